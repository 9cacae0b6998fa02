import type { SituationSummary } from '@huis-clos/contracts';
import { fold } from '../../../shared/ui/fold.ts';

/** Shorter than this, a first name or alias is too often an ordinary word. */
const SHORTEST = 3;

export interface NameEnding {
  situation: SituationSummary;
  /** UTF-16 units of the text that spell the name. */
  length: number;
}

/**
 * The registered name that the text ends with, the longest one: the whole name, the first or last name, or an alias.
 * Null when none, or when it could mean two situations.
 */
export function nameEnding(situations: readonly SituationSummary[], text: string): NameEnding | null {
  const tail = text.split(/(?<=\s)/u).slice(-4);
  for (let from = 0; from < tail.length; from += 1) {
    const typed = tail.slice(from).join('');
    const spoken = fold(typed);
    if (spoken.length < SHORTEST || typed !== typed.trim()) continue;
    const meant = situations.filter(({ name, aliases }) => spellings(name, aliases).has(spoken));
    if (meant.length === 1 && startsWithCapital(typed)) return { situation: meant[0]!, length: typed.length };
  }
  return null;
}

/** « marine » may be a colour; « Marine » is more likely someone. */
const startsWithCapital = (typed: string) => /^\p{Lu}/u.test(typed);

function spellings(name: string, aliases: readonly string[]): Set<string> {
  const words = name.split(' ').filter((word) => word.length >= SHORTEST);
  const reversed = [...name.split(' ')].reverse().join(' ');
  return new Set([name, reversed, ...words, ...aliases].map(fold));
}
