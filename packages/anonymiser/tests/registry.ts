import { loadGazetteers } from '../src/index.ts';
import type { Professional, Registry, RegistryPerson, SourceBlock } from '../src/index.ts';

/** The real word lists, read once for a test file. */
export const gazetteers = loadGazetteers();

/** An invented person; what a test says nothing of stays empty. */
export function person(id: string, first: string, last: string, more: Partial<RegistryPerson> = {}): RegistryPerson {
  return {
    id,
    situationId: `situation-${id}`,
    kinship: 'subject',
    firstNames: [first],
    lastNames: [last],
    aliases: [],
    category: 'minor',
    gender: 'masculine',
    phones: [],
    addresses: [],
    emails: [],
    birthDate: null,
    ...more,
  };
}

const professional = (
  id: string,
  name: string,
  organisation: string,
  jobTitle: string | null = null,
): Professional => ({
  id,
  name,
  organisation,
  jobTitle,
});

export const registry: Registry = {
  persons: [
    person('yanis', 'Yanis', 'BELKADRI', {
      aliases: ['le petit Yaya'],
      phones: ['06 39 98 41 27'],
      addresses: ['14 rue des Glycines bât C'],
      birthDate: '2009-03-12',
    }),
    person('ines', 'Inès', 'Ferroudj-Lacaze', { gender: 'feminine', emails: ['ines.fl@orange.fr'] }),
    person('mamadou', 'Mamadou', "N'DIAYE", { aliases: ['Tito'], addresses: ['8 avenue Jean-Jaurès hall B'] }),
    person('enzo', 'Enzo', 'Le Goff', { aliases: ['@enzo_bx93'] }),
    person('marine', 'Marine', 'de la Roche', { gender: 'feminine', category: 'adult' }),
    person('rose', 'Rose', 'Kowalczyk', { gender: 'feminine' }),
    person('lana', 'Thi Lan Anh', 'Nguyên', { gender: 'feminine', aliases: ['Lana'] }),
    person('samira', 'Samira', 'Belkadri', {
      kinship: 'guardian',
      category: 'adult',
      gender: 'feminine',
      situationId: 'situation-yanis',
    }),
  ],
  professionals: [
    professional('auriol', 'Noé Auriol', 'Association Passerelle', 'éducateur'),
    professional('lebihan', 'Yann Le Bihan', 'Habitat Loire'),
    professional('marchetti', 'Léo Marchetti', 'Police municipale'),
    professional('benhamou', 'Sarah Benhamou', 'Mission locale'),
  ],
  neverPersons: [],
};

/** Each line of a text as a block. */
export function blocksOf(text: string): SourceBlock[] {
  return text.split('\n').map((line, index) => ({ id: `b${index}`, text: line, mentions: [] }));
}
