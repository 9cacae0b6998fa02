import type { RegistryPerson } from '@huis-clos/anonymiser';
import type { MinutesContent } from '@huis-clos/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '../core/errors.ts';
import { createDetectors } from './detectors/detectors.ts';
import { formats, type FileFormat, type FormatName } from './exports/formats.ts';
import { assertCleanFiles } from './file-scan.ts';

const detectors = createDetectors();

const person = (fields: Partial<RegistryPerson>): RegistryPerson => ({
  ...{ id: 's1', situationId: 's1', kinship: 'subject', firstNames: [], lastNames: [], aliases: [] },
  ...{ category: 'minor', gender: 'masculine', phones: [], addresses: [], emails: [], birthDate: null },
  ...fields,
});
const yanis = person({ firstNames: ['Yanis'], lastNames: ['BELKADRI'], phones: ['06 39 98 41 27'] });

const content: MinutesContent = {
  commune: 'Valmont-sur-Loire',
  logoId: null,
  bodyName: 'Groupe de travail Jeunesse',
  meetingOn: '2026-10-08',
  place: 'salle du conseil',
  attendance: [{ label: 'Association Passerelle (éducateur)', status: 'present' }],
  agenda: ['Retour sur les actions'],
  exchanges: [{ kind: 'paragraph', level: null, text: 'Le collège propose une alerte chaque semaine.' }],
  situations: [{ kind: 'listItem', level: null, text: 'Un jeune (K) ne vient plus au collège.' }],
  decisions: [{ number: 1, text: 'Alerte hebdomadaire.' }],
  actions: [{ what: 'Visite à domicile', who: 'Association Passerelle', dueOn: '2026-10-13' }],
  nextMeetingOn: '2026-11-05',
};

/** The refusal's code and sentence; null when nothing is refused. */
async function refusal(made: FileFormat[], of = content, persons = [yanis]): Promise<[string, string] | null> {
  try {
    await assertCleanFiles(detectors, { persons, professionals: [], neverPersons: [] }, of, null, made);
    return null;
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.message];
    throw error;
  }
}

/** The format, one part of its archive rewritten after it was made. */
const rewritten = (name: 'docx' | 'odt', part: string, rewrite: (xml: string) => string): FileFormat => ({
  ...formats[name],
  make: async (...what) => {
    const parts = unzipSync(await formats[name].make(...what));
    return Buffer.from(zipSync({ ...parts, [part]: strToU8(rewrite(strFromU8(parts[part] ?? new Uint8Array()))) }));
  },
});

describe('the last scan, of the files themselves', () => {
  const every = Object.keys(formats) as FormatName[];

  it('lets minutes through that name nobody, in every format', async () => {
    expect(await refusal(every.map((name) => formats[name]))).toBeNull();
  });

  it('is not stopped by the words of every document, whoever is called so', async () => {
    const namesakes = ['Page', 'Présent', 'Échéance'].map((name, index) =>
      person({ id: `p${index}`, lastNames: [name], firstNames: ['Théophane'] }),
    );
    expect(
      await refusal(
        every.map((name) => formats[name]),
        content,
        namesakes,
      ),
    ).toBeNull();
  });

  it.each(every)('finds in the %s what any place of the template brings in, and says nothing of it', async (name) => {
    const places: Partial<MinutesContent>[] = [
      { commune: 'Commune de Yanis Belkadri' },
      { bodyName: 'Groupe Belkadri' },
      { place: 'au 06 39 98 41 27' },
      { attendance: [{ label: 'Famille Belkadri', status: 'present' }] },
      { agenda: ['Le point sur Yanis'] },
      { actions: [{ what: 'Visite', who: 'la mère de Yanis', dueOn: null }] },
    ];
    for (const planted of places) {
      const [code, message] = (await refusal([formats[name]], { ...content, ...planted })) ?? [];
      expect([planted, code]).toEqual([planted, 'LEAK_FOUND']);
      expect(message).toContain(`dans ${formats[name].called} une fois fabriqué, dans son texte`);
      expect(message).not.toMatch(/Yanis|Belkadri|06/);
    }
  });

  it.each<[string, FileFormat]>([
    [
      'the author of a Word document',
      rewritten('docx', 'docProps/core.xml', (xml) =>
        xml.replace('</dc:title>', '</dc:title><dc:creator>Yanis Belkadri</dc:creator>'),
      ),
    ],
    [
      'the author of an OpenDocument text',
      rewritten('odt', 'meta.xml', (xml) =>
        xml.replace('</dc:title>', '</dc:title><dc:creator>Yanis Belkadri</dc:creator>'),
      ),
    ],
    [
      'the keywords of a PDF',
      {
        ...formats.pdf,
        make: async (...what) => {
          const bytes = (await formats.pdf.make(...what)).toString('latin1');
          // As many bytes as before, so that every offset in the file still holds.
          return Buffer.from(bytes.replace('/Producer', '/Keywords').replace('(Huis clos)', '(Belkadri )'), 'latin1');
        },
      },
    ],
  ])('finds a name in %s, and says that it is in the properties', async (_where, format) => {
    const [code, message] = (await refusal([format])) ?? [];
    expect([code, message]).toEqual(['LEAK_FOUND', expect.stringContaining('parmi ses propriétés')]);
  });

  it.each<[string, FileFormat]>([
    [
      'cut into formatted runs',
      rewritten('docx', 'word/document.xml', (xml) =>
        xml.replace('Visite à domicile', 'Visite à Bel</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>kadri'),
      ),
    ],
    [
      'in a footer',
      rewritten('odt', 'styles.xml', (xml) => xml.replace('>Page', '>Dossier <text:span>Bel</text:span>kadri, page')),
    ],
    [
      'in the description of a picture',
      rewritten('docx', 'word/document.xml', (xml) =>
        xml.replace('<w:body>', '<w:body><w:p><wp:docPr descr="Yanis Belkadri"/></w:p>'),
      ),
    ],
  ])('finds a name %s', async (_where, format) => {
    expect((await refusal([format]))?.[0]).toBe('LEAK_FOUND');
  });

  it.each<[string, Partial<FileFormat>]>([
    ['cannot be made', { make: () => Promise.reject(new Error('Yanis Belkadri')) }],
    ['cannot be read back', { make: () => Buffer.from('Yanis Belkadri') }],
    ['reads as empty', { texts: () => [] }],
  ])('refuses everything when a file %s, without saying what went wrong', async (_how, broken) => {
    const [code, message] = (await refusal([{ ...formats.pdf, ...broken }])) ?? [];
    expect([code, message]).toEqual(['UNAVAILABLE', expect.stringContaining('rien n’a été publié')]);
    expect(message).not.toContain('Yanis');
  });
});
