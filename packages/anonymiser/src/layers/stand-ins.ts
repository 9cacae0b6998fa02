import { IS, OTHERWISE_KNOWN } from '../lexicon/classify.ts';
import { DAYS, KINSHIP, MONTHS, PERSON_NOUNS } from '../lexicon/words.ts';
import { beside, GAP, type Token } from '../text/tokens.ts';
import { ageAfter } from './acting.ts';
import { personMark, type Marks } from './marks.ts';

const STAND_IN = personMark('Mot ordinaire là où se trouve un nom', 0.35, 'decide', 'context');

/**
 * L5: an ordinary word that a list of names knows too, without an article, where French puts a name: « serra, 15 ans »,
 * « rose aussi », « Bob le clochard », « chez les martin », « entre fournier et renard », « aurore 10h », « baron père ».
 */
export function markStandIns(marks: Marks): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.opens === 2 && PRESENCE.has(tokens[at]?.word ?? '')) markPresent(marks, at);
    if (isSurnameOfOffice(marks, at)) marks.add(at, STAND_IN);
    if (marks.has(at) || marks.explained[at] === 1 || !mayBeName(tokens[at])) continue;
    if (SIGNS.some((sign) => sign(tokens, at)) || isEchoed(marks, at)) marks.add(at, STAND_IN);
  }
}

function mayBeName(token: Token | undefined): token is Token {
  if (!token || token.shape === 'digits' || token.word.length < 3 || PERSON_NOUNS.has(token.word)) return false;
  return (token.bits & (IS.given | IS.surname)) !== 0 && !(token.bits & (OTHERWISE_KNOWN | IS.never));
}

const mayBePlural = ({ word }: Token): boolean => /[sxz]$/.test(word);

type Sign = (tokens: readonly Token[], at: number) => boolean;

/** Opens its sentence, or what follows a comma or « et ». */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return token.opens > 0 || token.gap === (GAP.comma | GAP.space) || beside(tokens, at, -1)?.word === 'et';
}

/** « serra, 15 ans, connu », « Boulanger 15 ans ». */
const isAged: Sign = (tokens, at) => {
  const age = ageAfter(tokens, at);
  if (!age) return false;
  return age.gap === GAP.space
    ? tokens[at]?.opens === 2
    : age.gap === (GAP.comma | GAP.space) && opensClause(tokens, at);
};

const TIMES = new Set([
  ...DAYS,
  ...'jour nuit soir matin midi semaine week weekend mois temps plus moins premier premiere reste meme'.split(' '),
]);

/** « Bob le clochard », « Perle la coiffeuse »: a given name and what its bearer is. */
const isByTrade: Sign = (tokens, at) => {
  const [token, article, noun] = [tokens[at], beside(tokens, at, 1), beside(tokens, at, 2)];
  if (!token || token.shape === 'lower' || !(token.bits & IS.given) || !article || !noun) return false;
  if (!['le', 'la', 'l'].includes(article.word) || article.gap !== GAP.space || article.shape !== 'lower') return false;
  if (noun.gap & ~(GAP.space | GAP.apostrophe) || noun.shape !== 'lower' || TIMES.has(noun.word)) return false;
  return (noun.bits & (IS.dictionary | IS.grammatical)) === IS.dictionary;
};

/** « chez les martin », « la fille des petit »: a plural article before a singular. */
const isFamily: Sign = (tokens, at) => {
  const [article, before] = [beside(tokens, at, -1), beside(tokens, at, -2)];
  const token = tokens[at];
  if (!token || !article || token.gap !== GAP.space || !(token.bits & IS.surname) || mayBePlural(token)) return false;
  // « il les porte », « pour les garder »: a pronoun.
  return article.word === 'les' && before !== undefined && AT_HOME.has(before.word);
};
const AT_HOME = new Set('chez avec contre entre famille selon'.split(' '));

/** « bagarre entre fournier et renard »: two words without an article that are names too. */
const isBetween: Sign = (tokens, at) => {
  const first = beside(tokens, at, -1)?.word === 'entre' ? at : at - 2;
  const [one, and, other] = [
    beside(tokens, at, first - at),
    beside(tokens, at, first + 1 - at),
    beside(tokens, at, first + 2 - at),
  ];
  if (beside(tokens, at, first - 1 - at)?.word !== 'entre' || and?.word !== 'et') return false;
  const singular = [one, other].every((token) => mayBeName(token) && token.gap === GAP.space && !mayBePlural(token));
  return singular && and.gap === GAP.space;
};

/** « RDV aurore 10h, olive 11h »: somebody's hour. */
const isScheduled: Sign = (tokens, at) => {
  const [hour, mark] = [beside(tokens, at, 1), beside(tokens, at, 2)];
  if (!((tokens[at]?.bits ?? 0) & IS.given) || hour?.shape !== 'digits' || hour.word.length > 2) return false;
  if (hour.gap !== GAP.space || !mark || !/^h(?:eures?)?$/.test(mark.word) || mark.gap & ~GAP.space) return false;
  return opensClause(tokens, at) || ['rdv', 'rv', 'vu', 'avec'].includes(beside(tokens, at, -1)?.word ?? '');
};

/** « baron père », « renard fils »: two of one name told apart; « le grand père » has an article. */
const isElder: Sign = (tokens, at) => {
  const [before, next] = [beside(tokens, at, -1), beside(tokens, at, 1)];
  if (!next || next.gap !== GAP.space || !['pere', 'fils'].includes(next.word)) return false;
  const articled = before !== undefined && tokens[at]?.opens === 0 && ARTICLES.has(before.word);
  return !articled && ((tokens[at]?.bits ?? 0) & IS.surname) !== 0 && !COMPOUND.has(tokens[at]?.word ?? '');
};
const ARTICLES = new Set(
  'le la les l un une des du de d au mon ma ton ta son sa mes ses leur leurs notre votre ce cet cette'.split(' '),
);
const COMPOUND = new Set(['grand', 'beau', 'petit', 'saint']);

/** « selon barbu », « dispute avec renard »: a word of one person, whom nothing else makes a thing. */
const isWith: Sign = (tokens, at) => {
  const [before, token] = [beside(tokens, at, -1), tokens[at]];
  return token?.gap === GAP.space && WITH.has(before?.word ?? '') && !mayBePlural(token);
};
const WITH = new Set(['avec', 'selon', 'chez', 'contre']);

/** « l’interpellation de jacquet », « pas de nouvelles de renard »: what only somebody has, of a word without an article. */
const isOwner: Sign = (tokens, at) => {
  const [owned, of, token] = [beside(tokens, at, -2), beside(tokens, at, -1), tokens[at]];
  if (!token || !of || (of.word === 'de' ? token.gap !== GAP.space : of.word !== 'd' || token.gap !== GAP.apostrophe))
    return false;
  return of.gap === GAP.space && OWNED.has(owned?.word ?? '') && !mayBePlural(token);
};
const OWNED = new Set(
  'situation situations interpellation audition arrestation nouvelles comportement domicile fugue incarceration hospitalisation'.split(
    ' ',
  ),
);

const SIGNS: readonly Sign[] = [isWith, isOwner, isAged, isByTrade, isFamily, isBetween, isScheduled, isElder];

/** « Nicolas Sceaux », « Norbert Major »: right after a given name that has no other surname, whatever the word is elsewhere. */
function isSurnameOfOffice(marks: Marks, at: number): boolean {
  const { tokens } = marks;
  const [earlier, given, token] = [beside(tokens, at, -2), beside(tokens, at, -1), tokens[at]];
  if (!given || token?.shape !== 'title' || token.gap !== GAP.space || token.word.length < 4 || marks.has(at))
    return false;
  const other = IS.grammatical | IS.announces | IS.acronym | IS.organisation | IS.never;
  if (!(token.bits & (IS.office | IS.town)) || token.bits & other || WHEN.has(token.word)) return false;
  if (given.shape !== 'title' || !(given.bits & IS.given) || !marks.isPerson(at - 1)) return false;
  const named = earlier !== undefined && given.gap === GAP.space && earlier.shape !== 'lower';
  const next = beside(tokens, at, 1);
  return !named && (!next || next.shape === 'lower' || next.gap !== GAP.space);
}
const WHEN = new Set([...DAYS, ...MONTHS]);

const LIKEWISE = new Set('aussi pareil pareille idem egalement'.split(' '));

/** « pierre est passé, rose aussi »: as somebody named earlier in the sentence. */
function isEchoed(marks: Marks, at: number): boolean {
  const { tokens } = marks;
  const next = beside(tokens, at, 1);
  if (!next || next.gap !== GAP.space || !LIKEWISE.has(next.word) || !opensClause(tokens, at)) return false;
  if (!((tokens[at]?.bits ?? 0) & IS.given)) return false;
  for (let back = at - 1; back >= at - LOOK_BACK && back >= 0; back -= 1) {
    if (tokens[back]?.block !== tokens[at]?.block) return false;
    if (marks.has(back)) return true;
  }
  return false;
}

/** No sentence is looked back over further, so that the time stays linear. */
const LOOK_BACK = 12;

/** Labels that a list of people follows. */
const PRESENCE = new Set(
  'present presents presente presentes excuse excuses excusee excusees absent absents absente absentes'.split(' '),
);

/** « Présents : Pop, Muntean », « Excusé : Calame »: each word of the list is somebody, or an office. */
function markPresent(marks: Marks, label: number): void {
  const { tokens } = marks;
  const alone: number[] = [];
  let named = false;
  for (let at = label + 1; at < label + 60; at += 1) {
    const token = beside(tokens, label, at - label);
    if (!token || (at === label + 1 && !(token.gap & GAP.colon)) || token.opens === 2) break;
    const next = beside(tokens, label, at + 1 - label);
    const starts = at === label + 1 || (token.gap & GAP.comma) !== 0;
    const ends = !next || next.opens === 2 || (next.gap & GAP.comma) !== 0;
    if (marks.has(at)) named = true;
    else if (starts && ends && token.shape === 'title' && isPlain(token) && marks.explained[at] !== 1) alone.push(at);
  }
  const single = alone.length === 1 && alone[0] === label + 1;
  if (named || single) for (const at of alone) marks.add(at, STAND_IN);
}

const isPlain = ({ word, bits }: Token): boolean =>
  !(bits & (OTHERWISE_KNOWN | IS.never)) && !PERSON_NOUNS.has(word) && !KINSHIP.has(word) && word.length > 1;
