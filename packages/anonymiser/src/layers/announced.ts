import { IS } from '../lexicon/classify.ts';
import { ACRONYMS } from '../lexicon/words.ts';
import type { Token } from '../text/tokens.ts';
import { personMark, type Mark } from './marks.ts';

const known = new Map<string, Mark>();

/** The mark of a reason; one object for all tokens when it links to nobody. */
export function mask(reason: string, confidence: number, persons: readonly string[] = []): Mark {
  const shared = persons.length === 0 ? known.get(reason) : undefined;
  if (shared) return shared;
  const mark = { ...personMark(reason, confidence, 'mask', 'context'), persons };
  if (persons.length === 0) known.set(reason, mark);
  return mark;
}

/** Whether a token can be the name that was announced. */
export function nameable(token: Token | undefined): boolean {
  if (!token || token.shape === 'digits') return false;
  const bits = token.bits;
  if (token.shape === 'lower') {
    return token.word.length > 2 && !(bits & (IS.dictionary | IS.wordLike | IS.organisation));
  }
  if (bits & IS.grammatical || ACRONYMS.has(token.word)) return false;
  return !(bits & (IS.office | IS.institution)) || (bits & (IS.given | IS.surname)) !== 0;
}
