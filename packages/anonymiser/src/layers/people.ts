import { IS, type Classify } from '../lexicon/classify.ts';
import { PARTICLES } from '../lexicon/words.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import type { Mark, Marks } from './marks.ts';

const mark = (
  reason: string,
  confidence: number,
  must: 'mask' | 'decide',
  detector: Mark['detector'] = 'gazetteers',
): Mark => ({
  detector,
  reason,
  confidence,
  must,
  persons: [],
  professionals: [],
  person: true,
});

/** L3: words the lists of given names and surnames know. */
export function markGazetteers(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits' || token.word.length < 2 || marks.isPerson(at)) continue;
    const bits = classify(token.word);
    if (!(bits & (IS.given | IS.surname)) || bits & (IS.grammatical | IS.never) || marks.explained[at] === 1) continue;
    const found = judge(token, bits, marks.explained[at] === 2);
    if (found) marks.add(at, found);
  }
}

function judge(token: Token, bits: number, eponym: boolean): Mark | null {
  const ordinary = (bits & (IS.dictionary | IS.organisation | IS.town)) !== 0;
  const acronym = token.shape === 'upper' && (bits & IS.acronym) !== 0;
  if (acronym || eponym) return null;
  if (token.shape === 'lower') {
    if (ordinary || token.word.length < 4) return null;
    return bits & IS.given
      ? mark('Prénom connu, sans majuscule', 0.65, 'mask')
      : mark('Nom de famille connu, sans majuscule', 0.5, 'decide');
  }
  if (bits & IS.office) return null;
  if (!ordinary)
    return mark(
      bits & IS.given ? 'Prénom connu' : 'Nom de famille connu',
      bits & IS.given ? 0.85 : 0.75,
      token.word.length < 3 ? 'decide' : 'mask',
    );
  if (token.opens === 2 && token.shape !== 'upper') return null;
  return mark('Nom ou mot ordinaire', 0.45, 'decide');
}

/**
 * L4, second half: a capitalised word beside a name is part of it (« Yanis Zyxwek », « ZYXWEK Yanis »);
 * ambiguous words become certain beside a name.
 */
export function extendNames(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) if (marks.masks(at)) extend(marks, at, 1, classify);
  for (let at = tokens.length - 1; at >= 0; at -= 1) if (marks.masks(at)) extend(marks, at, -1, classify);
}

function extend(marks: Marks, from: number, step: 1 | -1, classify: Classify): void {
  const { tokens } = marks;
  if (tokens[from]?.shape === 'lower') return;
  let at = from + step;
  let particles = 0;
  for (; ; at += step) {
    const token = tokens[at];
    const joint = step === 1 ? token : tokens[at + 1];
    if (!token || !joint || joint.block !== tokens[from]?.block || !adjoins(joint) || joint.gap & GAP.newline) return;
    if (PARTICLES.has(token.word) && particles < 3 && step === 1) {
      particles += 1;
      continue;
    }
    if (marks.masks(at) || marks.explained[at] === 1 || token.shape === 'lower' || token.shape === 'digits') return;
    if (step === -1 && particles > 0) return;
    const bits = classify(token.word);
    if (bits & (IS.grammatical | IS.office | IS.institution) || (token.shape === 'upper' && bits & IS.acronym)) return;
    const ordinary = (bits & IS.dictionary) !== 0 && !(bits & (IS.given | IS.surname));
    // A sentence may begin with an ordinary word just before a name: « Depuis », « Selon », « Rencontre ».
    if (step === -1 && ordinary && token.opens > 0 && token.shape === 'title') return;
    if (token.word.length < 2) return;
    marks.add(at, mark('À côté d’un nom', 0.7, 'mask', 'context'));
    return;
  }
}

/** L4, last: what was found to be a name once is a name everywhere in the document. */
export function spreadNames(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  const names = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (
      token &&
      token.word.length > 2 &&
      marks.masks(at) &&
      !(classify(token.word) & (IS.dictionary | IS.particle | IS.never))
    )
      names.add(token.word);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || marks.masks(at) || !names.has(token.word)) continue;
    const sure = marks.explained[at] === 0;
    marks.add(at, mark('Nom déjà reconnu ailleurs dans le document', 0.7, sure ? 'mask' : 'decide', 'context'));
  }
}
