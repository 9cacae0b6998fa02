import type { MinutesContent } from '@huis-clos/contracts';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Image } from '../../core/images/image.ts';
import { layOut, type Column, type Identity, type Picture, type Piece } from './layout.ts';
import { META, NAMESPACES, STYLES, TABLE_STYLES } from './odt-styles.ts';

const MIME = 'application/vnd.oasis.opendocument.text';

/** Centimetres between the margins of an A4 page. */
const TEXT_WIDTH = 17;

/** Every download is the same bytes: the archive says no time of its own. */
const EPOCH = '1980-01-01T00:00:00';

/**
 * The minutes as an editable OpenDocument text with real styles (OASIS ODF 1.3).
 * Its properties are fixed: a title and a language, no author, no date, no history of editing.
 */
export function toOdt(content: MinutesContent, identity: Identity, logo: Image | null): Buffer {
  const pieces = layOut(content, identity, logo);
  const files: Zippable = {
    // First and not compressed: how a reader knows the format without unpacking it (ODF 1.3, part 2, 3.3).
    mimetype: [strToU8(MIME), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest(logo)),
    'content.xml': strToU8(contentXml(pieces)),
    'styles.xml': strToU8(STYLES),
    'meta.xml': strToU8(META),
    ...(logo && { [partOf(logo)]: [logo.bytes, { level: 0 }] }),
  };
  return Buffer.from(zipSync(files, { mtime: EPOCH }));
}

const partOf = ({ type }: Image): string => `Pictures/logo.${type === 'image/png' ? 'png' : 'jpg'}`;

function manifest(logo: Image | null): string {
  const entry = (path: string, type: string): string =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/>${[
    'content.xml',
    'styles.xml',
    'meta.xml',
  ]
    .map((path) => entry(path, 'text/xml'))
    .join('')}${logo ? entry(partOf(logo), logo.type) : ''}</manifest:manifest>`;
}

function contentXml(pieces: Piece[]): string {
  const tables = pieces.filter((piece) => piece.kind === 'table');
  const widths = tables.flatMap(({ columns }, table) => columns.map((column, at) => columnStyle(table, at, column)));
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${TABLE_STYLES}${widths.join('')}</office:automatic-styles><office:body><office:text>${body(pieces)}</office:text></office:body></office:document-content>`;
}

const columnStyle = (table: number, at: number, { share }: Column): string =>
  `<style:style style:name="T${table}C${at}" style:family="table-column"><style:table-column-properties style:column-width="${((TEXT_WIDTH * share) / 100).toFixed(2)}cm"/></style:style>`;

/** Items that follow one another are one list. */
function body(pieces: Piece[]): string {
  let tables = 0;
  return pieces
    .map((piece, at) => {
      if (piece.kind === 'table') return drawTable(piece, tables++);
      if (piece.kind !== 'item') return draw(piece);
      const style = piece.label === '–' ? 'Dashes' : 'Numbers';
      const begins = pieces[at - 1]?.kind !== 'item';
      const ends = pieces[at + 1]?.kind !== 'item';
      const item = `<text:list-item>${paragraph('List_20_item', piece.text)}</text:list-item>`;
      return `${begins ? `<text:list text:style-name="${style}">` : ''}${item}${ends ? '</text:list>' : ''}`;
    })
    .join('');
}

function draw(piece: Exclude<Piece, { kind: 'item' | 'table' }>): string {
  switch (piece.kind) {
    case 'letterhead':
      return [
        piece.logo ? drawPicture(piece.logo) : '',
        ...piece.lines.map((line, at) =>
          paragraph(at === piece.lines.length - 1 ? 'Letterhead_20_end' : 'Letterhead', line),
        ),
      ].join('');
    case 'title':
      return `<text:h text:style-name="Title" text:outline-level="1">${escaped(piece.text)}</text:h>`;
    case 'heading':
      return `<text:h text:style-name="Heading_20_${piece.level}" text:outline-level="${piece.level}">${escaped(piece.text)}</text:h>`;
    case 'paragraph':
      return paragraph('Text_20_body', piece.text);
  }
}

const drawPicture = ({ image, width, height, alt }: Picture): string =>
  `<text:p text:style-name="Letterhead_20_logo"><draw:frame text:anchor-type="as-char" svg:width="${width.toFixed(2)}cm" svg:height="${height.toFixed(2)}cm"><draw:image xlink:href="${partOf(image)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="${image.type}"/><svg:title>${escaped(alt)}</svg:title></draw:frame></text:p>`;

function drawTable({ columns, rows }: Extract<Piece, { kind: 'table' }>, index: number): string {
  const row = (cells: string[], cellStyle: string, style: string): string =>
    `<table:table-row table:style-name="Row">${cells
      .map(
        (text) =>
          `<table:table-cell table:style-name="${cellStyle}" office:value-type="string">${paragraph(style, text)}</table:table-cell>`,
      )
      .join('')}</table:table-row>`;
  const head = row(
    columns.map(({ title }) => title),
    'HeadCell',
    'Table_20_head',
  );
  const lines = rows.map((cells) => row(cells, 'Cell', 'Table_20_text')).join('');
  return `<table:table table:name="Table${index + 1}" table:style-name="Table">${columns
    .map((_, at) => `<table:table-column table:style-name="T${index}C${at}"/>`)
    .join('')}<table:table-header-rows>${head}</table:table-header-rows>${lines}</table:table>`;
}

const paragraph = (style: string, text: string): string =>
  `<text:p text:style-name="${style}">${escaped(text)}</text:p>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replace(/\n/g, '<text:line-break/>')
    .replace(/\t/g, '<text:tab/>');
