import { IS, type Classify } from '../lexicon/classify.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { FUNCTION_WORDS, PARTICLES } from '../lexicon/words.ts';
import { actsAfterPlace } from './acting.ts';
import type { Marks } from './marks.ts';

/** After these a name is an eponym even when it reads as a given name and a surname: « rue Victor Hugo ». */
const STREETS = new Set(
  'rue ruelle avenue boulevard bd bld av allee allees impasse chemin passage quai route sentier sente esplanade square place rond-point stade gymnase piscine promenade'.split(
    ' ',
  ),
);

/** Places and buildings that bear a surname: « collège Vauquelin », « résidence Lamartine ». */
const NAMED_AFTER = new Set(
  'college lycee ecole maternelle creche elementaire primaire clg lyc lp universite residence cite quartier parc jardin salle foyer hopital clinique mediatheque bibliotheque ludotheque theatre centre maison tour tours fondation pont gare conservatoire internat ehpad complexe espace'.split(
    ' ',
  ),
);

/** How sure it is that the word after the head is the institution's name. */
type Eponym = 'explained' | 'doubtful';

/**
 * Marks the names of institutions, streets and schools: they are needed by the reader and are no persons.
 * A name that may also be someone's (« au collège Lucas décroche ») is left to the other layers.
 */
export function explainInstitutions(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  const eponyms = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const head = tokens[at];
    if (!head || !(classify(head.word) & IS.institution)) continue;
    marks.explained[at] = 1;
    const name = nameAfter(tokens, at, classify);
    if (name.length === 0) continue;
    const verdict = judge(
      name.map((index) => tokens[index]),
      head.word,
      classify,
    );
    if (verdict === 'doubtful' || actsAfterPlace(tokens, at, name.at(-1) ?? at)) continue;
    for (const index of name) {
      marks.explained[index] = 1;
      const word = tokens[index]?.word ?? '';
      if (word.length > 2 && !(classify(word) & IS.grammatical)) eponyms.add(word);
    }
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || marks.explained[at]) continue;
    const bits = classify(token.word);
    if (token.shape !== 'lower' && bits & IS.organisation) marks.explained[at] = 2;
    else if (token.shape !== 'lower' && eponyms.has(token.word)) marks.explained[at] = 2;
  }
}

/** The capitalised words right after a head, over particles and a few ordinary adjectives (« lycée pro Camille-Jullian »). */
function nameAfter(tokens: readonly Token[], head: number, classify: Classify): number[] {
  const name: number[] = [];
  let skipped = 0;
  for (let at = head + 1; at <= head + 8; at += 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[head]?.block || token.shape === 'digits') break;
    const quoted = name.length === 0 && (token.gap & ~(GAP.space | GAP.quote)) === 0;
    if (!adjoins(token) && !quoted) break;
    if (token.gap & GAP.newline) break;
    if (token.shape === 'lower' || FUNCTION_WORDS.has(token.word)) {
      const light = PARTICLES.has(token.word) || FUNCTION_WORDS.has(token.word);
      if (name.length > 0 ? !PARTICLES.has(token.word) : !light && !(classify(token.word) & IS.dictionary)) break;
      skipped += 1;
      if (skipped > 3) break;
      continue;
    }
    if (name.length === 4) break;
    name.push(at);
  }
  return name;
}

function judge(name: (Token | undefined)[], head: string, classify: Classify): Eponym {
  const [first, second] = name;
  if (!first) return 'doubtful';
  const bits = classify(first.word);
  if (bits & IS.organisation) return 'explained';
  const given = (bits & IS.given) !== 0 && !(bits & IS.dictionary);
  if (!second)
    return given || (bits & IS.surname && !NAMED_AFTER.has(head) && !STREETS.has(head)) ? 'doubtful' : 'explained';
  if (STREETS.has(head) || second.gap & GAP.hyphen) return 'explained';
  return given || classify(second.word) & (IS.given | IS.surname) ? 'doubtful' : 'explained';
}
