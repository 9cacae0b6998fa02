import { IS, type Classify } from '../lexicon/classify.ts';
import { EPONYMS } from '../lexicon/eponyms.ts';
import { KINSHIP, PERSON_NOUNS } from '../lexicon/words.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { actsAfterPlace } from './acting.ts';
import type { Marks } from './marks.ts';

/** After these a name is an eponym even when it reads as a given name and a surname: « rue Victor Hugo ». */
const STREETS = new Set(
  'rue ruelle avenue boulevard bd bld av allee allees impasse chemin passage quai route sentier sente esplanade square place faubourg rond-point passerelle viaduc parvis parking tunnel stade gymnase piscine promenade'.split(
    ' ',
  ),
);

/** Places and buildings that bear a surname: « collège Vauquelin », « résidence Lamartine ». */
const NAMED_AFTER = new Set(
  'college lycee ecole maternelle creche elementaire primaire clg lyc lp universite residence cite quartier parc jardin salle foyer hopital clinique mediatheque bibliotheque ludotheque theatre centre maison tour tours fondation pont gare conservatoire internat ehpad complexe espace'.split(
    ' ',
  ),
);

/** Where a public figure's surname names the place: « l’arrêt Pasteur », « le mail Pasteur ». */
const STOPS = new Set('mail arret ligne station'.split(' '));

/** Besides the particles: « salle à Palabres », « maison pour Tous ». */
const TIES = new Set('a au aux en sur sous et pour'.split(' '));

/** Heads of several names: « les collèges Balzac, Jules-Ferry et Henri-Wallon ». */
const PLURALS = new Map(
  'colleges:college lycees:lycee ecoles:ecole rues:rue avenues:avenue boulevards:boulevard allees:allees quartiers:quartier residences:residence cites:cite squares:square parcs:parc gymnases:gymnase stades:stade foyers:foyer'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The name enumerated after one of several: « Jules-Ferry » after « Balzac, ». */
function nextOfSeveral(tokens: readonly Token[], name: readonly number[]): number[] {
  const last = name.at(-1) ?? 0;
  const next = tokens[last + 1];
  if (!next || next.block !== tokens[last]?.block) return [];
  if (next.gap === (GAP.comma | GAP.space)) return next.shape === 'lower' ? [] : namesFrom(tokens, last + 1);
  const joined = next.word === 'et' && next.gap === GAP.space && tokens[last + 2]?.gap === GAP.space;
  return joined && tokens[last + 2]?.shape !== 'lower' ? namesFrom(tokens, last + 2) : [];
}

/** Words of any agenda, which open a name only sometimes: « point Info Jeunesse », but « point Zyxwek » is about someone. */
const AGENDA = new Set(
  'point projet plan mission relais accueil antenne operation chantier bureau cabinet service direction groupe mail ligne arret marche fete conseil cours'.split(
    ' ',
  ),
);
const KNOWN = IS.dictionary | IS.wordLike | IS.organisation | IS.town | IS.acronym | IS.office | IS.institution;

/** How sure it is that the word after the head is the institution's name. */
type Eponym = 'explained' | 'doubtful';

/**
 * Marks the names of institutions, streets and schools: they are needed by the reader and are no persons.
 * A name that may also be someone's (« au collège Lucas décroche ») is left to the other layers.
 */
export function explainInstitutions(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  explainHyphened(marks, classify);
  const eponyms = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const head = tokens[at];
    if (!head || !(head.bits & IS.institution)) continue;
    marks.explained[at] = 1;
    const singular = PLURALS.get(head.word);
    for (let name = nameAfter(tokens, at); name.length > 0; name = singular ? nextOfSeveral(tokens, name) : []) {
      const verdict = judge(
        name.map((index) => tokens[index]),
        singular ?? head.word,
      );
      if (verdict === 'doubtful' || actsAfterPlace(tokens, at, name.at(-1) ?? at)) break;
      const somebody = name.findIndex((_, part) => mayBeSomebodys(tokens, head, name, part));
      const own = somebody === -1 ? name : name.slice(0, somebody);
      for (const index of own) {
        marks.explained[index] = 1;
        if (canStandAlone(tokens[index])) eponyms.add(tokens[index]?.word ?? '');
      }
      if (own.length < name.length) break;
    }
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || marks.explained[at]) continue;
    const bits = token.bits;
    if (token.shape !== 'lower' && bits & IS.organisation) marks.explained[at] = 2;
    else if (token.shape !== 'lower' && eponyms.has(token.word)) marks.explained[at] = 2;
  }
}

/** « Vauquelin demande », of the school: the given name of « rue Victor Hugo » says nothing of a Victor met elsewhere. */
const canStandAlone = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.word.length > 2 &&
  !(token.bits & IS.grammatical) &&
  (!(token.bits & IS.given) || EPONYMS.has(token.word));

/** Towns, departments, countries and words written with hyphens: « Seine-Saint-Denis », « Aix-en-Provence », « week-end ». */
function explainHyphened(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const first = tokens[at];
    if (!first || tokens[at + 1]?.gap !== GAP.hyphen) continue;
    let last = at + 1;
    while (last < at + 6 && tokens[last + 1]?.gap === GAP.hyphen) last += 1;
    const name = tokens.slice(at, last + 1).map(({ word }) => word);
    // An elided article may join the words of the official name: « Val-d’Oise ».
    if (tokens[last + 1]?.gap === GAP.apostrophe) name.push(tokens[last + 1]?.word ?? '');
    const known = first.shape === 'lower' ? IS.dictionary : IS.dictionary | IS.town;
    if (!isPrefixed(tokens, at) && !(classify(name.join(' ')) & known)) continue;
    for (let part = at; part < at + name.length; part += 1) marks.explained[part] = 1;
  }
}

const PREFIXES = new Set('mi semi demi anti non quasi pro post pre'.split(' '));

/** « mi-mars », « semi-liberté »: no compound of two given names. */
const isPrefixed = (tokens: readonly Token[], at: number): boolean =>
  PREFIXES.has(tokens[at]?.word ?? '') &&
  tokens[at + 1]?.shape === 'lower' &&
  ((tokens[at + 1]?.bits ?? 0) & IS.dictionary) !== 0 &&
  tokens[at + 2]?.gap !== GAP.hyphen;

/** The capitalised words right after a head, over particles and a few ordinary adjectives (« lycée pro Camille-Jullian »). */
function nameAfter(tokens: readonly Token[], head: number): number[] {
  const first = tokens[head + 1];
  if (!first || first.block !== tokens[head]?.block || !(adjoins(first) || opensQuote(first)) || isDash(first))
    return [];
  // « Foyer-Moussa rentré tard »: a hyphen ties the words of a name, or a place to whom it is about.
  if (first.gap & GAP.hyphen && (!(first.bits & KNOWN) || first.bits & IS.given)) return [];
  return first.gap & GAP.newline ? [] : namesFrom(tokens, head + 1);
}

/** « lycée « Jullian » ». */
const opensQuote = ({ gap }: Token): boolean => gap === GAP.quote || gap === (GAP.quote | GAP.space);

/** « Rue Pasteur - Moussa a été vu »: a dash between spaces leads to something else. */
const isDash = ({ gap, gapLength }: Token): boolean => (gap & GAP.hyphen) !== 0 && gapLength > 1;

/** The capitalised words of one name, from its first word on, whatever stands before it. */
function namesFrom(tokens: readonly Token[], from: number): number[] {
  const name: number[] = [];
  const loud = tokens[from - 1]?.shape === 'upper';
  let skipped = 0;
  for (let at = from; at < from + 8; at += 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[from]?.block || token.shape === 'digits') break;
    // Another enumeration begins, which is read when its turn comes: the time stays linear.
    if (PLURALS.has(token.word)) break;
    if (at > from && !joinsName(token, name.length === 0)) break;
    if (token.shape === 'lower' || token.bits & IS.grammatical || (loud && isOrdinary(token))) {
      // « point avec Karim », « salle où Karim »: only what ties a name to its head.
      const particle = (token.bits & IS.particle) !== 0;
      if (!particle && (name.length > 0 || !(TIES.has(token.word) || qualifies(tokens, at)))) break;
      skipped += 1;
      if (skipped > 3) break;
      continue;
    }
    // « LE COLLÈGE DU FRÈRE DE ZYXWEK »: where all is in capitals, so is what leads to somebody.
    if (name.length === 4 || (loud && PERSON_NOUNS.has(token.word))) break;
    name.push(at);
  }
  return name;
}

/**
 * Whether a word says which institution it is: « lycée professionnel Jullian », « maison de quartier Jullian ». Any other
 * may be what the institution does to somebody: « le collège signale Robin », « le foyer accueille Moussa ».
 */
function qualifies(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!token || !(token.bits & IS.dictionary) || token.bits & IS.grammatical) return false;
  // « collège point Zyxwek », « maison d’arrêt Zyxwek »: what they say of the institution names somebody as often.
  if (AGENDA.has(token.word)) return false;
  if (QUALIFIERS.has(token.word) || token.bits & IS.institution) return true;
  // « centre de formation Jullian »; « le refus du collège d’accueillir Robin » has a verb, « des frères Zyxwek » people.
  return OF.has(before?.word ?? '') && !INFINITIVE.test(token.word) && !KINSHIP.has(token.word);
}

const OF = new Set(['de', 'd', 'des']);
const INFINITIVE = /(?:er|ir|[^u]re|clure)$/;
const QUALIFIERS = new Set(
  'pro professionnel professionnelle general generale technique technologique agricole hotelier polyvalent polyvalente municipal municipale communal communale intercommunal intercommunale national nationale departemental departementale regional regionale public publique prive privee elementaire primaire maternelle catholique superieur superieure social sociale sociaux culturel culturelle sportif sportive associatif associative commercial commerciale medical medicale mental mentale hospitalier hospitaliere educatif educative judiciaire jeunes jeunesse justice education protection sante securite prevention insertion emploi logement enfance famille culture solidarite local locale citoyen citoyenne solidaire aquatique nautique equestre artistique scientifique pedagogique psychiatrique administratif administrative communautaire international internationale rural rurale urbain urbaine musical musicale saint sainte haut haute bas basse nord sud est ouest'.split(
    ' ',
  ),
);

/** « LE GROUPE ÉVOQUE LA SITUATION DE … »: where all is in capitals, an ordinary word has none of its own. */
const isOrdinary = ({ shape, bits }: Token): boolean =>
  shape === 'upper' && (bits & IS.dictionary) !== 0 && (bits & (IS.given | IS.surname | IS.town)) === 0;

/** Within a name nothing but a space, a hyphen or an apostrophe; before it quotes too: « lycée pro « Jullian » ». */
const joinsName = (token: Token, before: boolean): boolean =>
  !(token.gap & GAP.newline) && !isDash(token) && (adjoins(token) || (before && opensQuote(token)));

/**
 * « le bureau de Zyxwek », « le foyer Les Tilleuls de Robin », « une place au foyer pour Zyxwek »: a part of the name tied
 * to what is before it as a person would be, and no town, no institution, no public figure, no ordinary noun that is not a
 * surname too.
 */
function mayBeSomebodys(tokens: readonly Token[], head: Token, name: readonly number[], part: number): boolean {
  const at = name[part] ?? 0;
  const bits = tokens[at]?.bits ?? 0;
  if (bits & (IS.town | IS.organisation | IS.office | IS.institution | IS.acronym) || isEponym(tokens, name))
    return false;
  if (part > 0) {
    const before = tokens[name[part - 1] ?? at]?.bits ?? 0;
    // « Rue Pasteur Moussa vu hier », « collège CPE Zyxwek »: the name was whole before it.
    const whole = isEponym(tokens, name.slice(0, part)) || (before & (IS.acronym | IS.town)) !== 0;
    if (whole && tokens[at]?.gap === GAP.space && (!(bits & KNOWN) || bits & IS.given)) return true;
    // « Antoine de Saint-Exupéry ».
    if (before & IS.given) return false;
  }
  const tie = tokens[at - 1]?.word ?? '';
  if (ONLY_OF_TOWNS.has(head.word) && !(bits & KNOWN) && !POSSESSIVE.has(tie)) return true;
  if (tokens[at - 1] === head) return false;
  if (BESIDE.has(tie)) return true;
  if (bits & IS.dictionary && !(bits & (IS.given | IS.surname))) return false;
  return POSSESSIVE.has(tie) && !STREETS.has(head.word) && (!OF_A_TOWN.has(head.word) || isGiven(tokens[at]));
}

const isEponym = (tokens: readonly Token[], name: readonly number[]): boolean =>
  EPONYMS.has(name.map((index) => tokens[index]?.word ?? '').join(' '));

/** « le quartier de Moussa »; « la gare de Saint-Aubin » is a town's. */
const isGiven = (token: Token | undefined): boolean =>
  token !== undefined && (token.bits & IS.given) !== 0 && !/^sainte?$/.test(token.word);

const BESIDE = new Set(['et', 'pour', 'sur']);
const POSSESSIVE = new Set('de d des a aux'.split(' '));

/** They bear no name but a town's: « police Zyxwek » is a line about somebody. */
const ONLY_OF_TOWNS = new Set('police gendarmerie commissariat tribunal parquet'.split(' '));

/** What a town or a district has and nobody owns: « la gare de Houdan ». */
const OF_A_TOWN = new Set(
  'ville commune mairie metropole agglomeration agglo communaute departement region prefecture tribunal parquet cour police gendarmerie commissariat brigade gare pont station arret quartier secteur cite zone zac zup hopital cimetiere musee eglise mosquee temple synagogue hameau domaine lotissement ile lac foret bois route'.split(
    ' ',
  ),
);

function judge(name: (Token | undefined)[], head: string): Eponym {
  const [first, second] = name;
  if (!first) return 'doubtful';
  const bits = first.bits;
  if (bits & IS.organisation) return 'explained';
  if (AGENDA.has(head) && !(bits & KNOWN)) return 'doubtful';
  const bearer = NAMED_AFTER.has(head) || STREETS.has(head);
  if ((bearer || second || STOPS.has(head)) && EPONYMS.has(name.flatMap((token) => token?.word ?? []).join(' ')))
    return 'explained';
  // « bat » and « ligne » are words of any sentence: even an ordinary given name after them is left to the others.
  const given = (bits & IS.given) !== 0 && !(bits & IS.dictionary && bearer);
  if (!second) return given || (bits & IS.surname && !bearer) ? 'doubtful' : 'explained';
  if (STREETS.has(head) || second.gap & GAP.hyphen) return 'explained';
  // « université Sorbonne Paris Nord »: a town is no surname there.
  const bearsName = second.bits & IS.given || (second.bits & IS.surname && !(second.bits & IS.town));
  return given || bearsName ? 'doubtful' : 'explained';
}
