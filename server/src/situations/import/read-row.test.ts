import { readFileSync } from 'node:fs';
import { readRow, type ReadRow } from './read-row.ts';
import { readTable } from './read-table.ts';

const sample = readFileSync(new URL('../../../demo/situations.csv', import.meta.url), 'utf8');
const TODAY = '2026-11-23';
const seats = [
  { id: 'auriol', name: 'Noé Auriol' },
  { id: 'benhamou', name: 'Sarah Benhamou' },
  { id: 'lebihan', name: 'Yann Le Bihan' },
];
const rows = readTable(sample).rows;
const read = (number: number): ReadRow => readRow(rows[number - 1]!, seats, TODAY);

describe('a line of the coordinator’s spreadsheet', () => {
  it('gives a person as they should be written', () => {
    expect(read(1).situation.identity).toEqual({
      lastName: 'Belkadri',
      firstName: 'Yanis',
      aliases: ['le petit Yaya'],
      sex: 'unknown',
      birthDate: '2009-03-12',
      address: '14 rue des Glycines bât C',
      phone: '06 39 98 41 27',
      email: null,
      occupation: 'Collège Vauquelin 3e B',
      guardians: [{ name: 'Samira Belkadri', relation: 'mère', phone: null, email: null, address: null }],
    });
    expect(read(1).remarks).toEqual([]);
  });

  it('takes names as people write them: particles, apostrophes, several first names', () => {
    const names = [1, 2, 3, 4, 5, 10].map((number) => {
      const { firstName, lastName } = read(number).situation.identity;
      return `${firstName} ${lastName}`;
    });
    expect(names).toEqual([
      'Yanis Belkadri',
      'Inès Ferroudj-Lacaze',
      "Mamadou N'Diaye",
      'Enzo Le Goff',
      'Marine de la Roche',
      'Thi Lan Anh Nguyên',
    ]);
  });

  it('takes birth dates in every form of the file', () => {
    expect([1, 2, 3, 4, 7].map((number) => read(number).situation.identity.birthDate)).toEqual([
      '2009-03-12',
      '2010-11-07',
      '2009-01-30',
      '2008-05-23',
      '2009-03-12',
    ]);
  });

  it('takes guardians out of « M. et Mme », « Tutrice : », « famille d’accueil », and none of « majeure »', () => {
    const guardians = (number: number) =>
      read(number).situation.identity.guardians.map(({ name, relation }) => [name, relation]);
    expect(guardians(4)).toEqual([
      ['M. Le Goff', null],
      ['Mme Le Goff', null],
    ]);
    expect(guardians(6)).toEqual([['Mme Jeanne Martin', 'tutrice']]);
    expect(guardians(10)).toEqual([['Mme Peyrat', "famille d'accueil"]]);
    expect(guardians(5)).toEqual([]);
    expect(read(5).situation.identity.sex).toBe('feminine');
  });

  it('cuts the follow-up cell into entries dated by what is written, else by the start', () => {
    expect(read(1).situation.followUps).toEqual([
      { on: '2026-09-08', text: 'RDV CPE' },
      { on: '2026-09-22', text: 'absent' },
    ]);
    expect(read(3).situation.followUps).toEqual([
      { on: '2026-06-02', text: 'occupations de hall' },
      { on: '2026-06-12', text: 'médiation 12/06, 3/07' },
    ]);
    expect(read(5).situation.followUps).toEqual([{ on: '2026-03-11', text: 'logement trouvé 05/26' }]);
  });

  it('dates the notice given to the family, the year drawn from the start when it is left out', () => {
    expect([1, 2, 3, 6].map((number) => read(number).situation.particulars.subjectNotice)).toEqual([
      { givenOn: '2026-09-10', means: 'other' },
      null,
      null,
      { givenOn: '2026-09-30', means: 'other' },
    ]);
    expect(read(3).remarks).toContainEqual(expect.stringContaining('sans date'));
  });

  it('understands the state: followed, watched, to examine, closed with its day and reason', () => {
    const standing = (number: number) => {
      const { status, startedOn, endedOn, particulars } = read(number).situation;
      return [status, startedOn, endedOn, particulars.closureReason];
    };
    expect(standing(1)).toEqual(['active', '2026-09-04', null, null]);
    expect(standing(5)).toEqual(['watch', '2026-03-11', null, null]);
    expect(standing(4)).toEqual(['toExamine', '2026-09-18', null, null]);
    expect(standing(6)).toEqual(['active', '2026-09-28', null, null]);
    expect(standing(8)).toEqual(['closed', '2026-09-01', '2026-09-01', 'moved']);
  });

  it('has what is not a state examined, and says so', () => {
    expect(read(7).situation.status).toBe('toExamine');
    expect(read(7).remarks).toContainEqual(
      expect.stringMatching(/^Colonne «\u00a0Statut\u00a0»\u00a0: état absent de la liste/),
    );
  });

  it('draws the origin from the words used', () => {
    expect([1, 2, 3, 5, 8, 10].map((number) => read(number).situation.particulars.referralSource)).toEqual([
      'education',
      'landlord',
      'municipalPolice',
      'association',
      'resident',
      'socialServices',
    ]);
  });

  it('finds the case lead among those who sit in the group, and only there', () => {
    expect(read(1).situation.caseLeadId).toBe('auriol');
    expect(read(2).situation.caseLeadId).toBeNull();
    expect(read(2).remarks).toEqual([
      'Colonne «\u00a0Référent\u00a0»\u00a0: personne de ce nom ne siège dans le groupe. Choisissez le référent dans la fiche.',
      'Colonne «\u00a0Suivi\u00a0»\u00a0: une note sans date reçoit la date d’entrée. Vérifiez-la dans la fiche.',
    ]);
  });

  it('says in its remarks what to do, never what it read', () => {
    const values = rows.flatMap(({ cells: { number, occupation, group, ...cells } }) => Object.values(cells));
    const remarks = rows.flatMap((row) => readRow(row, [], TODAY).remarks);
    expect(remarks.length).toBeGreaterThan(5);
    for (const remark of remarks)
      for (const value of values.filter(({ length }) => length > 3)) expect(remark).not.toContain(value);
  });

  it('keeps a formula as text and asks to look at it', () => {
    const { situation, remarks } = readRow(
      { line: 2, cells: { lastName: '=HYPERLINK("http://x")', phone: '+33 6 39 98 02 11', aliases: '@enzo' } },
      [],
      TODAY,
    );
    expect(situation.identity.lastName).toBe('=HYPERLINK("http://x")');
    expect(remarks.filter((remark) => remark.includes('formule'))).toEqual([
      'Colonne «\u00a0Nom\u00a0»\u00a0: le texte ressemble à une formule de tableur\u00a0; il est gardé tel quel. Vérifiez-le.',
    ]);
  });

  it('shortens what is too long for its field, and says so', () => {
    const { situation, remarks } = readRow({ line: 2, cells: { lastName: 'A', address: 'x'.repeat(500) } }, [], TODAY);
    expect(situation.identity.address).toHaveLength(200);
    expect(remarks).toContainEqual(expect.stringMatching(/^Colonne «\u00a0Adresse\u00a0»\u00a0: texte trop long/));
  });
});
