import { IS } from '../lexicon/classify.ts';
import { TITLES } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { personMark, type Mark, type Marks } from './marks.ts';

const doubt = (reason: string): Mark => personMark(reason, 0.4, 'decide', 'context');

const ENUMERATED = doubt('Énuméré avec un nom');
const LISTED = personMark('Énuméré avec des noms', 0.6, 'mask', 'context');
const ASIDE = doubt('Entre parenthèses après un nom');
/** What may stand within an enumeration besides its commas. */
const JOINT = GAP.space | GAP.quote;
const LINKS = new Set(['et', 'ou', 'ni']);

/**
 * L4: an ordinary word is a name when it is enumerated with one (« moussa, bilal et sofiane », « Breton et Ernst »,
 * « Gros » et « Mimine ») or stands alone in brackets after one (« Tifaine (Tif) »).
 */
export function markCoordinated(marks: Marks): void {
  const { tokens } = marks;
  const link = (at: number, step: 1 | -1): void => {
    const other = coordinated(tokens, at, step);
    if (other === -1 || marks.has(other) || marks.explained[other] === 1) return;
    if (canBeNamed(tokens, other, at))
      marks.add(other, isUnknown(tokens[other]) && marks.masks(at) ? LISTED : ENUMERATED);
  };
  for (let at = 0; at < tokens.length; at += 1) if (marks.isPerson(at)) link(at, 1);
  for (let at = tokens.length - 1; at >= 0; at -= 1) if (marks.isPerson(at)) link(at, -1);
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    const alone = token?.gap === (GAP.space | GAP.bracket) && closesBracket(tokens[at + 1], token);
    if (!token || !alone || !marks.masks(at - 1) || marks.has(at) || token.shape !== 'title') continue;
    if (token.block === tokens[at - 1]?.block && !(token.bits & KNOWN)) marks.add(at, ASIDE);
  }
}

/** The token enumerated with a token: « bilal » for « moussa, bilal » and « moussa et bilal »; -1 when there is none. */
function coordinated(tokens: readonly Token[], at: number, step: 1 | -1): number {
  const other = at + step;
  const first = tokens[step === 1 ? at : other];
  const second = tokens[step === 1 ? other : at];
  if (!first || !second || first.block !== second.block) return -1;
  const gap = second.gap & ~JOINT;
  if (gap === GAP.comma || gap === GAP.slash) return other;
  const far = at + 2 * step;
  const middle = tokens[other];
  const outer = tokens[far];
  const joined = middle && outer && outer.block === first.block && LINKS.has(middle.word);
  if (!joined) return -1;
  const gaps = step === 1 ? [middle.gap, outer.gap] : [tokens[at]?.gap ?? 0, middle.gap];
  // « S. M. et Y. »: the full stop of an initial does not part them.
  const dotted = (tokens[Math.min(at, far)]?.word.length ?? 0) === 1 ? GAP.dot : GAP.none;
  return gaps.every((between) => (between & ~(JOINT | dotted)) === 0) ? far : -1;
}

const KNOWN = IS.grammatical | IS.office | IS.institution | IS.acronym | IS.town | IS.organisation | IS.never;

/** In lower case only what a list knows as a name; with a capital, any ordinary word that says nothing else. */
function canBeNamed(tokens: readonly Token[], at: number, from: number): boolean {
  const [token, origin] = [tokens[at], tokens[from]];
  if (!token || !origin || token.shape === 'digits' || TITLES.has(token.word)) return false;
  if ((token.shape === 'lower') !== (origin.shape === 'lower')) return false;
  if (token.word.length === 1) return token.shape === 'title' && !token.accented;
  const bits = token.bits;
  // « Nom : … / Prénom : … »: a label announces a name, and is none.
  if (bits & KNOWN || (bits & IS.announces && tokens[at + 1]?.gap !== GAP.space)) return false;
  if (token.shape === 'lower') return (bits & IS.given) !== 0 && isAlone(tokens, at);
  // « Badiane et Niang »: no noun opens a sentence without its article.
  const pair = from === at + 2 && token.shape === 'title' && token.word.length > 3;
  return (bits & (IS.given | IS.surname)) !== 0 || token.opens === 0 || (token.gap & GAP.quote) !== 0 || pair;
}

/** A word that is nothing else than a name: « Karim, Zyxwek et Lina »; a short one in capitals may be an acronym. */
const isUnknown = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.shape !== 'lower' &&
  token.word.length > (token.shape === 'upper' ? 5 : 2) &&
  !(token.bits & (KNOWN | IS.dictionary | IS.wordLike | IS.publicName));

/** « karim, moussa et »: no article makes a noun of it. */
const isAlone = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.gap !== GAP.apostrophe && tokens[at + 1]?.gap !== GAP.apostrophe;

const closesBracket = (next: Token | undefined, token: Token): boolean =>
  next === undefined || next.block !== token.block || (next.gap & GAP.bracket) !== 0;
