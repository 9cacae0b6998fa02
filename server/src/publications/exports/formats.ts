import type { MinutesContent } from '@huis-clos/contracts';
import type { Image } from '../../core/images/image.ts';
import { toDocx } from './docx.ts';
import type { Identity } from './layout.ts';
import { toOdt } from './odt.ts';
import { toPdf } from './pdf.ts';
import { officeTexts, pdfTexts, type FileText } from './read-back.ts';

/** What can be made of minutes, and read back from what was made. */
export interface FileFormat {
  /** Media type. */
  type: string;
  /** As a sentence calls it. */
  called: string;
  /** @param logo of the letterhead */
  make: (content: MinutesContent, identity: Identity, logo: Image | null) => Promise<Buffer> | Buffer;
  texts: (bytes: Uint8Array) => Promise<FileText[]> | FileText[];
}

export type FormatName = 'docx' | 'odt' | 'pdf';

export type Formats = Record<FormatName, FileFormat>;

/** They work in the caller's thread: background-formats.ts gives them one of their own. */
export const formats: Formats = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    called: 'le document Word',
    make: toDocx,
    texts: officeTexts,
  },
  odt: {
    type: 'application/vnd.oasis.opendocument.text',
    called: 'le document OpenDocument',
    make: toOdt,
    texts: officeTexts,
  },
  pdf: { type: 'application/pdf', called: 'le PDF', make: toPdf, texts: pdfTexts },
};
