import type { MinutesContent } from '@huis-clos/contracts';
import { getDocumentProxy, extractText } from 'unpdf';
import { strFromU8, unzipSync } from 'fflate';
import { imageOf, type Image } from '../../../server/src/core/images/image.ts';
import { createDetectors } from '../../../server/src/publications/detectors/detectors.ts';
import { formats } from '../../../server/src/publications/exports/formats.ts';
import { toDocx } from '../../../server/src/publications/exports/docx.ts';
import { toOdt } from '../../../server/src/publications/exports/odt.ts';
import { toPdf } from '../../../server/src/publications/exports/pdf.ts';
import { assertCleanFiles } from '../../../server/src/publications/file-scan.ts';
import { content, identity } from '../../harness/minutes-content.ts';
import { jpeg, png, pngChunk } from '../../harness/pictures.ts';

const said = [
  'Valmont-sur-Loire',
  'Groupe de travail Jeunesse',
  'jeudi 8 octobre 2026',
  'salle du conseil',
  'Association Passerelle (éducateur)',
  'Excusé',
  'Examen de situations',
  'Déscolarisation',
  '« très bon retour »',
  'Un jeune (K) ne vient plus au collège.',
  'Alerte hebdomadaire jusqu’en décembre.',
  'Visite à domicile',
  '13/10/2026',
  'Jeudi 5 novembre 2026',
  'Version publiée, nominatifs occultés',
];
const plain = (text: string): string => text.replace(/\s+/gu, ' ');

async function unpacked(): Promise<Record<string, string>> {
  const files = unzipSync(await toDocx(content, identity, null));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('the Word document', () => {
  it('says everything the minutes say, present before excused', async () => {
    const text = plain((await unpacked())['word/document.xml']?.replace(/<[^>]+>/g, ' ') ?? '');
    for (const passage of said) expect(text).toContain(plain(passage));
    expect(text.indexOf('Présent ')).toBeLessThan(text.indexOf('Excusé'));
  });

  it('has no author, no date and no revision in its properties, and no comment', async () => {
    const files = await unpacked();
    expect(files['docProps/core.xml']).toMatch(
      /<dc:title>Compte rendu<\/dc:title><dc:language>fr-FR<\/dc:language><\/cp:core/,
    );
    expect(Object.values(files).join('')).not.toMatch(
      /Un-named|dcterms|lastModifiedBy|<w:(ins|del) |w:rsid|<w:comment /,
    );
  });

  it('uses real styles, and table headers that repeat', async () => {
    const xml = (await unpacked())['word/document.xml'] ?? '';
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
  });
});

describe('the OpenDocument text', () => {
  const files = () =>
    Object.entries(unzipSync(toOdt(content, identity, null))).map(([name, bytes]) => ({
      name,
      text: strFromU8(bytes),
    }));
  const part = (name: string) => files().find((file) => file.name === name)?.text ?? '';

  it('begins with its type, not compressed, and lists every part', () => {
    const bytes = toOdt(content, identity, null);
    expect(bytes.subarray(30, 38).toString()).toBe('mimetype');
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.subarray(38, 77).toString()).toBe('application/vnd.oasis.opendocument.text');
    const manifest = part('META-INF/manifest.xml');
    for (const { name } of files().filter((file) => !/^(mimetype|META-INF)/.test(file.name)))
      expect(manifest).toContain(`full-path="${name}"`);
  });

  it('says everything the minutes say, present before excused', () => {
    const text = plain(part('content.xml').replace(/<[^>]+>/g, ' '));
    for (const passage of said) expect(text).toContain(plain(passage));
    expect(text.indexOf('Présent ')).toBeLessThan(text.indexOf('Excusé'));
  });

  it('uses only styles that it defines, real headings, and table headers that repeat', () => {
    const xml = part('content.xml');
    const defined = new Set(
      [...`${xml}${part('styles.xml')}`.matchAll(/style:name="([^"]+)"/g)].map(([, name]) => name),
    );
    const used = [...xml.matchAll(/(?<!style):style-name="([^"]+)"/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
    expect(xml).toContain('<text:h text:style-name="Heading_20_2" text:outline-level="2">');
    expect(xml.match(/<table:table-header-rows>/g)).toHaveLength(3);
  });

  it('writes what XML reserves as text', () => {
    const odd = { ...content, place: 'salle <b>&"1"' };
    const xml = strFromU8(unzipSync(toOdt(odd, identity, null))['content.xml'] ?? new Uint8Array());
    expect(xml).toContain('salle &lt;b&gt;&amp;&quot;1&quot;');
  });

  it('has no author, no date, no history of editing, and the same bytes whenever it is downloaded', () => {
    expect(part('meta.xml')).not.toMatch(/creator|date|editing|user-defined/);
    expect(toOdt(content, identity, null).equals(toOdt(content, identity, null))).toBe(true);
  });
});

describe('the logo of the letterhead', () => {
  const logo = imageOf(png({ width: 120, height: 60 }));
  const made = async () => [await toDocx(content, identity, logo), toOdt(content, identity, logo)];

  it('is in the Word document and in the OpenDocument text as it is kept, said to be the commune’s', async () => {
    const [docx, odt] = (await made()).map((bytes) => unzipSync(bytes));
    for (const files of [docx, odt]) {
      const pictures = Object.entries(files ?? {}).filter(([name]) => /\.(png|jpe?g)$/.test(name));
      expect(pictures.map(([, bytes]) => Buffer.from(bytes).equals(logo.bytes))).toEqual([true]);
    }
    expect(strFromU8(docx?.['word/document.xml'] ?? new Uint8Array())).toContain('descr="Valmont-sur-Loire"');
    // 4.4 cm by 2.2 cm: as high as its room, its proportions kept.
    expect(strFromU8(odt?.['content.xml'] ?? new Uint8Array())).toMatch(
      /svg:width="4.40cm" svg:height="2.20cm">.*<svg:title>Valmont-sur-Loire<\/svg:title>/,
    );
    expect(strFromU8(odt?.['META-INF/manifest.xml'] ?? new Uint8Array())).toContain('full-path="Pictures/logo.png"');
  });

  it.each([
    ['PNG', logo],
    ['JPEG', imageOf(jpeg())],
  ])('is a %s figure of the PDF with its alternative text and its place', async (_type, image) => {
    const bytes = await toPdf(content, identity, image);
    const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
    expect(JSON.stringify(await page.getStructTree())).toMatch(/"role":"Figure"[^}]*\}[^{}]*"alt":"Valmont-sur-Loire"/);
    expect(bytes.toString('latin1')).toMatch(/\/BBox \[56 /);
  });

  it('lets the minutes through, unless its alternative text names somebody or it holds more than its pixels', async () => {
    const detectors = createDetectors();
    const person = {
      ...{ id: 's1', situationId: 's1', kinship: 'subject' as const, firstNames: ['Yanis'], lastNames: ['Belkadri'] },
      ...{ aliases: [], category: 'minor' as const, gender: 'masculine' as const, phones: [], addresses: [] },
      ...{ emails: [], birthDate: null },
    };
    const refusal = async (of: MinutesContent, image: Image): Promise<unknown> =>
      assertCleanFiles(
        detectors,
        { persons: [person], professionals: [], neverPersons: [] },
        of,
        image,
        Object.values(formats),
      ).then(
        () => null,
        (error: unknown) => (error as { code?: string }).code,
      );
    expect(await refusal(content, logo)).toBeNull();
    expect(await refusal({ ...content, commune: 'Belkadri-sur-Loire' }, logo)).toBe('LEAK_FOUND');
    const talkative = png({ extra: [pngChunk('tEXt', Buffer.from('Author\0Yanis Belkadri'))] });
    expect(await refusal(content, { ...logo, bytes: talkative })).toBe('UNAVAILABLE');
  });
});

describe('the number and the version', () => {
  it('say which version these replace, and when that was withdrawn', async () => {
    const replaces = { edition: 1, withdrawnOn: '2026-11-20' };
    const second = { number: '2026-3', edition: 2, replaces, publishedOn: '2026-11-21' };
    const odt = strFromU8(unzipSync(toOdt(content, second, null))['content.xml'] ?? new Uint8Array());
    const { text } = await extractText(new Uint8Array(await toPdf(content, second, null)), {
      mergePages: true,
    });
    for (const read of [odt, text]) {
      expect(plain(read)).toContain('Compte rendu n° 3/2026, version 2');
      expect(plain(read)).toContain('Remplace la version 1, retirée le 20 novembre 2026.');
    }
  });
});

describe('the PDF', () => {
  it('says everything the minutes say, the longest cell included, on numbered pages', async () => {
    const bytes = await toPdf(content, identity, null);
    const { text, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: true });
    for (const passage of said) expect(plain(text)).toContain(plain(passage));
    expect(plain(text).match(/Une phrase qui se répète/g)).toHaveLength(60);
    expect(totalPages).toBeGreaterThan(1);
    expect(plain(text)).toContain(`Page ${totalPages} / ${totalPages}`);
  });

  it('is tagged French with a title, header cells and embedded fonts', async () => {
    const bytes = await toPdf(content, identity, null);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Compte rendu', Language: 'fr-FR' });
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'H3', 'L', 'LI', 'LBody', 'Table', 'TH', 'TD'])
      expect(tree).toContain(`"role":"${role}"`);
    expect(bytes.toString('latin1').match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('has no author, and the same bytes whenever it is downloaded', async () => {
    const [first, second] = [await toPdf(content, identity, null), await toPdf(content, identity, null)];
    expect(first.equals(second)).toBe(true);
    const { info } = await (await getDocumentProxy(new Uint8Array(first))).getMetadata();
    expect(Object.keys(info)).not.toContain('Author');
  });

  it('cuts no row of a long table, and begins each of its pages with the column heads, heard once', async () => {
    const actions = Array.from({ length: 40 }, (_, index) => ({
      what: `Début ${index}. ${'Un texte qui prend plusieurs lignes du tableau. '.repeat(1 + (index % 6))}Fin ${index}.`,
      who: 'Association Passerelle',
      dueOn: '2026-10-13',
    }));
    const bytes = await toPdf({ ...content, actions }, identity, null);
    const { text: pages } = await extractText(new Uint8Array(bytes), { mergePages: false });
    const onPages = (passage: string) => pages.flatMap((text, page) => (plain(text).includes(passage) ? [page] : []));
    for (let index = 0; index < 40; index += 1)
      expect([index, onPages(`Fin ${index}.`)]).toEqual([index, onPages(`Début ${index}.`)]);
    const withRows = [...new Set(actions.flatMap((_, index) => onPages(`Début ${index}.`)))];
    expect(withRows.length).toBeGreaterThan(2);
    expect(onPages('Quoi Qui Échéance')).toEqual(withRows);

    // Of the structure: attendance, decisions, actions.
    expect(bytes.toString('latin1').match(/\/S \/TH\b/g)).toHaveLength(2 + 2 + 3);
  });
});
