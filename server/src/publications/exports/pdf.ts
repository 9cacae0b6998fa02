import { fileURLToPath } from 'node:url';
import type { MinutesContent } from '@huis-clos/contracts';
import PDFDocument from 'pdfkit';
import type { Image } from '../../core/images/image.ts';
import { layOut, type Identity, type Picture, type Piece } from './layout.ts';
import { drawTable } from './pdf-table.ts';
import { words } from './words.ts';

/** Points; the page is A4. */
const MARGIN = 56;
const BODY = 10.5;
/** What a line of it takes. */
const LINE = BODY * 1.4;
const CM = 72 / 2.54;
const INK = '#1F2A44';
const TEXT = '#111111';
const SMALL = '#4A5160';

const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`));
const fonts = {
  regular: fontFile('400Regular/SourceSans3_400Regular'),
  bold: fontFile('600SemiBold/SourceSans3_600SemiBold'),
};

/**
 * The minutes as a tagged PDF (PDF/UA-1: structure, language, title, embedded fonts, header cells).
 * Its properties are fixed; its date is the day of publication, never the time of the download.
 */
export async function toPdf(content: MinutesContent, identity: Identity, logo: Image | null): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1a',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular,
    info: {
      Title: words.title,
      Producer: 'Huis clos',
      Creator: 'Huis clos',
      CreationDate: new Date(identity.publishedOn),
    },
  });
  const bytes = collect(pdf);
  draw(pdf, layOut(content, identity, logo));
  numberPages(pdf);
  pdf.end();
  return bytes;
}

type Structure = PDFKit.PDFStructureElement;

function draw(pdf: PDFKit.PDFDocument, pieces: Piece[]): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  let list: Structure | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'item') {
      if (!list) root.add((list = pdf.struct('L')));
      drawItem(pdf, list, piece.label, piece.text);
      continue;
    }
    list?.end();
    list = null;
    drawPiece(pdf, root, piece);
  }
  list?.end();
  root.end();
}

function drawPiece(pdf: PDFKit.PDFDocument, root: Structure, piece: Exclude<Piece, { kind: 'item' }>): void {
  switch (piece.kind) {
    case 'letterhead':
      if (piece.logo) drawPicture(pdf, root, piece.logo);
      for (const line of piece.lines) write(pdf, root, 'P', line, { bold: true, color: INK, after: 1 });
      return rule(pdf);
    case 'title':
      return write(pdf, root, 'H1', piece.text, { bold: true, size: 18, color: INK, before: 14, after: 6 });
    case 'heading':
      return write(pdf, root, `H${piece.level}`, piece.text, headingLook[piece.level]);
    case 'paragraph':
      return write(pdf, root, 'P', piece.text, { after: 5 });
    case 'table':
      drawTable(pdf, root, { ...piece, left: MARGIN, look: tableLook });
      pdf.y += 8;
  }
}

const tableLook = { ...fonts, size: BODY, ink: TEXT };

interface Look {
  bold?: boolean;
  size?: number;
  color?: string;
  before?: number;
  after?: number;
}
const headingLook: Record<2 | 3 | 4, Look> = {
  2: { bold: true, size: 14, color: INK, before: 14, after: 5 },
  3: { bold: true, size: 12, before: 9, after: 4 },
  4: { bold: true, before: 7, after: 3 },
};

function write(pdf: PDFKit.PDFDocument, parent: Structure, tag: string, text: string, look: Look): void {
  const { bold = false, size = BODY, color = TEXT, before = 0, after = 0 } = look;
  pdf.font(bold ? fonts.bold : fonts.regular).fontSize(size);
  pdf.y += before;
  // A heading never stays alone at the foot of a page: four lines follow it, or a table's head and first row.
  if (tag !== 'P') keepTogether(pdf, pdf.currentLineHeight(true) + after + 4 * LINE);
  parent.add(
    pdf.struct(tag, {}, () => {
      pdf.fillColor(color).text(text, MARGIN, pdf.y, { lineGap: 1.5 });
    }),
  );
  pdf.y += after;
}

/** A figure says what it shows, and where on its page (PDF/UA-1, 7.3; ISO 32000-1, 14.8.5.4.3). */
function drawPicture(pdf: PDFKit.PDFDocument, root: Structure, { image, width, height, alt }: Picture): void {
  const { y } = pdf;
  const [right, bottom] = [MARGIN + width * CM, y + height * CM];
  // The library knows the box, its types do not.
  const options: PDFKit.Mixins.StructureElementOptions & { bbox: number[] } = { alt, bbox: [MARGIN, y, right, bottom] };
  const draws = () => void pdf.image(image.bytes, MARGIN, y, { width: width * CM, height: height * CM });
  root.add(pdf.struct('Figure', options, draws));
  pdf.y = bottom + 8;
}

function drawItem(pdf: PDFKit.PDFDocument, list: Structure, label: string, text: string): void {
  pdf.font(fonts.regular).fontSize(BODY).fillColor(TEXT);
  keepTogether(pdf, LINE);
  const { y } = pdf;
  const indent = 18;
  const item = pdf.struct('LI');
  list.add(item);
  item.add(pdf.struct('Lbl', {}, () => void pdf.text(label, MARGIN + 2, y, { lineBreak: false })));
  item.add(
    pdf.struct('LBody', {}, () => {
      pdf.text(text, MARGIN + indent, y, { lineGap: 1.5, width: pdf.page.width - 2 * MARGIN - indent });
    }),
  );
  item.end();
  pdf.y += 3;
}

function rule(pdf: PDFKit.PDFDocument): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  const y = pdf.y + 4;
  pdf
    .moveTo(MARGIN, y)
    .lineTo(pdf.page.width - MARGIN, y)
    .lineWidth(1)
    .stroke(INK);
  pdf.endMarkedContent();
  pdf.y = y + 4;
}

/** Begins a new page unless this height still fits; points. */
function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
}

function numberPages(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    // Written in the margin, where text would otherwise begin a new page.
    pdf.page.margins.bottom = 0;
    pdf
      .font(fonts.regular)
      .fontSize(9)
      .fillColor(SMALL)
      .text(`${words.page}\u00A0${page + 1}\u00A0/\u00A0${count}`, MARGIN, pdf.page.height - 36, {
        align: 'center',
        width: pdf.page.width - 2 * MARGIN,
        lineBreak: false,
      });
    pdf.page.margins.bottom = MARGIN;
    pdf.endMarkedContent();
  }
}

async function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
