import { foldText } from '../text/fold.ts';
import { PERSON_NOUNS } from '../lexicon/words.ts';

/** A replacement put into its sentence. */
export interface Fitted {
  /** How many characters of the left context give way: « de » before « un jeune » becomes « d’ ». */
  takenLeft: number;
  text: string;
}

const ELIDABLE = new Map([
  ['de', 'd’'],
  ['que', 'qu’'],
  ['jusque', 'jusqu’'],
  ['lorsque', 'lorsqu’'],
  ['puisque', 'puisqu’'],
  ['quoique', 'quoiqu’'],
]);
const ELIDED = new Map([
  ['d', 'de'],
  ['qu', 'que'],
  ['jusqu', 'jusque'],
  ['lorsqu', 'lorsque'],
  ['puisqu', 'puisque'],
  ['quoiqu', 'quoique'],
]);
const CONTRACTED: Record<string, string> = { 'de le': 'du', 'de les': 'des', 'a le': 'au', 'a les': 'aux' };

/** Determiners, with their form before a feminine, a masculine and a vowel. */
const DETERMINERS: Record<string, [feminine: string, masculine: string, vowel: string]> = {};
for (const row of [
  'le la l’:la le l’',
  'les:la le l’',
  'du:de_la du de_l’',
  'des:d’une d’un d’un',
  'au:à_la au à_l’',
  'aux:à_la au à_l’',
  'un une:une un un',
  'ce cet cette ces:cette ce cet',
  'mon ma mes:ma mon mon',
  'ton ta tes:ta ton ton',
  'son sa ses:sa son son',
  'notre nos:notre notre notre',
  'votre vos:votre votre votre',
  'leur leurs:leur leur leur',
]) {
  const [keys = '', forms = ''] = row.split(':');
  const [feminine = '', masculine = '', vowel = ''] = forms.split(' ').map((form) => form.replace('_', ' '));
  for (const key of keys.split(' ')) DETERMINERS[foldText(key)] = [feminine, masculine, vowel];
}

/** « du 8 avenue » holds no article of the noun that replaces the address: « d’une adresse ». */
const INDEFINITE: Record<string, string> = { du: 'd’', des: 'd’', au: 'à ', aux: 'à ' };

/** « né le », « née en »: « une date de naissance » cannot follow. */
const BORN_ON = /(?<!\p{L})n[ée]e?s?(?:\(e\)|·e)?s?[ \u00a0]((?:le|en|du)[ \u00a0])$/iu;

const CERTAIN = /(?<![\p{L}’'])une? certaine? $/iu;
/** After these « les Traoré » is a complement, and one family will do; elsewhere a verb in the plural may follow. */
const BEFORE_COMPLEMENT = /(?<!\p{L})(?:chez|avec|par|pour|sur|contre|vers|sans|selon|entre|vue?s?) $/iu;

const ARTICLED = /^(une|un|la|le|les|des|l’|l') ?(.*)$/su;
const LAST_WORD = /([\p{L}\p{M}-]{1,24})([’']|[ \u00a0\u202f]{1,2})$/u;
/** Articles that stand before a masculine or feminine word starting with a vowel sound. */
const VOWEL = /^[aeiouyh]/;

/**
 * Puts a replacement into its sentence: elision (« de » → « d’ »), contraction (« de le » → « du »), determiners and
 * nouns already there (« son fils », « le petit »), capital at the start of a sentence.
 * @param left the text just before, as it will be published
 * @param replacement « un jeune (A) », « la mission locale », « moins de 18 ans »
 * @param opens whether the passage opens a sentence, an item or a cell
 */
export function fitFrench(left: string, replacement: string, opens: boolean): Fitted {
  if (replacement === '') return { takenLeft: 0, text: '' };
  if (opens) return { takenLeft: 0, text: capitalise(replacement) };
  const born = replacement === 'une date de naissance' ? BORN_ON.exec(left) : null;
  if (born) return { takenLeft: born[1]?.length ?? 0, text: 'à une date non communiquée' };
  // « une certaine Samira »: the replacement has an article of its own.
  const certain = ARTICLED.test(replacement) ? CERTAIN.exec(left) : null;
  if (certain) {
    const first = opensSentence(left.slice(0, -certain[0].length));
    return { takenLeft: certain[0].length, text: first ? capitalise(replacement) : replacement };
  }
  const match = LAST_WORD.exec(left);
  if (!match) return { takenLeft: 0, text: replacement };
  const [whole, before = '', separator = ''] = match;
  const word = foldText(before);
  const apostrophe = separator === '’' || separator === "'";
  const capital = before.charAt(0) !== before.charAt(0).toLowerCase() && opensSentence(left.slice(0, -whole.length));
  const keepCase = (text: string): string => (capital ? capitalise(text) : text);
  const articled = ARTICLED.exec(replacement);
  const letter = /\([A-Z]{1,3}\)$/.exec(replacement)?.[0];

  if (apostrophe) {
    const full = ELIDED.get(word);
    if (full !== undefined) return { takenLeft: whole.length, text: keepCase(joinPreposition(full, replacement)) };
    if (word === 'l' && articled) {
      return (
        afterPreposition(left, articled) ?? { takenLeft: whole.length, text: keepCase(withDeterminer('le', articled)) }
      );
    }
    return { takenLeft: 0, text: replacement };
  }
  if (DETERMINERS[word] && articled && !isPronounThere(left, before.length + separator.length)) {
    const indefinite = INDEFINITE[word];
    if (letter === undefined && /^une?$/.test(articled[1] ?? '') && indefinite !== undefined) {
      return { takenLeft: whole.length, text: keepCase(indefinite + replacement) };
    }
    const contracted = afterPreposition(left, articled);
    if (contracted) return contracted;
    if (word === 'les' && articled[2]?.startsWith('famille ') && !BEFORE_COMPLEMENT.test(left.slice(0, -whole.length)))
      return { takenLeft: whole.length, text: keepCase(`les membres de la ${articled[2]}`) };
    return { takenLeft: whole.length, text: keepCase(withDeterminer(word, articled)) };
  }
  if (PERSON_NOUNS.has(word) && letter !== undefined) return { takenLeft: 0, text: letter };
  // « a » without its accent is the verb: « on a Yanis au téléphone ».
  if (ELIDABLE.has(word) || before.toLowerCase() === 'à') {
    return { takenLeft: whole.length, text: keepCase(joinPreposition(before.toLowerCase(), replacement)) };
  }
  return { takenLeft: 0, text: replacement };
}

/** « de la » and « à l’ » change together: « du coin de la rue » → « du coin du quartier ». */
function afterPreposition(left: string, articled: RegExpExecArray): Fitted | null {
  const match = /(?<!\p{L})(de|à) (?:la|le|l) ?['’]?$/iu.exec(left);
  if (!match) return null;
  const preposition = match[1]?.toLowerCase() === 'de' ? 'du' : 'au';
  return { takenLeft: match[0].length, text: withDeterminer(preposition, articled) };
}

/** « à un » keeps its place; « de la », « jusqu’à la » already end with the determiner and are handled as such. */
function isPronounThere(left: string, taken: number): boolean {
  const before = left.slice(Math.max(0, left.length - taken - 12), left.length - taken);
  return /(?<!\p{L})(?:il|elle|on|je|tu|ils|elles|nous|vous|ne|qui)[ \u00a0]$/iu.test(before);
}

function joinPreposition(preposition: string, replacement: string): string {
  const folded = foldText(replacement);
  const [first = ''] = folded.split(/[ ']/);
  const contracted = CONTRACTED[`${foldText(preposition)} ${first}`];
  if (contracted !== undefined && !/^l[’']/.test(replacement)) return `${contracted}${replacement.slice(first.length)}`;
  // « jusque » takes « à » before a noun, nothing more before « chez » or « dans ».
  if (preposition === 'jusque' && !/^(?:a|au|aux|chez|dans|en|sur|vers)(?![a-z])/.test(folded))
    return `jusqu’${joinPreposition('à', replacement)}`;
  const elided = ELIDABLE.get(preposition);
  return elided !== undefined && VOWEL.test(folded) && !startsWithConsonantSound(folded)
    ? elided + replacement
    : `${preposition} ${replacement}`;
}

/** Words before which French does not elide, and acronyms spelt out. */
function startsWithConsonantSound(folded: string): boolean {
  return /^(?:onze|onzieme|oui|un(?![ e])|huit|hall|halls|haut|hameau|handicap|harcelement|hlm|hors|yaourt|y[aeo])(?![a-z])/.test(
    folded,
  );
}

function withDeterminer(determiner: string, articled: RegExpExecArray): string {
  const [, article = '', noun = ''] = articled;
  const plural = article === 'les' || article === 'des';
  const forms = DETERMINERS[determiner];
  if (!forms || plural) return `${determiner} ${noun}`;
  const feminine =
    article === 'une' || article === 'la' || (article.startsWith('l') && article !== 'le' && isFeminineName(noun));
  const folded = foldText(noun);
  const vowel = VOWEL.test(folded) && !startsWithConsonantSound(folded);
  let form = forms[feminine ? 0 : 1];
  if (vowel && ['le', 'la', 'l', 'les', 'du', 'au', 'aux', 'ce', 'cet', 'cette', 'ces'].includes(determiner))
    form = determiner.startsWith('c') && feminine ? 'cette' : forms[2];
  if (vowel && feminine && ['mon', 'ma', 'mes', 'ton', 'ta', 'tes', 'son', 'sa', 'ses'].includes(determiner))
    form = forms[2];
  return form.endsWith('’') ? form + noun : `${form} ${noun}`;
}

function isFeminineName(noun: string): boolean {
  return /^(?:association|agence|education|école|ecole|équipe|institution|élève)/iu.test(noun);
}

/** First letter in capital, whatever its accent. */
function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether what is written before a passage leaves it at the start of a sentence, an item or a cell. */
export function opensSentence(left: string): boolean {
  const trimmed = left.replace(/[ \u00a0\u202f\t«"“(*_]{1,8}$/u, '');
  if (trimmed === '' || /\n$/.test(trimmed)) return true;
  const line = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  if (/^\s{0,16}(?:[-–—•*·]|\d{1,3}[.)/]|[a-z][.)]|#{1,6}|->|→)$/iu.test(line)) return true;
  if (trimmed.length === left.length) return false;
  return (
    /[.!?…|]$/u.test(trimmed) &&
    !/(?<!\p{L})(?:\p{L}|mm|mme|mlle|dr|av|bd|cf|ex|tel|tél|adj|etc|réf|apt|bât)\.$/iu.test(trimmed)
  );
}
