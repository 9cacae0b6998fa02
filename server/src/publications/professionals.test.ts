import type { Professional } from '@huis-clos/anonymiser';
import type { AttendanceLine } from '@huis-clos/contracts';
import { attendanceOffice, ownerOffice } from './professionals.ts';

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
