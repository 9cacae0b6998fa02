import type { Guardian, Identity } from '@huis-clos/contracts';
import { registryPeople } from './situation-registry.ts';

const guardian = (name: string, relation: string | null = null): Guardian => ({
  ...{ name, relation, phone: null, email: null, address: null },
});
const identity = (change: Partial<Identity> = {}): Identity => ({
  ...{
    lastName: 'Belkadri',
    firstName: 'Yanis',
    aliases: ['le petit Yaya'],
    sex: 'masculine',
    birthDate: '2009-03-12',
  },
  ...{ address: '14 rue des Glycines', phone: '06 39 98 41 27', email: null, occupation: null, guardians: [] },
  ...change,
});
const people = (change: Partial<Identity>, today = '2026-11-23') => registryPeople('s', identity(change), today);

describe('the registry given to the anonymiser', () => {
  it('holds every name, nickname, phone and address of the subject', () => {
    expect(people({})).toEqual([
      {
        ...{ id: 's', situationId: 's', kinship: 'subject', firstNames: ['Yanis'], lastNames: ['Belkadri'] },
        ...{ aliases: ['le petit Yaya'], category: 'minor', gender: 'masculine', birthDate: '2009-03-12' },
        ...{ phones: ['06 39 98 41 27'], addresses: ['14 rue des Glycines'], emails: [] },
      },
    ]);
  });

  it.each([
    ['2027-03-11', 'minor'],
    ['2027-03-12', 'adult'],
  ])('on %s one born on 12 March 2009 is %s', (today, category) => {
    expect(people({}, today)[0]?.category).toBe(category);
  });

  it('takes one of unknown age for a minor when someone answers for them', () => {
    expect(people({ birthDate: null })[0]?.category).toBe('adult');
    expect(people({ birthDate: null, guardians: [guardian('Samira Belkadri')] })[0]?.category).toBe('minor');
  });

  it.each<[Guardian, string[], string[], string]>([
    [guardian('Samira Belkadri', 'mère'), ['Samira'], ['Belkadri'], 'feminine'],
    [guardian('Mme Jeanne Martin', 'tutrice'), ['Jeanne'], ['Martin'], 'feminine'],
    [guardian('M. Le Goff'), [], ['Le Goff'], 'masculine'],
    [guardian('Mme Belkadri'), [], ['Belkadri'], 'feminine'],
    [guardian('Mme Peyrat', 'famille d’accueil'), [], ['Peyrat'], 'feminine'],
    [guardian('Awa N’Diaye'), ['Awa'], ['N’Diaye'], 'unknown'],
    [guardian('Rachida', 'grand-mère'), ['Rachida'], ['Rachida'], 'feminine'],
  ])('splits the guardian %j into names', (who, firstNames, lastNames, gender) => {
    expect(people({ guardians: [who] })[1]).toMatchObject({
      kinship: 'guardian',
      category: 'adult',
      firstNames,
      lastNames,
      gender,
    });
  });

  it('recognises the subject’s last name in a guardian’s, particles included', () => {
    const [, mother] = people({ lastName: 'de la Roche', guardians: [guardian('Anne de la Roche')] });
    expect(mother).toMatchObject({ firstNames: ['Anne'], lastNames: ['de la Roche'] });
  });

  it('has nothing in it for what was not recorded', () => {
    const [subject] = people({ lastName: null, phone: null, address: null, aliases: [] });
    expect(subject).toMatchObject({ lastNames: [], phones: [], addresses: [], aliases: [] });
  });
});
