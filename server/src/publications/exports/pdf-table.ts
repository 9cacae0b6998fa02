import type { Column } from './layout.ts';

type Structure = PDFKit.PDFStructureElement;

/** The library knows it, its types do not. */
const COLUMN_HEAD: PDFKit.Mixins.StructureElementOptions & { scope: string } = { scope: 'Column' };

/** Points. */
const PADDING = 4;
const RULE = 0.5;

/** A text of no more characters than this fits a page in the narrowest column. */
const SHORT = 200;

interface Look {
  regular: string;
  bold: string;
  size: number;
  ink: string;
}

/** Where the table stands on its pages; points. */
interface Frame {
  left: number;
  widths: number[];
}

/**
 * Draws a tagged table: a row is never cut by the end of a page unless it is longer than a page, and every page begins
 * with the column heads, which a screen reader hears once (repeated heads are artifacts: PDF/UA-1, 7.8).
 */
export function drawTable(
  pdf: PDFKit.PDFDocument,
  root: Structure,
  { columns, rows, left, look }: { columns: Column[]; rows: string[][]; left: number; look: Look },
): void {
  const width = pdf.page.width - 2 * left;
  const frame: Frame = { left, widths: columns.map(({ share }) => (width * share) / 100) };
  const titles = columns.map(({ title }) => title);
  const headHeight = heightOf(pdf, frame, titles, look.bold, look);
  const room = pdf.page.maxY() - pdf.page.margins.top - headHeight;
  const fitted = rows.flatMap((row) => fitting(pdf, frame, row, room, look));

  const table = pdf.struct('Table');
  root.add(table);
  const firstHeight = fitted[0] ? heightOf(pdf, frame, fitted[0], look.regular, look) : 0;
  if (pdf.y + headHeight + firstHeight > pdf.page.maxY()) pdf.addPage();
  drawRow(pdf, table, 'TH', frame, titles, headHeight, look);
  for (const row of fitted) {
    const height = heightOf(pdf, frame, row, look.regular, look);
    if (pdf.y + height > pdf.page.maxY()) {
      pdf.addPage();
      drawRow(pdf, null, 'TH', frame, titles, headHeight, look);
    }
    drawRow(pdf, table, 'TD', frame, row, height, look);
  }
  table.end();
  pdf.x = left;
}

/** `table` null: for the eye alone. */
function drawRow(
  pdf: PDFKit.PDFDocument,
  table: Structure | null,
  tag: 'TH' | 'TD',
  { left, widths }: Frame,
  cells: string[],
  height: number,
  look: Look,
): void {
  const top = pdf.y;
  const row = table && pdf.struct('TR');
  if (table && row) table.add(row);
  const lefts = widths.map((_, at) => left + sum(widths.slice(0, at)));
  pdf.markContent('Artifact', { type: 'Layout' });
  widths.forEach((width, at) => {
    pdf.rect(lefts[at] ?? left, top, width, height).lineWidth(RULE);
    if (tag === 'TH') pdf.fillAndStroke('#EEF1F6', '#B8BECB');
    else pdf.stroke('#B8BECB');
  });
  if (row) pdf.endMarkedContent();
  cells.forEach((text, at) => {
    const write = () => {
      pdf
        .font(tag === 'TH' ? look.bold : look.regular)
        .fontSize(look.size)
        .fillColor(look.ink);
      pdf.text(text, (lefts[at] ?? left) + PADDING, top + PADDING, { width: (widths[at] ?? 0) - 2 * PADDING });
    };
    if (row) row.add(pdf.struct(tag, tag === 'TH' ? COLUMN_HEAD : {}, write));
    else write();
  });
  if (row) row.end();
  else pdf.endMarkedContent();
  pdf.y = top + height;
}

function heightOf(pdf: PDFKit.PDFDocument, { widths }: Frame, cells: string[], font: string, { size }: Look): number {
  pdf.font(font).fontSize(size);
  return (
    Math.max(...cells.map((text, at) => pdf.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PADDING }))) +
    2 * PADDING
  );
}

/** The row as it is, or in as many rows as a text longer than a page needs. */
function fitting(pdf: PDFKit.PDFDocument, frame: Frame, row: string[], room: number, look: Look): string[][] {
  if (heightOf(pdf, frame, row, look.regular, look) <= room) return [row];
  const halves = row.map(halved);
  return [0, 1].flatMap((half) =>
    fitting(
      pdf,
      frame,
      halves.map((texts) => texts[half] ?? ''),
      room,
      look,
    ),
  );
}

/** Cut between words near its middle; a short text whole. */
function halved(text: string): [string, string] {
  if (text.length < SHORT) return [text, ''];
  const middle = Math.ceil(text.length / 2);
  const space = text.lastIndexOf(' ', middle);
  const at = space > 0 ? space : middle;
  return [text.slice(0, at), text.slice(at).trimStart()];
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
