import type { MinutesContent } from '@huis-clos/contracts';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IStylesOptions,
} from 'docx';
import type { Image } from '../../core/images/image.ts';
import { layOut, type Column, type Identity, type Picture, type Piece } from './layout.ts';
import { words } from './words.ts';

/** Twentieths of a point. */
const CM = 567;
/** Pixels of the format, 96 to the inch, in a centimetre. */
const PIXELS = 96 / 2.54;
const INK = '1F2A44';
const RULE = 'B8BECB';
const ITEMS = 'items';

/** A4 less its margins: `docx` wants column widths in twentieths of a point for every reader to respect them. */
const TEXT_WIDTH = 17 * CM;

/**
 * The minutes as an editable Word document with real styles.
 * Its properties are fixed: no author, no dates, no revision, the same title whatever the meeting.
 */
export async function toDocx(content: MinutesContent, identity: Identity, logo: Image | null): Promise<Buffer> {
  const document = new Document({
    title: words.title,
    styles,
    numbering: {
      config: [
        {
          reference: ITEMS,
          levels: [
            {
              level: 0,
              format: 'bullet',
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: CM, hanging: CM / 2 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 21 * CM, height: 29.7 * CM }, margin: margins } },
        footers: { default: pageFooter() },
        children: layOut(content, identity, logo).flatMap(draw),
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: CORE_PROPERTIES }]);
}

const margins = { top: 2 * CM, bottom: 2 * CM, left: 2 * CM, right: 2 * CM };

/** Written by hand: the library would add an author, a revision number and the time of the download. */
const CORE_PROPERTIES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${words.title}</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>`;

const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 120 } },
    },
    title: { run: { size: 36, bold: true, color: INK }, paragraph: { spacing: { before: 360, after: 120 } } },
    heading2: {
      run: { size: 28, bold: true, color: INK },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading3: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
    heading4: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 160, after: 80 }, keepNext: true } },
  },
  paragraphStyles: [
    {
      id: 'Letterhead',
      name: 'En-tête de la commune',
      basedOn: 'Normal',
      run: { color: INK, bold: true },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

function draw(piece: Piece): (Paragraph | Table)[] {
  switch (piece.kind) {
    case 'letterhead':
      return [
        ...(piece.logo ? [drawPicture(piece.logo)] : []),
        ...piece.lines.map((text, index) => letterheadLine(text, index === piece.lines.length - 1)),
      ];
    case 'title':
      return [new Paragraph({ text: piece.text, heading: HeadingLevel.TITLE })];
    case 'heading':
      return [new Paragraph({ text: piece.text, heading: headings[piece.level] })];
    case 'paragraph':
      return [new Paragraph({ text: piece.text })];
    case 'item':
      return [
        piece.label === '–'
          ? new Paragraph({ text: piece.text, numbering: { reference: ITEMS, level: 0 } })
          : new Paragraph({ text: `${piece.label}\u00A0${piece.text}`, indent: { left: CM, hanging: CM / 2 } }),
      ];
    case 'table':
      // Word needs a paragraph after a table, or two tables in a row become one.
      return [drawTable(piece.columns, piece.rows), new Paragraph({})];
  }
}

const drawPicture = ({ image, width, height, alt }: Picture): Paragraph =>
  new Paragraph({
    style: 'Letterhead',
    spacing: { after: 120 },
    children: [
      new ImageRun({
        type: image.type === 'image/png' ? 'png' : 'jpg',
        data: image.bytes,
        transformation: { width: width * PIXELS, height: height * PIXELS },
        altText: { name: 'Logo', description: alt },
      }),
    ],
  });

const letterheadLine = (text: string, last: boolean): Paragraph =>
  new Paragraph({
    text,
    style: 'Letterhead',
    ...(last && { border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: INK, space: 6 } } }),
  });

function drawTable(columns: Column[], rows: string[][]): Table {
  const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / 100));
  const cell = (text: string, index: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(head && { shading: { type: ShadingType.CLEAR, fill: 'EEF1F6' } }),
      children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, bold: head })] })],
    });
  const edge = { style: BorderStyle.SINGLE, size: 4, color: RULE };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
}

const pageFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 18,
            children: [`${words.page}\u00A0`, PageNumber.CURRENT, '\u00A0/\u00A0', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
