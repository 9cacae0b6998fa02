import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { getDocumentProxy, extractText } from 'unpdf';

export const sampleFolder = fileURLToPath(new URL('../../server/demo', import.meta.url));

/** What nobody outside the groups may receive, drawn from the sample spreadsheet and the two meetings' notes. */
export async function sampleSecrets(): Promise<string[]> {
  const csv = await readFile(join(sampleFolder, 'situations.csv'), 'utf8');
  const rows: Record<string, string>[] = parse(csv, { delimiter: ';', columns: true });
  const fromTable = rows.flatMap(({ Nom = '', Prénom = '', Adresse = '', ...row }) => [
    ...[Nom, Prénom, row['Tél. famille'] ?? ''],
    row['Surnom / alias']?.replace('le petit ', '') ?? '',
    Adresse.split(' bât')[0] ?? '',
    ...(row['Responsables légaux'] ?? '').split(' ').filter((word) => /^\p{Lu}/u.test(word) && !TITLES.has(word)),
  ]);
  const inNotes = ['GH-482-QX', 'enzo_bx93', 'Lyna', 'Peyrat', 'Droz'];
  return [...new Set([...fromTable, ...inNotes])].filter((secret) => secret.length > 2);
}

const TITLES = new Set(['M.', 'Mme', 'Tutrice']);

/** Accents, case, hyphens, spaces and dots set aside: what a reader would recognise all the same. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.\-’']/g, '');

/** The secrets that a text holds, whole words only for short ones: « Rose » is not in « arrosé ». */
export function secretsIn(text: string, secrets: string[]): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const squeezed = folded(text);
  return secrets.filter((secret) => {
    const bare = folded(secret);
    if (bare.length > 7) return squeezed.includes(bare);
    const word = secret
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(plain);
  });
}

/** Every part of a DOCX as text, markup taken out so that a name cut by formatting is whole again. */
export const docxText = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString('utf8'))
    .flatMap((xml) => [xml, xml.replace(/<[^>]+>/g, '')])
    .join('\n');

/** The text of a PDF and its properties. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const [{ text }, { info }] = await Promise.all([extractText(document, { mergePages: true }), document.getMetadata()]);
  return `${text}\n${JSON.stringify(info)}`;
}
