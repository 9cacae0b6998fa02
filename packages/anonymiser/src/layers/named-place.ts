import { GAP, type Token } from '../text/tokens.ts';
import { actsAfterPlace } from './acting.ts';

const SCHOOLS = new Set(['college', 'lycee', 'ecole']);
const WHERE = new Set(['devant', 'derriere', 'habite', 'habitent']);

/** A name nobody registered, where it names a place: it is masked all the same, with what a place becomes. */
interface Place {
  type: 'address' | 'school';
  start: number;
  proposal: string;
}

/** « au 8 Jaurès » is an address with its number; « le lycée Camille Jullian » loses its name. */
export function placeOf(tokens: readonly Token[], from: number, to: number): Place | null {
  const [lead, before, first] = [tokens[from - 2], tokens[from - 1], tokens[from]];
  if (!first || first.gap !== GAP.space || first.shape === 'lower' || before?.block !== first.block) return null;
  if (SCHOOLS.has(before.word) && to > from && !actsAfterPlace(tokens, from - 1, to))
    return { type: 'school', start: first.start, proposal: '' };
  const numbered = before.shape === 'digits' && before.word.length <= 4 && before.gap === GAP.space;
  if (!numbered || lead?.block !== first.block) return null;
  const earlier = tokens[from - 3];
  // « du 8 au 12 Martin »: the end of a period.
  const at = lead.word === 'au' ? earlier?.shape !== 'digits' : lead.word === 'le' && WHERE.has(earlier?.word ?? '');
  return at ? { type: 'address', start: before.start, proposal: 'une adresse' } : null;
}
