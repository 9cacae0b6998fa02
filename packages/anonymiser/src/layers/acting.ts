import { IS } from '../lexicon/classify.ts';
import { DAYS } from '../lexicon/words.ts';
import { beside, GAP, type Token } from '../text/tokens.ts';

/** What follows somebody who acts: « s'est battu », « a frappé », « ne vient plus ». */
const ACTS = new Set('s se a n ne avait aurait va veut doit refuse dit vient revient reste'.split(' '));

/** As `ACTS`, for a word that opens its sentence and can then only be its subject. */
const IS_OR_ACTS = new Set([...ACTS, 'est', 'etait', 'sera', 'serait']);

/** What somebody does every day, with or without an object: « Ana dort dehors », « Hyacinthe souhaite reprendre ». */
const EVERYDAY = new Set(
  'dort dorment vit vivent habite habitent traine trainent arrive repart travaille attend souhaite peut explique raconte reconnait nie pleure crie boit vend tape insulte cherche quitte perd parle repond confirme indique precise craint fugue evite prend met tient connait semble parait continue commence rappelle sait sont ont voit squatte zone frappe leur lui nous me te'.split(
    ' ',
  ),
);

const PLACES_WITHIN = new Set('au a aux dans devant'.split(' '));
const ARTICLES = new Set('la le l les un une'.split(' '));

/** What may stand between the beginning of a sentence and the place it opens with. */
const WHEN = new Set([...DAYS, ...'hier aujourd hui ensuite puis alors depuis matin soir midi'.split(' ')]);

/**
 * « Au collège Moreau s'est battu »: a sentence that opens with the place has no other subject than the word after it,
 * which is then no name of the place.
 * @param head the place's own word
 * @param last the last word of the name after it
 */
export function actsAfterPlace(tokens: readonly Token[], head: number, last: number): boolean {
  if (!followedBy(tokens, last, ACTS)) return false;
  let at = head - 1;
  while (ARTICLES.has(tokens[at]?.word ?? '')) at -= 1;
  if (!PLACES_WITHIN.has(tokens[at]?.word ?? '')) return false;
  while (tokens[at]?.opens === 0 && WHEN.has(tokens[at - 1]?.word ?? '')) at -= 1;
  return tokens[at]?.opens === 2 && tokens[at]?.block === tokens[head]?.block;
}

/** What is said of somebody without a verb: « Mercier absent », « rose convoquée ». */
const STATES = new Set(
  'vu vue tjs absent absente excuse excusee convoque convoquee interpelle interpellee relance relancee exclu exclue incarcere incarceree heberge hebergee decede decedee malade enceinte introuvable injoignable majeur majeure mineur mineure idem'.split(
    ' ',
  ),
);

/** All that says of the word before it, at the head of a sentence, that it is somebody. */
const SAID_OF_SOMEBODY = new Set([...IS_OR_ACTS, ...EVERYDAY, ...STATES]);

/** « jade a frappé », « Mercier absent », « Ana dort dehors »: the first word of a sentence, without an article, that is or does something. */
export const opensAsSubject = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.opens === 2 && (followedBy(tokens, at, SAID_OF_SOMEBODY) || hasObject(tokens, at));

const DETERMINERS = new Set('la le l les un une du son sa ses leur leurs encore toujours souvent'.split(' '));

/** « Carré menace le gardien »: a word that can be a verb, then what it is done to; « Point prévu le 12 » has a participle. */
function hasObject(tokens: readonly Token[], at: number): boolean {
  const [subject, verb, article] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!subject || !verb || !article || article.block !== subject.block || !DETERMINERS.has(article.word)) return false;
  if (verb.gap !== GAP.space || article.gap !== GAP.space || verb.shape !== 'lower') return false;
  const plain = (verb.bits & IS.dictionary) !== 0 && (verb.bits & (IS.grammatical | IS.office | IS.institution)) === 0;
  return plain && !(verb.accented && /e{1,2}s?$/.test(verb.word));
}

/** Whether the word after a token says that what stands before it acts. */
export const isActing = (tokens: readonly Token[], at: number): boolean => followedBy(tokens, at, IS_OR_ACTS);

/** Whether a token, wherever it stands, is the subject of what comes after it. */
export const isSubject = (tokens: readonly Token[], at: number): boolean =>
  isActing(tokens, at) || opensAsSubject(tokens, at);

/** What somebody is the object of, without an article: « vu jade hier », « on soupçonne sylvain ». */
export const MEETS: ReadonlySet<string> = new Set(
  'vu vue voit croise croisee recu recue recoit rencontre rencontree appele appelle soupconne accuse frappe menace insulte accompagne convoque suit heberge rappeler recevoir voir appeler chez'.split(
    ' ',
  ),
);

/** An ordinary word that a verb of meeting takes without an article, as it takes a name. */
export const isMet = (tokens: readonly Token[], at: number): boolean =>
  at > 0 && tokens[at]?.gap === GAP.space && MEETS.has(tokens[at - 1]?.word ?? '');

/** « Mimine, c’est la sœur », « Bouboule, lui, ne vient plus »: put forward at the head of a sentence. */
export const isPresented = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.opens === 2 &&
  tokens[at + 1]?.block === tokens[at]?.block &&
  tokens[at + 1]?.gap === (GAP.comma | GAP.space) &&
  ['c', 'lui', 'elle'].includes(tokens[at + 1]?.word ?? '');

/** The figure of « 15 ans » right after a token. */
export function ageAfter(tokens: readonly Token[], at: number): Token | undefined {
  const [age, years] = [beside(tokens, at, 1), beside(tokens, at, 2)];
  return age?.shape === 'digits' && age.word.length <= 2 && years?.word === 'ans' ? age : undefined;
}

/** The only word of its sentence or cell, or what a line is headed by: « Boulanger. Absent. », « Boulanger : absent ». */
export function standsAlone(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.opens !== 2) return false;
  return next === undefined || next.block !== token.block || next.opens > 0 || (next.gap & GAP.comma) !== 0;
}

function followedBy(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const next = tokens[at + 1];
  if (!next || next.gap !== GAP.space || next.block !== tokens[at]?.block) return false;
  // « Vu à Tours »: no verb.
  return words.has(next.word) && !(next.word === 'a' && next.accented);
}
