import { IS } from '../lexicon/classify.ts';
import { personMark, type Marks } from './marks.ts';

const FOREIGN = personMark('Nom écrit avec des lettres que le français n’a pas', 0.7, 'mask', 'context');

/** L4: « Łukasz », « Şengül », « Hồ »: a capital and letters of another language, where no list knows the word. */
export function markForeignSpelling(marks: Marks): void {
  marks.tokens.forEach(({ bits, shape }, at) => {
    if (!(bits & IS.foreignSpelling) || bits & (IS.town | IS.organisation | IS.never)) return;
    if ((shape === 'title' || shape === 'upper') && !marks.masks(at) && marks.explained[at] === 0)
      marks.add(at, FOREIGN);
  });
}
