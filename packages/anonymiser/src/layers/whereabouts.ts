import { IS } from '../lexicon/classify.ts';
import { EPONYMS } from '../lexicon/eponyms.ts';
import { GAP, type Token } from '../text/tokens.ts';

/** What says that a name of the document's places is meant as a place again: « à Vauquelin », « le secteur Moreau ». */
const WHEREABOUTS = new Set('a au aux en vers sur'.split(' '));
/** The same, of a public figure whom places are named after: « les habitants de Jaurès » are nobody's. */
const BELONGING = new Set('de du d le la les l'.split(' '));

/** Whether a word that names a place of the document says the place here too, and not whoever bears its name. */
export function isPlaceAgain(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token || before.block !== token.block || token.gap === GAP.none) return false;
  if (WHEREABOUTS.has(before.word) || before.bits & IS.institution) return true;
  return BELONGING.has(before.word) && EPONYMS.has(token.word);
}
