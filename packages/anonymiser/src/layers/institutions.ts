import { IS, type Classify } from '../lexicon/classify.ts';
import { EPONYMS } from '../lexicon/eponyms.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { actsAfterPlace } from './acting.ts';
import type { Marks } from './marks.ts';

/** After these a name is an eponym even when it reads as a given name and a surname: « rue Victor Hugo ». */
const STREETS = new Set(
  'rue ruelle avenue boulevard bd bld av allee allees impasse chemin passage quai route sentier sente esplanade square place rond-point passerelle viaduc parvis parking tunnel stade gymnase piscine promenade'.split(
    ' ',
  ),
);

/** Places and buildings that bear a surname: « collège Vauquelin », « résidence Lamartine ». */
const NAMED_AFTER = new Set(
  'college lycee ecole maternelle creche elementaire primaire clg lyc lp universite residence cite quartier parc jardin salle foyer hopital clinique mediatheque bibliotheque ludotheque theatre centre maison tour tours fondation pont gare conservatoire internat ehpad complexe espace'.split(
    ' ',
  ),
);

/** Besides the particles: « salle à Palabres », « maison pour Tous ». */
const TIES = new Set('a au aux en sur sous et pour'.split(' '));

/** What people own or run: « la maison de Boulanger » is somebody's, « la maison Boulanger » bears a name. */
const OWNED = new Set(
  'maison bureau cabinet bar cafe restaurant boulangerie magasin salle villa entreprise societe epicerie brasserie hotel supermarche point projet plan'.split(
    ' ',
  ),
);

/** Words of any agenda, which open a name only sometimes: « point Info Jeunesse », but « point Zyxwek » is about someone. */
const AGENDA = new Set(
  'point projet plan mission relais accueil antenne operation chantier bureau cabinet service direction groupe mail ligne arret marche fete'.split(
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
  explainPlaces(marks, classify);
  const eponyms = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const head = tokens[at];
    if (!head || !(head.bits & IS.institution)) continue;
    marks.explained[at] = 1;
    const name = nameAfter(tokens, at);
    if (name.length === 0) continue;
    const verdict = judge(
      name.map((index) => tokens[index]),
      head.word,
    );
    if (verdict === 'doubtful' || isOwned(tokens, head, name) || actsAfterPlace(tokens, at, name.at(-1) ?? at))
      continue;
    for (const index of name) {
      marks.explained[index] = 1;
      if (canStandAlone(tokens[index])) eponyms.add(tokens[index]?.word ?? '');
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

/** Towns, departments and countries written with hyphens: « Seine-Saint-Denis », « Aix-en-Provence ». */
function explainPlaces(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const first = tokens[at];
    if (!first || first.shape === 'lower' || tokens[at + 1]?.gap !== GAP.hyphen) continue;
    let last = at + 1;
    while (last < at + 6 && tokens[last + 1]?.gap === GAP.hyphen) last += 1;
    const name = tokens.slice(at, last + 1).map(({ word }) => word);
    // An elided article may join the words of the official name: « Val-d’Oise ».
    if (tokens[last + 1]?.gap === GAP.apostrophe) name.push(tokens[last + 1]?.word ?? '');
    if (!(classify(name.join(' ')) & IS.town)) continue;
    for (let part = at; part < at + name.length; part += 1) marks.explained[part] = 1;
  }
}

/** The capitalised words right after a head, over particles and a few ordinary adjectives (« lycée pro Camille-Jullian »). */
function nameAfter(tokens: readonly Token[], head: number): number[] {
  const name: number[] = [];
  let skipped = 0;
  for (let at = head + 1; at <= head + 8; at += 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[head]?.block || token.shape === 'digits') break;
    const quoted = name.length === 0 && (token.gap & ~(GAP.space | GAP.quote)) === 0;
    if (!adjoins(token) && !quoted) break;
    if (token.gap & GAP.newline) break;
    if (token.shape === 'lower' || token.bits & IS.grammatical) {
      // « point avec Karim », « salle où Karim »: only what ties a name to its head.
      const light = (token.bits & IS.particle) !== 0 || TIES.has(token.word);
      if (!light && token.bits & IS.grammatical) break;
      if (name.length > 0 ? !(token.bits & IS.particle) : !light && !(token.bits & IS.dictionary)) break;
      skipped += 1;
      if (skipped > 3) break;
      continue;
    }
    if (name.length === 4) break;
    name.push(at);
  }
  return name;
}

/** « le bureau de Zyxwek »: a possessor that is no town, no institution, no ordinary noun without being a surname. */
function isOwned(tokens: readonly Token[], head: Token, [first = 0]: number[]): boolean {
  const bits = tokens[first]?.bits ?? 0;
  return (
    OWNED.has(head.word) &&
    ['de', 'd', 'des'].includes(tokens[first - 1]?.word ?? '') &&
    !(bits & (IS.town | IS.organisation | IS.office | IS.institution | IS.acronym)) &&
    !(bits & IS.dictionary && !(bits & (IS.given | IS.surname)))
  );
}

function judge(name: (Token | undefined)[], head: string): Eponym {
  const [first, second] = name;
  if (!first) return 'doubtful';
  const bits = first.bits;
  if (bits & IS.organisation) return 'explained';
  if (AGENDA.has(head) && !(bits & KNOWN)) return 'doubtful';
  const bearer = NAMED_AFTER.has(head) || STREETS.has(head);
  if (bearer && EPONYMS.has(name.flatMap((token) => token?.word ?? []).join(' '))) return 'explained';
  // « bat » and « ligne » are words of any sentence: even an ordinary given name after them is left to the others.
  const given = (bits & IS.given) !== 0 && !(bits & IS.dictionary && bearer);
  if (!second) return given || (bits & IS.surname && !bearer) ? 'doubtful' : 'explained';
  if (STREETS.has(head) || second.gap & GAP.hyphen) return 'explained';
  return given || second.bits & (IS.given | IS.surname) ? 'doubtful' : 'explained';
}
