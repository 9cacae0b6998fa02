import { words } from './words.ts';

const INK = '#1f2a44';
const RULE = '0.5pt solid #b8becb';

export const NAMESPACES = ['office', 'text', 'table', 'style', 'meta', 'drawing']
  .map((name) => `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

/** A title and a language: nothing that says who, when or how often. */
export const META = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><meta:generator>Huis clos</meta:generator><dc:title>${words.title}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>`;

interface Look {
  parent?: string;
  text?: string;
  paragraph?: string;
}

/** Spaces of a name are written `_20_`: how the format has it. */
const paragraphStyle = (name: string, { parent, text = '', paragraph = '' }: Look): string =>
  `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}" style:family="paragraph"${
    parent ? ` style:parent-style-name="${parent}"` : ''
  }><style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`;

const bold = 'fo:font-weight="bold"';
const heading = (size: number, before: number): Look => ({
  parent: 'Standard',
  text: `${bold} fo:font-size="${size}pt" fo:color="${INK}"`,
  paragraph: `fo:margin-top="${before}pt" fo:margin-bottom="5pt" fo:keep-with-next="always"`,
});

const paragraphs = [
  paragraphStyle('Standard', { paragraph: 'fo:orphans="2" fo:widows="2"' }),
  paragraphStyle('Text_20_body', { parent: 'Standard', paragraph: 'fo:margin-bottom="6pt"' }),
  paragraphStyle('Letterhead', { parent: 'Standard', text: `${bold} fo:color="${INK}"` }),
  paragraphStyle('Letterhead_20_logo', { parent: 'Letterhead', paragraph: 'fo:margin-bottom="6pt"' }),
  paragraphStyle('Letterhead_20_end', {
    parent: 'Letterhead',
    paragraph: `fo:padding-bottom="4pt" fo:border-bottom="1pt solid ${INK}"`,
  }),
  paragraphStyle('Title', heading(18, 18)),
  paragraphStyle('Heading_20_2', heading(14, 16)),
  paragraphStyle('Heading_20_3', heading(12, 10)),
  paragraphStyle('Heading_20_4', heading(11, 8)),
  paragraphStyle('List_20_item', { parent: 'Standard', paragraph: 'fo:margin-bottom="3pt"' }),
  paragraphStyle('Table_20_text', { parent: 'Standard' }),
  paragraphStyle('Table_20_head', { parent: 'Standard', text: bold }),
  paragraphStyle('Footer', { parent: 'Standard', text: 'fo:font-size="9pt"', paragraph: 'fo:text-align="center"' }),
].join('');

const cell = (name: string, ground: string): string =>
  `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="${RULE}"${ground}/></style:style>`;

/** Of tables: word processors look for these beside the text, not among the named styles. */
export const TABLE_STYLES = [
  '<style:style style:name="Table" style:family="table"><style:table-properties style:width="17cm" table:align="left" table:border-model="collapsing" fo:margin-bottom="0.3cm"/></style:style>',
  '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
  cell('Cell', ''),
  cell('HeadCell', ' fo:background-color="#eef1f6"'),
].join('');

const INDENT =
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1cm"/></style:list-level-properties>';

const FOOTER = `<text:p text:style-name="Footer">${words.page}\u00A0<text:page-number text:select-page="current">1</text:page-number>\u00A0/\u00A0<text:page-count>1</text:page-count></text:p>`;

/** Named styles that a word processor shows and changes as its own. */
export const STYLES = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${NAMESPACES} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Calibri" fo:font-family="Calibri, Carlito, sans-serif" fo:font-size="11pt" fo:language="fr" fo:country="FR"/></style:default-style>${paragraphs}${[
  `<text:list-style style:name="Dashes"><text:list-level-style-bullet text:level="1" text:bullet-char="–">${INDENT}</text:list-level-style-bullet></text:list-style>`,
  `<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">${INDENT}</text:list-level-style-number></text:list-style>`,
].join(
  '',
)}</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>${FOOTER}</style:footer></style:master-page></office:master-styles></office:document-styles>`;
