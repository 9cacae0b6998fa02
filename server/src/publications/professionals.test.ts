import type { Professional, RegistryPerson } from '@huis-clos/anonymiser';
import type { AttendanceLine } from '@huis-clos/contracts';
import { createDetectors } from './detectors/detectors.ts';
import { attendanceOffice, namedUnlessFollowed, ownerOffice } from './professionals.ts';

const auriol: Professional = {
  id: 'p1',
  name: 'Noé Auriol',
  organisation: 'Association Passerelle',
  jobTitle: 'éducateur',
};
const leBihan: Professional = { id: 'p2', name: 'Yann Le Bihan', organisation: 'Habitat Loire', jobTitle: null };
const here = [auriol, leBihan];

const line = (fields: Partial<AttendanceLine>): AttendanceLine => ({
  id: 'line',
  personId: null,
  name: 'Jeanne Martin',
  organisation: null,
  status: 'present',
  representedBy: null,
  ...fields,
});

describe('professionals in minutes', () => {
  it('are shown by organisation and job, never by name', () => {
    expect(attendanceOffice(line({ personId: 'p1', name: 'Noé Auriol' }), here)).toBe(
      'Association Passerelle (éducateur)',
    );
    expect(attendanceOffice(line({ personId: 'p2' }), here)).toBe('Habitat Loire');
    expect(attendanceOffice(line({}), here)).toBe('Personne associée');
  });

  it.each(['Auriol', 'N. Auriol', 'Noé AURIOL', 'M. Auriol'])(
    '« %s » owns an action for the association',
    (ownerName) => {
      expect(ownerOffice({ ownerId: null, ownerName }, here)).toBe('Association Passerelle (éducateur)');
    },
  );

  it.each(['Yanis', 'Auriol Belkadri', 'P. Auriol', 'Noé', ''])(
    '« %s » is nobody known here: left to be said',
    (ownerName) => {
      expect(ownerOffice({ ownerId: null, ownerName }, here)).toBeNull();
    },
  );

  it('a name that two organisations answer to is left to be said', () => {
    const other = { ...auriol, id: 'p3', organisation: 'CCAS' };
    expect(ownerOffice({ ownerId: null, ownerName: 'Auriol' }, [...here, other])).toBeNull();
    expect(ownerOffice({ ownerId: 'p3', ownerName: null }, [...here, other])).toBe('CCAS (éducateur)');
  });
});

describe('professionals in the minutes of a group that names them', () => {
  const followed = (firstName: string, lastName: string): RegistryPerson => ({
    ...{ id: 's1', situationId: 's1', kinship: 'subject', firstNames: [firstName], lastNames: [lastName], aliases: [] },
    ...{ category: 'minor', gender: 'unknown', phones: [], addresses: [], emails: [], birthDate: null },
  });
  const shown = async (persons: RegistryPerson[]) =>
    (await namedUnlessFollowed(createDetectors(), here, persons)).map((professional) =>
      ownerOffice({ ownerId: professional.id, ownerName: null }, [professional]),
    );

  it('are shown by initial, name and organisation', async () => {
    expect(await shown([])).toEqual(['N. Auriol, association Passerelle', 'Y. Le Bihan, Habitat Loire']);
    const [named] = await namedUnlessFollowed(createDetectors(), here, []);
    expect(attendanceOffice(line({ personId: 'p1' }), named ? [named] : [])).toBe('N. Auriol, association Passerelle');
  });

  it.each([
    { what: 'the same name', person: followed('Noé', 'AURIOL') },
    { what: 'the same surname and initial', person: followed('Nadia', 'Auriol') },
    { what: 'the surname alone', person: followed('Salomé', 'Auriol') },
    { what: 'nearly the same surname', person: followed('Salomé', 'Aurioll') },
  ])('stay behind their organisation when a person followed by the group has $what', async ({ person }) => {
    expect(await shown([person])).toEqual(['Association Passerelle (éducateur)', 'Y. Le Bihan, Habitat Loire']);
  });
});
