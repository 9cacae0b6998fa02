import type { Identity, Situation } from '@huis-clos/contracts';
import { readBirthDate, findDate } from './dates.ts';
import { columns, type Column, type Remark } from './columns.ts';
import { readGuardians } from './guardians.ts';
import { meansPerson } from './matching.ts';
import { recase } from './names.ts';
import { readFollowUps } from './read-follow-ups.ts';
import { readStanding } from './read-standing.ts';
import type { TableRow } from './read-table.ts';
import { readNoticeMeans, readSex, readSource, saysNo, saysYes } from './vocabulary.ts';
import type { NewSituation } from '../situation-writer.ts';

/** Who may follow a situation: the sitting members of the group. */
export interface Seat {
  id: string;
  name: string;
}

/** What was understood of a row; each remark names a column and what to do, never a value. */
export interface ReadRow {
  situation: NewSituation;
  remarks: string[];
}

/** Understands one row of this group. `today` is a calendar day. */
export function readRow({ cells }: TableRow, seats: readonly Seat[], today: string): ReadRow {
  const remarks: string[] = [];
  const remark: Remark = (column, sentence) =>
    remarks.push(`Colonne «\u00a0${columns[column].title}\u00a0»\u00a0: ${sentence}`);
  warnOfFormulas(cells, remark);
  const standing = readStanding(cells, today, remark);
  const situation: NewSituation = {
    ...standing.situation,
    identity: readIdentity(cells, today, remark),
    particulars: {
      referralSource: readReferralSource(cells.source, remark),
      programme: cells.programme ? shortened(cells.programme, 120, 'programme', remark) : null,
      subjectNotice: readNotice(cells.notice, standing.situation.startedOn, today, remark),
      onwardReferrals: [],
      closureReason: standing.closureReason,
    },
    caseLeadId: readCaseLead(cells.caseLead, seats, remark),
    followUps: readFollowUps(cells.followUps, standing.situation.startedOn, today, remark),
  };
  return { situation, remarks };
}

function readIdentity(cells: TableRow['cells'], today: string, remark: Remark): Identity {
  const text = (column: Column, max: number) => {
    const cell = cells[column];
    return cell ? shortened(cell, max, column, remark) : null;
  };
  const { guardians, sex } = cells.guardians ? readGuardians(cells.guardians) : { guardians: [], sex: null };
  const birthDate = cells.birthDate ? readBirthDate(cells.birthDate, today) : null;
  if (cells.birthDate && !birthDate) remark('birthDate', 'date non reconnue. Saisissez-la dans la fiche.');
  const lastName = text('lastName', 80);
  const firstName = text('firstName', 80);
  return {
    lastName: lastName && recase(lastName),
    firstName: firstName && recase(firstName),
    aliases: readAliases(cells.aliases),
    sex: cells.sex ? readSex(cells.sex) : (sex ?? 'unknown'),
    birthDate,
    address: text('address', 200),
    phone: text('phone', 40),
    email: readEmail(cells.email, remark),
    occupation: text('occupation', 160),
    guardians,
  };
}

const readAliases = (cell = ''): string[] =>
  [...new Set(cell.split(/\s*[,;/]\s*/u).map((alias) => alias.replace(/^[«"\s]+|[»"\s]+$/gu, '')))]
    .filter(Boolean)
    .map((alias) => alias.slice(0, 80))
    .slice(0, 20);

/** Narrower than what the contract takes: what is brought in must be read back through it. */
const EMAIL = /^[\w+-]+(\.[\w+-]+)*@([a-z\d]+(-+[a-z\d]+)*\.)+[a-z]{2,}$/i;

function readEmail(cell: string | undefined, remark: Remark): string | null {
  if (!cell) return null;
  if (EMAIL.test(cell) && cell.length <= 200) return cell;
  remark('email', 'adresse non reconnue. Saisissez-la dans la fiche.');
  return null;
}

function readReferralSource(cell: string | undefined, remark: Remark): Situation['referralSource'] {
  const source = cell ? readSource(cell) : null;
  if (source) return source;
  remark(
    'source',
    cell ? 'origine absente de la liste. Choisissez-la dans la fiche.' : 'vide. Choisissez l’origine dans la fiche.',
  );
  return 'other';
}

function readNotice(
  cell: string | undefined,
  startedOn: string,
  today: string,
  remark: Remark,
): Situation['subjectNotice'] {
  if (!cell || saysNo(cell)) return null;
  const given = findDate(cell, startedOn, today);
  if (given) return { givenOn: given.day, means: readNoticeMeans(cell) };
  remark(
    'notice',
    saysYes(cell)
      ? 'l’information est dite donnée, mais sans date. Indiquez la date dans la fiche.'
      : 'réponse non reconnue. Indiquez dans la fiche si l’information a été donnée.',
  );
  return null;
}

function readCaseLead(cell: string | undefined, seats: readonly Seat[], remark: Remark): string | null {
  if (!cell) return null;
  const fits = seats.filter(({ name }) => meansPerson(cell, name));
  if (fits.length === 1) return fits[0]?.id ?? null;
  remark(
    'caseLead',
    fits.length > 1
      ? 'plusieurs membres du groupe correspondent. Choisissez le référent dans la fiche.'
      : 'personne de ce nom ne siège dans le groupe. Choisissez le référent dans la fiche.',
  );
  return null;
}

function shortened(cell: string, max: number, column: Column, remark: Remark): string {
  if (cell.length <= max) return cell;
  remark(column, 'texte trop long, raccourci. Vérifiez-le dans la fiche.');
  return cell.slice(0, max).trim();
}

/** Nothing here computes a cell, but such a text is nobody's name: it is worth a look. */
function warnOfFormulas(cells: TableRow['cells'], remark: Remark): void {
  for (const column of Object.keys(cells) as Column[])
    if (/^[=@+](?![\d\s.]+$)/u.test(cells[column] ?? '') && !(column === 'aliases' && cells[column]?.startsWith('@')))
      remark(column, 'le texte ressemble à une formule de tableur\u00a0; il est gardé tel quel. Vérifiez-le.');
}
