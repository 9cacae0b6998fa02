import { inBackground, type Background } from '../../core/background.ts';
import type { Making } from './format-thread.ts';
import { formats, type FileFormat, type FormatName, type Formats } from './formats.ts';
import type { FileText } from './read-back.ts';

/** Beside this file, once it is built. */
const builtThread = new URL('./format-thread.js', import.meta.url);

/** The formats, whose files are made and read back in a thread of their own: a long PDF takes seconds. */
export function backgroundFormats(thread = builtThread): { formats: Formats } & Pick<Background, 'close'> {
  const { ask, close } = inBackground(thread);
  const inThread = (format: FormatName): FileFormat => ({
    ...formats[format],
    make: async (content, identity, logo) =>
      Buffer.from((await ask('make', { format, content, identity, logo } satisfies Making)) as Uint8Array),
    texts: async (bytes) => (await ask('texts', { format, bytes })) as FileText[],
  });
  return { formats: { docx: inThread('docx'), odt: inThread('odt'), pdf: inThread('pdf') }, close };
}
