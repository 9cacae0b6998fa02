import { fold, foldText, originalEnd, originalStart } from '@huis-clos/anonymiser';
import type { MinutesContent, MinutesFound } from '@huis-clos/contracts';
import { textsOf } from '../artefact.ts';

type Excerpt = MinutesFound['excerpts'][number];
type Mark = Excerpt['marks'][number];

/** UTF-16 units shown around what was found. */
const AROUND = 110;
const EXCERPTS = 3;

/** The words looked for, folded: case, accents and punctuation do not count. */
export const searchedWords = (typed: string): string[] => [
  ...new Set(
    foldText(typed)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  ),
];

/** The passages of the minutes that hold the words, richest first; none unless all words are in the minutes. */
export function excerptsOf(content: MinutesContent, words: string[]): Excerpt[] {
  const passages = textsOf(content).map(({ text }) => ({ text, hits: words.map((word) => marksOf(text, word)) }));
  if (words.length === 0 || words.some((_, index) => passages.every(({ hits }) => hits[index]?.length === 0)))
    return [];
  const richness = ({ hits }: (typeof passages)[number]) => hits.filter((marks) => marks.length > 0).length;
  return passages
    .filter((passage) => richness(passage) > 0)
    .sort((a, b) => richness(b) - richness(a))
    .slice(0, EXCERPTS)
    .map(({ text, hits }) => cut(text, merged(hits.flat())));
}

/** Where words of the text begin with this one. */
function marksOf(text: string, word: string): Mark[] {
  const folded = fold(text);
  const marks: Mark[] = [];
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + 1)) {
    if (/[\p{L}\p{N}]/u.test(folded.text.charAt(at - 1))) continue;
    marks.push({ start: originalStart(folded, at), end: originalEnd(folded, at + word.length) });
  }
  return marks;
}

/** In order, those that touch made one. */
function merged(marks: Mark[]): Mark[] {
  return marks
    .sort((a, b) => a.start - b.start)
    .reduce<Mark[]>((kept, mark) => {
      const last = kept.at(-1);
      if (!last || mark.start > last.end) return [...kept, mark];
      return [...kept.slice(0, -1), { start: last.start, end: Math.max(last.end, mark.end) }];
    }, []);
}

/** The text around its first mark, cut between words. */
function cut(text: string, marks: Mark[]): Excerpt {
  const first = marks[0]?.start ?? 0;
  const from = first <= AROUND ? 0 : text.indexOf(' ', first - AROUND) + 1;
  const limit = from + 2 * AROUND;
  const to = limit >= text.length ? text.length : Math.max(text.lastIndexOf(' ', limit), marks[0]?.end ?? limit);
  const before = from > 0 ? '… ' : '';
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    marks: marks.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
