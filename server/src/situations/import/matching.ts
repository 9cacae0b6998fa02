import { foldName } from '../folding.ts';

const GENERIC = new Set(
  'groupe groupes gt travail thematique territorial territorialise de du des d la le les l et'.split(' '),
);
const significant = (text: string): string[] =>
  foldName(text)
    .split(' ')
    .filter((word) => word && !GENERIC.has(word));

/** Whether a cell means this body: every telling word of it is in the body's name (« Glycines », « GT Jeunesse »). */
export function meansBody(cell: string, bodyName: string): boolean {
  const words = significant(cell);
  const ofBody = significant(bodyName);
  return words.length > 0 && words.every((word) => ofBody.includes(word));
}

/** Whether « N. Auriol », « Auriol », « AURIOL Noé » or « Noé Auriol » is that member. */
export function meansPerson(cell: string, personName: string): boolean {
  const typed = foldName(cell)
    .split(' ')
    .filter((word) => !TITLES.has(word) || word === 'm');
  const [first = '', ...last] = foldName(personName).split(' ');
  const lastName = last.join(' ');
  if (lastName === '') return typed.join(' ') === first;
  const without = typed
    .join(' ')
    .replace(new RegExp(`(^| )${lastName}( |$)`), ' ')
    .trim();
  if (without === typed.join(' ')) return false;
  // « M. » is a title or the initial of Marie: either fits.
  return (
    without === '' || without === first || (without.length === 1 && (without === 'm' || first.startsWith(without)))
  );
}

const TITLES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame']);
