import type { Guardian, Sex } from '@huis-clos/contracts';
import { foldName } from '../folding.ts';
import { recase } from './names.ts';

const MAX_GUARDIANS = 6;
/** Room for so many, and little enough for the patterns below, whose work grows with the square of it. */
const MAX_CELL = 2_000;
const OF_AGE: Record<string, Sex> = { majeur: 'masculine', majeure: 'feminine' };
const PHONE = /(?:\+33|0033|0)[\d\s.]{8,14}\d/u;
const COUPLE = /^(M\.?|Mr|Monsieur)\s+(?:et|&)\s+(Mme|Madame)\s+(.+)$/iu;
const RELATION_FIRST =
  /^(famille d['’]accueil|tutrice|tuteur|mère|père|grand-mère|grand-père|tante|oncle|éducateur|éducatrice)\s*:?\s+(.+)$/iu;

/** Who answers for the person, from one cell; « majeure » says that nobody does, and that she is a woman. */
export function readGuardians(cell: string): { guardians: Guardian[]; sex: Sex | null } {
  const ofAge = OF_AGE[foldName(cell)];
  if (ofAge) return { guardians: [], sex: ofAge };
  const people = splitPeople(cell.slice(0, MAX_CELL))
    .map(readGuardian)
    .filter(({ name }) => name !== '');
  return { guardians: people.slice(0, MAX_GUARDIANS), sex: null };
}

/** « Samira et Karim Benali » are not told apart: one line that names both loses nothing. */
function splitPeople(cell: string): string[] {
  return cell.split(/\s*[;/\n]\s*|,\s+(?=\p{L})/u).flatMap((part) => {
    const couple = COUPLE.exec(part);
    if (couple) return [`${couple[1]} ${couple[3]}`, `${couple[2]} ${couple[3]}`];
    return part.split(/\s+(?:et|&)\s+(?=(?:M\.|Mr|Mme|Madame|Monsieur)\s)/iu);
  });
}

function readGuardian(text: string): Guardian {
  const phone = PHONE.exec(text)?.[0].trim() ?? null;
  const bare = (phone ? text.replace(phone, ' ') : text).replace(/\s+/gu, ' ').trim();
  const inBrackets = /^(.*?)\s*\(([^)]*)\)\s*$/u.exec(bare);
  const ahead = RELATION_FIRST.exec(bare) ?? /^(\p{L}[\p{L} '’-]{2,40}?)\s*:\s*(.+)$/u.exec(bare);
  const [name, relation] = inBrackets ? [inBrackets[1], inBrackets[2]] : ahead ? [ahead[2], ahead[1]] : [bare, null];
  return {
    name: recase((name ?? '').trim()).slice(0, 120),
    relation: relation?.trim().toLocaleLowerCase('fr').slice(0, 60) || null,
    phone,
    email: null,
    address: null,
  };
}
