import { foldName } from '../folding.ts';

/** Columns of the spreadsheet, with the header shown in remarks and the other ways it is written (folded). */
export const columns = {
  number: { title: 'N°', spellings: ['n', 'no', 'num', 'numero'] },
  lastName: { title: 'Nom', spellings: ['nom', 'nom de famille'] },
  firstName: { title: 'Prénom', spellings: ['prenom', 'prenoms'] },
  aliases: { title: 'Surnom', spellings: ['surnom alias', 'surnom', 'surnoms', 'alias', 'pseudo'] },
  sex: { title: 'Sexe', spellings: ['sexe', 'genre'] },
  birthDate: {
    title: 'Né(e) le',
    spellings: ['ne e le', 'ne le', 'nee le', 'date de naissance', 'naissance', 'ddn'],
  },
  address: { title: 'Adresse', spellings: ['adresse', 'domicile'] },
  phone: { title: 'Tél.', spellings: ['tel famille', 'tel', 'telephone', 'telephone famille', 'portable', 'mobile'] },
  email: { title: 'Courriel', spellings: ['courriel', 'e mail', 'email', 'mail', 'adresse mail'] },
  occupation: {
    title: 'Établissement / emploi',
    spellings: ['etablissement emploi', 'etablissement', 'emploi', 'ecole', 'scolarite', 'situation scolaire'],
  },
  guardians: {
    title: 'Responsables légaux',
    spellings: ['responsables legaux', 'responsable legal', 'responsables', 'parents', 'representants legaux'],
  },
  group: { title: 'Groupe', spellings: ['groupe', 'gt', 'groupe de travail', 'instance'] },
  source: { title: 'Origine', spellings: ['origine', 'signalement', 'origine du signalement', 'signale par'] },
  startedOn: { title: 'Entrée le', spellings: ['entree le', 'entree', 'date d entree', 'debut', 'suivi depuis'] },
  caseLead: { title: 'Référent', spellings: ['referent', 'referente', 'referent de parcours', 'suivi par'] },
  programme: { title: 'Dispositif', spellings: ['dispositif', 'programme'] },
  status: { title: 'Statut', spellings: ['statut', 'etat'] },
  followUps: { title: 'Suivi', spellings: ['suivi', 'suivis', 'observations', 'tableau de suivi'] },
  notice: {
    title: 'Infos famille',
    spellings: [
      'infos famille',
      'info famille',
      'information famille',
      'famille informee',
      'information de la personne',
    ],
  },
} as const;
export type Column = keyof typeof columns;

const bySpelling = new Map<string, Column>(
  (Object.keys(columns) as Column[]).flatMap((column) =>
    columns[column].spellings.map((spelling) => [spelling, column] as const),
  ),
);

/** Which column a header names, whatever its case, accents and punctuation; null for one not kept. */
export const columnOf = (header: string): Column | null => bySpelling.get(foldName(header)) ?? null;

/** Notes something to check about a column: what to do, never the value found. */
export type Remark = (column: Column, sentence: string) => void;
