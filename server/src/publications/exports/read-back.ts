import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { isOfPixelsAlone } from '../../core/images/image.ts';

/** A text that a finished file holds, for its readers to see or among its properties. */
export interface FileText {
  in: 'text' | 'properties';
  text: string;
}

const PICTURES = /^(word\/media|Pictures)\/./;

/**
 * The texts of a DOCX or an ODT, one for each paragraph, cell, property and alternative text, of every part of it.
 * @throws {RangeError} when a picture holds more than its pixels: nobody reads what else it says
 */
export function officeTexts(bytes: Uint8Array): FileText[] {
  const parts = Object.entries(unzipSync(bytes));
  for (const [name, part] of parts)
    if (PICTURES.test(name) && !isOfPixelsAlone(Buffer.from(part)))
      throw new RangeError('a picture that holds more than its pixels');
  return parts
    .filter(([name]) => name.endsWith('.xml'))
    .flatMap(([name, part]) => {
      const place = /^(docProps\/|meta\.xml$)/.test(name) ? 'properties' : 'text';
      return xmlTexts(strFromU8(part)).map((text): FileText => ({ in: place, text }));
    });
}

/** The texts of a PDF, one for each marked passage, property and alternative text, as a PDF reader finds them. */
export async function pdfTexts(bytes: Uint8Array): Promise<FileText[]> {
  // The reader takes the bytes it is given for its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const shown: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      shown.push(...passages(items), ...alternatives(await page.getStructTree()));
    }
    const { info, metadata } = await pdf.getMetadata();
    const properties = [...Object.values(info), ...xmlTexts(metadata?.getRaw() ?? '')];
    return [
      ...shown.map((text): FileText => ({ in: 'text', text })),
      ...properties.filter(isWords).map((text): FileText => ({ in: 'properties', text })),
    ];
  } finally {
    await pdf.destroy();
  }
}

/** A property in words: an instant of the file's own is no text. */
const isWords = (value: unknown): value is string =>
  typeof value === 'string' && !/^(D:)?\d{4}-?\d{2}-?\d{2}/.test(value);

type TextItems = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>['getTextContent']>
>['items'];

/** Each marked passage in one piece, its lines joined. */
function passages(items: TextItems): string[] {
  const found = [''];
  for (const item of items) {
    if ('str' in item) found[found.length - 1] += item.str + (item.hasEOL ? ' ' : '');
    else found.push('');
  }
  return found.map((text) => text.trim()).filter(Boolean);
}

/** What stands for pictures, anywhere in the structure. */
function alternatives(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { alt, children } = node as { alt?: unknown; children?: unknown };
  return [
    ...(typeof alt === 'string' ? [alt] : []),
    ...(Array.isArray(children) ? children.flatMap(alternatives) : []),
  ];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The runs of one paragraph are one text: a name is found however it was cut up or formatted. */
function xmlTexts(xml: string): string[] {
  const shownAttributes = [...xml.matchAll(/\s(?:descr|title|draw:name)="([^"]*)"/g)].map(([, value = '']) => value);
  const flowing = xml
    .replace(/[\r\n]+/g, ' ')
    .replace(/<w:([rp]Pr)\b[^>]*>.*?<\/w:\1>/g, '')
    .replace(/<(?:w:tab|w:br|text:tab|text:line-break|text:s)\b[^>]*>/g, ' ')
    .replace(/<\/?(?:w:r|w:t|text:span|text:a|text:page-number|text:page-count)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n');
  return [...flowing.split('\n'), ...shownAttributes]
    .map((text) => text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity).trim())
    .filter(Boolean);
}
