import { IS, OTHERWISE_KNOWN } from '../lexicon/classify.ts';
import { EPONYMS } from '../lexicon/eponyms.ts';
import { PERSON_NOUNS, TITLES } from '../lexicon/words.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { isActing, isMet, isPresented, isSubject, opensAsSubject, standsAlone } from './acting.ts';
import type { Mark, Marks } from './marks.ts';
import { isPlaceAgain } from './whereabouts.ts';

const residue = (reason: string, confidence: number): Mark => ({
  detector: 'residue',
  reason,
  confidence,
  must: 'decide',
  persons: [],
  professionals: [],
  person: false,
});

/** L5: every word nothing explains is put before a person. */
export function markResidue(marks: Marks): void {
  const { tokens } = marks;
  const lowerCased = new Set<string>();
  for (const token of tokens) if (token.shape === 'lower') lowerCased.add(token.word);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits' || marks.has(at) || marks.explained[at] === 1) continue;
    const bits = token.bits;
    if (bits & IS.never) continue;
    // A place of the document bears it, and no list knows it: « bar Le Narval », then « Narval a frappé ».
    const again = bits & KNOWN || token.shape === 'lower' || isPlaceAgain(tokens, at) || isLoneEponym(tokens, at);
    if (marks.explained[at] === 2 && again) continue;
    const found = judge(token, bits, lowerCased, tokens, at);
    if (found) marks.add(at, found);
  }
}

/** « Marche des lycéens – Condorcet »: a public figure whom a place of the document is named after, doing nothing. */
const isLoneEponym = (tokens: readonly Token[], at: number): boolean =>
  EPONYMS.has(tokens[at]?.word ?? '') && !isSubject(tokens, at) && !isMet(tokens, at);

/** From this length on, an ordinary word that opens a sentence without an article is a given name as often as not. */
const LONG_ENOUGH = 4;

const KNOWN = OTHERWISE_KNOWN | IS.dictionary | IS.wordLike | IS.given | IS.surname;

const mayBeGiven = (token: Token, bits: number): boolean =>
  (bits & IS.given) !== 0 && !(bits & OTHERWISE_KNOWN) && token.word.length >= LONG_ENOUGH;

/** « DGFP »: nobody's name, where three letters may be somebody's initials (« JPM »). */
const NO_VOWEL = /^[^aeiouy]{4,}$/;

function judge(
  token: Token,
  bits: number,
  lowerCased: ReadonlySet<string>,
  tokens: readonly Token[],
  at: number,
): Mark | null {
  if (bits & IS.foreign) return residue('Mot écrit dans un autre alphabet', 0.5);
  if (token.word.length === 1 || TITLES.has(token.word)) return null;
  if (
    bits & IS.dictionary &&
    token.shape === 'lower' &&
    mayBeGiven(token, bits) &&
    (opensAsSubject(tokens, at) || isMet(tokens, at))
  )
    return residue('Prénom possible, sans majuscule', 0.3);
  if (bits & IS.dictionary)
    return ordinaryCapital(token, bits, lowerCased, tokens, at)
      ? residue('Majuscule inattendue : nom propre possible', 0.25)
      : null;
  if (bits & IS.town && token.shape === 'title' && standsForSomeone(tokens, at)) return residue('Lieu, ou surnom', 0.3);
  if (bits & (IS.town | IS.organisation) || isAcronym(token, bits)) return null;
  // « hồ », « vũ »: no shortened word has an accent.
  if (token.word.length === 2 && token.shape === 'lower' && !token.accented) return null;
  if (token.shape === 'upper' && NO_VOWEL.test(token.word)) return null;
  if (token.shape === 'lower') {
    if (bits & IS.wordLike || partOfCompound(token, tokens, at)) return null;
    return residue('Mot inconnu du dictionnaire', bits & (IS.given | IS.surname) ? 0.5 : 0.3);
  }
  if (bits & IS.wordLike && (token.opens > 0 || lowerCased.has(token.word))) return null;
  return residue(
    token.shape === 'upper' && token.word.length <= 5 ? 'Sigle ou nom inconnu' : 'Mot à majuscule inconnu',
    0.5,
  );
}

/** « vu Bamako », « le petit Brooklyn », « Berlin a frappé »: a town may be a nickname, where somebody would stand. */
function standsForSomeone(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const after = before !== undefined && token?.gap === GAP.space ? before.word : '';
  if (PERSON_NOUNS.has(after) || (isMet(tokens, at) && after !== 'chez')) return true;
  return ((token?.bits ?? 0) & IS.publicName) !== 0 && isSubject(tokens, at);
}

/** « PJJ », « III »; « Segpa » and « Insee » are written as names, but a short one may be one. */
const isAcronym = (token: Token, bits: number): boolean =>
  ((bits & IS.acronym) !== 0 && (token.shape !== 'title' || token.word.length > 4)) ||
  (token.shape === 'upper' && ROMAN.test(token.word));
const ROMAN = /^(?:i{2,3}|iv|vii{1,2}|ix|xi{2,3}|xiv|xvi{0,3}|xix|xxi?)$/;

/**
 * An ordinary word with a capital inside a sentence, that is not written in lower case anywhere else; or one that is a
 * given name too, wherever it stands: « Pierre a frappé », « Marine a été vue » open sentences as often as not.
 */
function ordinaryCapital(
  token: Token,
  bits: number,
  lowerCased: ReadonlySet<string>,
  tokens: readonly Token[],
  at: number,
): boolean {
  if (token.shape === 'lower') return false;
  // « Noël n’a pas porté plainte »: a feast, a month or an office is a given name when it acts.
  if (bits & IS.given && !(bits & IS.grammatical) && (opensAsSubject(tokens, at) || isMet(tokens, at))) return true;
  if (bits & OTHERWISE_KNOWN) return false;
  if (SURNAMES_ABOVE_ALL.has(token.word) && opensAsSubject(tokens, at)) return true;
  if (isPrenominal(tokens, at)) return false;
  // Short ones open sentences as words: « Vu », « Bon ».
  if (bits & IS.given && (token.opens === 0 || token.word.length >= LONG_ENOUGH)) return true;
  // « Boulanger a frappé », « Boulanger : absent »: it opens its sentence as somebody.
  if (
    bits & IS.surname &&
    token.shape === 'title' &&
    (!PERSON_NOUNS.has(token.word) || SURNAMES_ABOVE_ALL.has(token.word)) &&
    (opensAsSubject(tokens, at) || standsAlone(tokens, at))
  )
    return true;
  if (token.shape !== 'title') return false;
  // « Jojo vend », « Titi traîne »: a doubled syllable is a nickname, also where it opens a sentence.
  if (token.opens > 0) return DOUBLED.test(token.word) || isPresented(tokens, at);
  if (lowerCased.has(token.word) || (!(bits & IS.surname) && isTitleWord(tokens, at))) return false;
  const before = tokens[at - 1];
  // « Mission Locale », « Conseil Citoyen »: the capital of an institution's second word.
  return !(
    before &&
    adjoins(token) &&
    before.shape === 'title' &&
    before.block === token.block &&
    token.word.length > 3 &&
    isOffice(before)
  );
}

/** « Bonne journée », « Belle réussite »: an adjective that opens its sentence, before its noun. */
function isPrenominal(tokens: readonly Token[], at: number): boolean {
  const [token, noun] = [tokens[at], tokens[at + 1]];
  if (token?.opens !== 2 || !PRENOMINAL.has(token.word) || noun?.gap !== GAP.space || noun.shape !== 'lower')
    return false;
  return (noun.bits & (IS.dictionary | IS.grammatical)) === IS.dictionary && !isActing(tokens, at);
}
const PRENOMINAL = new Set(
  'bon bonne bons bonnes beau belle belles grand grande petit petite cher chere vrai vraie'.split(' '),
);

/** « Petit : absent », « - Petit (6e B) »: among the commonest surnames; « Mère : absente » is not. */
const SURNAMES_ABOVE_ALL = new Set(['petit', 'grand']);

const DOUBLED = /^([a-z]{2,3})\1$/;

/** What no nickname is made of: « Sécurisation », « Stationnement »; some of these are given names all the same. */
const ABSTRACT = /(?:[aiuc]tion|sion|isme|[a-z]{4}ement)s?$/;
const BESTOWED = new Set(
  'benediction consolation conception perfection revelation salvation passion exaltation dedication adoration consecration'.split(
    ' ',
  ),
);

const SEVERAL = new Set('les des aux ces nos vos leurs plusieurs certains certaines'.split(' '));
const TITLE_WORD = IS.dictionary | IS.office | IS.institution | IS.acronym | IS.town | IS.organisation;

/** « aux Genêts », « Crédit Mutuel », « Génération Numérique »: several things, or two ordinary words of one title. */
function isTitleWord(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || isActing(tokens, at)) return false;
  if (token.gap === GAP.space && SEVERAL.has(before?.word ?? '') && /[sx]$/.test(token.word)) return true;
  if (ABSTRACT.test(token.word) && !BESTOWED.has(token.word)) return true;
  return (
    (before?.opens === 0 && isBesideTitleWord(before, token, before)) ||
    (next !== undefined && isBesideTitleWord(token, next, next) && !isActing(tokens, at + 1))
  );
}

/** Whether `other`, one of two neighbours, is a word of a title: a capital that its place does not explain, and nobody's name. */
function isBesideTitleWord(first: Token, second: Token, other: Token): boolean {
  if (first.block !== second.block || (second.gap !== GAP.space && second.gap !== GAP.hyphen)) return false;
  const name = other.bits & (IS.given | IS.surname | IS.grammatical);
  return other.shape === 'title' && other.word.length > 2 && !name && (other.bits & TITLE_WORD) !== 0;
}

const OFFICIAL = new Set(
  'mission conseil comite commission groupe centre service police ville maison police education plan contrat cellule'.split(
    ' ',
  ),
);
function isOffice(token: Token): boolean {
  return OFFICIAL.has(token.word);
}

/** A piece of an expression written with hyphens or an apostrophe: « rez-de-chaussée », « presqu'île ». */
function partOfCompound(token: Token, tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    token.word.length <= 3 && (token.gap === GAP.hyphen || next?.gap === GAP.hyphen || next?.gap === GAP.apostrophe)
  );
}
