import { IS, OTHERWISE_KNOWN } from '../lexicon/classify.ts';
import { KINSHIP, list } from '../lexicon/words.ts';
import { adjoins, beside, GAP, type Token } from '../text/tokens.ts';
import { ageAfter } from './acting.ts';
import { personMark, type Marks } from './marks.ts';

const ONLY_A_PERSON = personMark('Fait ou subit ce que seule une personne peut', 0.6, 'mask', 'context');

/**
 * After the residue: an unknown word of which something is said that is only said of people needs nobody's decision:
 * « Kallio dort dehors », « Tiina a encore été interpellée », « sa fille, Büdüs, refuse », « Heikki (15 ans) ». It is
 * somebody wherever the notes write it.
 */
export function markOnlyPersons(marks: Marks): void {
  const { tokens } = marks;
  const names = new Set<string>();
  for (let from = 0; from < tokens.length; from += 1) {
    if (!isUnknown(marks, from)) continue;
    let to = from;
    while (to - from < LONGEST_NAME && goesOn(marks, to)) to += 1;
    if (isSaidOfPersons(tokens, from, to)) for (let at = from; at <= to; at += 1) names.add(tokens[at]?.word ?? '');
    from = to;
  }
  if (names.size === 0) return;
  for (let at = 0; at < tokens.length; at += 1)
    if (names.has(tokens[at]?.word ?? '') && isUnknown(marks, at)) marks.add(at, ONLY_A_PERSON);
}

const LONGEST_NAME = 4;

const IN_SOME_LIST = OTHERWISE_KNOWN | IS.dictionary | IS.wordLike | IS.never | IS.publicName | IS.opensPhrase;

/** Put before a person because no list of words has it. */
const isUnknown = (marks: Marks, at: number): boolean => {
  const token = marks.tokens[at];
  if (!token || token.word.length < 3 || token.bits & IN_SOME_LIST || token.shape === 'digits') return false;
  return marks.has(at) && !marks.masks(at) && !marks.explained[at];
};

function goesOn(marks: Marks, at: number): boolean {
  const next = marks.tokens[at + 1];
  return next !== undefined && next.block === marks.tokens[at]?.block && adjoins(next) && isUnknown(marks, at + 1);
}

function isSaidOfPersons(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    isAged(tokens, to) ||
    doesIt(tokens, to) ||
    isSuffered(tokens, from) ||
    isTheirs(tokens, from) ||
    isKin(tokens, from, to)
  );
}

/** « Heikki (15 ans) », « Heikki, 13 ans »; a festival or an association would say « 10e ». */
function isAged(tokens: readonly Token[], to: number): boolean {
  const age = ageAfter(tokens, to);
  if (!age || age.gap & ~(GAP.comma | GAP.space | GAP.bracket)) return false;
  // « Logirep, 20 ans de présence ».
  return !['de', 'd'].includes(beside(tokens, to, 3)?.word ?? '');
}

/** What may stand between somebody and what they do. */
const BETWEEN = list(
  'n ne s se l le la les lui leur y en a ont aurait avait est etait serait sera va fait ete encore deja toujours bien souvent meme aussi beaucoup pas plus jamais hier',
);

/** What people alone do, or is done to them alone; no service, no firm, no place. */
const DONE = list(
  'dort dorment dormi fugue boit bu crie hurle pleure insulte insultee traine frappe frappee gifle giflee menacee agresse agressee tabasse tabassee mordu interpellee incarcere incarceree ecroue ecrouee hospitalise hospitalisee descolarise descolarisee exclue auditionnee enceinte majeure mineur mineure decede decedee habite fume deale guette squatte avoue ment accouche blesse blessee blesses divorce separee hebergee scolarisee mariee',
);

/** What an association may do to others: it is somebody's only where it is suffered, « Kallio a été interpellé ». */
const SUFFERED = list('interpelle interpelles exclu exclus auditionne convoque heberge loge scolarise marie separe');
const PASSIVE = list('est etait ete sera serait');
const SEEN = list('vu vue vus apercu apercue');
/** « Kallio s’est battu »; a team is beaten. */
const FOUGHT = list('battu battue battus');

function doesIt(tokens: readonly Token[], to: number): boolean {
  let [passive, reflexive] = [false, false];
  for (let steps = 1; steps <= 6; steps += 1) {
    const token = beside(tokens, to, steps);
    if (!token || token.shape !== 'lower' || token.gap & ~(GAP.space | GAP.apostrophe)) return false;
    if (DONE.has(token.word) || (passive && SUFFERED.has(token.word)) || (reflexive && FOUGHT.has(token.word)))
      return true;
    // « Kallio vu hier »; « Logirep a vu ses loyers baisser ».
    if (SEEN.has(token.word)) return passive || steps === 1;
    if (!BETWEEN.has(token.word)) return false;
    passive ||= PASSIVE.has(token.word);
    reflexive ||= token.word === 's' || token.word === 'se';
  }
  return false;
}

/** « on a croisé tiina », « ils ont tabassé Büdüs ». */
const DONE_TO = list('croise croisee croises soupconne frappe gifle insulte heberge tabasse agresse mordu reconnu');

function isSuffered(tokens: readonly Token[], from: number): boolean {
  return tokens[from]?.gap === GAP.space && DONE_TO.has(beside(tokens, from, -1)?.word ?? '');
}

/** « la fugue de tiina », « l’audition d’Ilmari »: what only somebody has, of a word without an article. */
const OWNED = list(
  'fugue interpellation audition arrestation incarceration hospitalisation exclusion comportement scolarite grossesse anniversaire majorite descolarisation',
);

function isTheirs(tokens: readonly Token[], from: number): boolean {
  const [owned, of, token] = [beside(tokens, from, -2), beside(tokens, from, -1), tokens[from]];
  if (of?.gap !== GAP.space || !OWNED.has(owned?.word ?? '')) return false;
  return of.word === 'de' ? token?.gap === GAP.space : of.word === 'd' && token?.gap === GAP.apostrophe;
}

/** « sa fille, Büdüs, refuse », « le copain de sa mère, Mattila, boit »: between commas, beside what they are to somebody. */
function isKin(tokens: readonly Token[], from: number, to: number): boolean {
  const [kin, token, next] = [beside(tokens, from, -1), tokens[from], beside(tokens, to, 1)];
  if (!kin || !KINSHIP.has(kin.word) || token?.gap !== (GAP.comma | GAP.space)) return false;
  // « Présents : parents, Logirep, mairie ».
  if (!ONE_OF.has(beside(tokens, from, -2)?.word ?? '')) return false;
  return next !== undefined && (next.gap & GAP.comma) !== 0;
}

const ONE_OF = list('le la l un une son sa leur mon ma');
