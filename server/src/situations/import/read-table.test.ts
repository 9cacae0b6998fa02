import { AppError } from '../../core/errors.ts';
import { readTable } from './read-table.ts';

const codeOf = (csv: string): { code: string; message: string } => {
  try {
    readTable(csv);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
  }
  throw new Error('was read');
};

describe('reading a spreadsheet', () => {
  it.each([
    ['semicolons', 'Nom;Prénom;Groupe\nDurand;Léa;Jeunesse\n'],
    ['commas', 'Nom,Prénom,Groupe\nDurand,Léa,Jeunesse\n'],
    ['tabs', 'Nom\tPrénom\tGroupe\nDurand\tLéa\tJeunesse\n'],
    ['a byte order mark and CRLF', '\uFEFFNom;Prénom;Groupe\r\nDurand;Léa;Jeunesse\r\n'],
    ['other case, no accents, another order', 'GROUPE;prenom;NOM\nJeunesse;Léa;Durand\n'],
    ['a title above the headers', 'Tableau de suivi 2026;;\n\nNom;Prénom;Groupe\nDurand;Léa;Jeunesse\n'],
    ['columns of its own', 'Nom;Couleur;Prénom;Groupe\nDurand;bleu;Léa;Jeunesse\n'],
    ['decomposed accents', 'Nom;Pre\u0301nom;Groupe\nDurand;Le\u0301a;Jeunesse\n'],
  ])('with %s gives the same row', (_, csv) => {
    expect(readTable(csv).rows.map(({ cells }) => cells)).toEqual([
      { lastName: 'Durand', firstName: 'Léa', group: 'Jeunesse' },
    ]);
  });

  it('keeps separators and line ends inside quotes, and counts lines as the file does', () => {
    const csv = 'Nom;Suivi;Groupe\nDurand;"08/09 RDV ; 22/09\nabsent";Jeunesse\nMartin;;Jeunesse\n';
    expect(readTable(csv).rows).toEqual([
      { line: 2, cells: { lastName: 'Durand', followUps: '08/09 RDV ; 22/09 absent', group: 'Jeunesse' } },
      { line: 4, cells: { lastName: 'Martin', group: 'Jeunesse' } },
    ]);
  });

  it('leaves out empty lines and those that hold a number alone', () => {
    const csv = 'N°;Nom;Prénom;Groupe\n1;Durand;;Jeunesse\n2;;;\n;;;\n';
    expect(readTable(csv).rows).toHaveLength(1);
  });

  it.each([
    ['a workbook', 'PK\u0003\u0004 rest', 'classeur'],
    ['binary bytes', 'Nom;Prénom;Groupe\n\u0000', 'classeur'],
    ['broken accents', 'Nom;Pr\uFFFDnom;Groupe\nDurand;L\uFFFDa;Jeunesse', 'accents'],
    ['no header line', 'Durand;Léa;Jeunesse\nMartin;Tom;Jeunesse', 'en-têtes'],
    ['a quote never closed', 'Nom;Prénom;Groupe\n"Durand;Léa;Jeunesse\n', 'en-têtes'],
    ['no name column', 'Groupe;Statut;Origine\nJeunesse;active;Bailleur', 'colonne Nom'],
    ['headers alone', 'Nom;Prénom;Groupe\n', 'aucune ligne'],
    ['too many lines', `Nom;Prénom;Groupe\n${'A;B;Jeunesse\n'.repeat(1_001)}`, '1 000 lignes'],
  ])('with %s is refused with what to do', (_, csv, hint) => {
    const { code, message } = codeOf(csv);
    expect(code).toBe('IMPORT_UNREADABLE');
    expect(message).toContain(hint);
  });
});
