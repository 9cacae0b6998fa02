/** Texts of 2 MB that cost a layer as much as they can. */
import { DRAFT_LIMITS } from '../dist/index.js';

const SIZE = 2_000_000;
const repeat = (piece) => piece.repeat(Math.floor(SIZE / piece.length));
const letters = (seed, length) =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + ((seed * 31 + at * 17 + ((seed >> at) & 15)) % 26))).join(
    '',
  );
const different = (length, write) => Array.from({ length: Math.floor(SIZE / length) }, (_, at) => write(at)).join(' ');
const telephone = (at) =>
  `06 ${String(10_000_000 + at * 37)
    .match(/../g)
    .join(' ')}`;

export const hostile = {
  'one letter': repeat('a'),
  initials: repeat('A.'),
  titles: repeat('M. '),
  'a registered name': repeat('Yanis Belkadri '),
  'a given name': repeat('Mamadou '),
  'nicknames of several': repeat('« Yaya » '),
  'unknown words': different(9, (at) => letters(at, 8)),
  'unknown words after an article': different(9, (at) => `d’${letters(at, 6)}`),
  telephones: different(15, telephone),
  'pairs of figures': repeat('12 '),
  'bank accounts': `FR76${repeat('1234 ')}`,
  'e-mail addresses': repeat('a.b-c_d%'),
  kinship: repeat('la mère de '),
  addresses: repeat('12 rue de la '),
  'emoji between letters': repeat('Y🎉a'),
  'combining accents': `a${repeat('\u0301')}`,
  'different names': different(7, (at) => `Z${(at * 7919 + 60_466_176).toString(36)}`),
  mentions: repeat('\ufffc'),
  'figures between letters': repeat('1a'),
  plates: repeat('AB-123-CD '),
  'heads of several': repeat('Rues Pasteur et '),
  'heads of several, listed': repeat('Collèges Abcqa, '),
  'names and names': repeat('Moussa et '),
};

/** What the notes of a meeting are made of, and what a hand would put between. */
const PIECES = [
  ...'aAZxê’-\n@🎉\u0301\u200b\ufffc()/|_',
  ...'M. |Mme |Dr |Yanis |Belkadri |BELKADRI |Mamadou |Rose |Traoré |yanis |X |A.|dit |« Yaya » |« |» '.split('|'),
  ...'rue |de |la |le |l’|d’|né |et |, |. |: |mère |frère |chez |dort |école |collège |Jaurès |maire |saint-'.split(
    '|',
  ),
  ...'06 12 34 56 78 |14/03/2009 |AB-123-CD |a@b.fr |FR76 |1 84 |15 |ans |12 |3e |classe |n° '.split('|'),
];

/** Texts of one to six pieces, drawn at random, repeated; some with a new word each time. */
export function* composed(count, seed = 1) {
  const draw = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let at = 0; at < count; at += 1) {
    const piece = Array.from({ length: 1 + draw(6) }, () => PIECES[draw(PIECES.length)]).join('');
    const fresh = draw(3) === 0;
    const [before, after] = [draw(2), 4 + draw(6)];
    yield [
      JSON.stringify(piece) + (fresh ? ' and a new word' : ''),
      fresh
        ? different(piece.length + after + 1, (word) => {
            const written = letters(word, after);
            return piece + (before ? written.charAt(0).toUpperCase() + written.slice(1) : written);
          })
        : repeat(piece),
    ];
  }
}

/** The beginning of a text, up to the words and numbers that one draft may hold. */
export function heldByADraft(text) {
  let words = 0;
  for (const { index } of text.matchAll(/\p{L}+|\d+/gu)) {
    words += 1;
    if (words > DRAFT_LIMITS.words) return text.slice(0, index);
  }
  return text;
}
