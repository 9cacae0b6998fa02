import { addressOf, type Address } from '../lexicon/address.ts';
import { IS } from '../lexicon/classify.ts';
import type { ReadDocument, Sighting } from '../document.ts';
import { officeAside, rankedAside, type Aside } from '../replacement/organisation.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import type { Mark, Marks } from './marks.ts';
import { placeOf } from './named-place.ts';
import { propose, type Verdict } from './proposal.ts';
import type { RegistryPerson } from '../types.ts';
import { nameWords, type RegistryIndex } from './registry-index.ts';

/** No name has more words; a longer run is cut, so that the time stays linear. */
const LONGEST_RUN = 10;

/** Joins marked tokens that stand together into passages, one sighting per detector. */
export function sightNames(marks: Marks, document: ReadDocument, index: RegistryIndex): Sighting[] {
  const sightings: Sighting[] = [];
  const { tokens } = marks;
  let from = 0;
  while (from < tokens.length) {
    if (!marks.has(from)) {
      from += 1;
      continue;
    }
    let to = from;
    while (to - from < LONGEST_RUN) {
      const next = nextInRun(marks, from, to);
      if (next === -1) break;
      to = next;
    }
    sightRun(marks, from, to, document, index, sightings);
    from = to + 1;
  }
  return sightings;
}

function nextInRun(marks: Marks, from: number, to: number): number {
  const { tokens } = marks;
  const next = tokens[to + 1];
  const first = tokens[from];
  if (!next || !first || next.block !== first.block) return -1;
  if (marks.has(to + 1) && marks.glued[to + 1]) return to + 1;
  if (marks.has(to + 1) && isBroken(marks, to, next)) return to + 1;
  if (!joins(tokens[to], next)) return -1;
  if (marks.has(to + 1)) return sameKind(marks, to, to + 1) ? to + 1 : -1;
  for (let at = to + 1; at <= to + 3; at += 1) {
    const particle = tokens[at];
    const after = tokens[at + 1];
    if (!particle || !after || !(particle.bits & IS.particle) || marks.has(at) || !joins(particle, after)) return -1;
    if (after.block !== first.block) return -1;
    if (!marks.has(at + 1)) continue;
    // « Inès de la Roche » is one name; « Inès de Tours » or « le foyer de Yanis » is not.
    return shared(marks, to, at + 1) ||
      (marks.isPerson(to) && marks.isPerson(at + 1) && tokens[to]?.shape !== 'lower' && after.shape !== 'lower')
      ? at + 1
      : -1;
  }
  return -1;
}

/** One unexplained word cut by a symbol: « Ze🎉no » is one passage to decide. */
function isBroken(marks: Marks, to: number, next: Token): boolean {
  return next.gap === GAP.symbol && next.gapLength <= 2 && !marks.isPerson(to) && !marks.isPerson(to + 1);
}

function joins(before: Token | undefined, token: Token): boolean {
  if (adjoins(token) && !(token.gap & GAP.newline)) return true;
  return (
    before !== undefined &&
    (before.word.length <= 4 || token.word.length === 1) &&
    token.gapLength <= 2 &&
    (token.gap & ~(GAP.dot | GAP.space)) === 0 &&
    (before.word.length === 1 ||
      ['mme', 'dr', 'mr', 'me', 'adj', 'mlle', 'bgd', 'brig', 'cne', 'lt'].includes(before.word))
  );
}

function shared(marks: Marks, one: number, other: number): boolean {
  return (marks.byToken[one] ?? []).some((mark) => marks.byToken[other]?.includes(mark));
}

/** A word that is only unexplained does not join a name, nor a professional a person. */
function sameKind(marks: Marks, one: number, other: number): boolean {
  return (
    marks.isPerson(one) === marks.isPerson(other) &&
    (marks.isPerson(one) || marks.tokens[other]?.gap === GAP.hyphen || marks.tokens[other]?.gap === GAP.apostrophe)
  );
}

function sightRun(
  marks: Marks,
  opening: number,
  to: number,
  document: ReadDocument,
  index: RegistryIndex,
  into: Sighting[],
): void {
  // « chez Les Belkadri »: the article is the sentence's.
  const from = opening < to && marks.tokens[opening]?.word === 'les' ? opening + 1 : opening;
  const first = marks.tokens[from];
  const last = marks.tokens[to];
  if (!first || !last) return;
  const found: Mark[] = [];
  for (let at = from; at <= to; at += 1)
    for (const mark of marks.byToken[at] ?? []) if (!found.includes(mark)) found.push(mark);
  const address = first.bits & IS.announces ? addressOf(wordsOf(marks, from, to)) : null;
  const verdict = identify(marks, from, to, found, index, address);
  const text = document.blocks[first.block]?.text ?? '';
  const nameEnd = last.word.length === 1 && text[last.end] === '.' && last.shape === 'title' ? last.end + 1 : last.end;
  const end = nameEnd + (address === null ? 0 : (GENERATION.exec(text.slice(nameEnd, nameEnd + 12))?.[0].length ?? 0));
  const unregistered = found.every(({ persons, professionals }) => persons.length + professionals.length === 0);
  const place = unregistered ? placeOf(marks.tokens, from, to) : null;
  // Left before what replaces a short name, it would make a handle of it: « @une personne ».
  const named = text[first.start - 1] === '@' ? first.start - 1 : first.start;
  const start = place?.start ?? named;
  const aside = asideOf(marks, to, text.slice(end, end + 120), end, verdict, first.word, index);
  const proposal = aside?.term ?? place?.proposal ?? propose(verdict, marks.tokens, from, index, address);
  for (const mark of found) {
    if (found.find(({ detector, reason }) => detector === mark.detector && reason === mark.reason) !== mark) continue;
    into.push({
      block: first.block,
      start,
      end: end + (aside?.length ?? 0),
      type: aside ? 'professional' : (place?.type ?? verdict.type),
      detector: mark.detector,
      reason: verdict.reason ?? mark.reason,
      confidence: mark.confidence,
      personId: verdict.personId,
      must: verdict.must,
      proposal,
    });
  }
}

/** « M. Belkadri père », « M. Belkadri fils »: whose father or son it is goes with the name. */
const GENERATION = /^ (?:père|mère|fils|fille|senior|junior)(?=[ ,.;:)\n]|$)(?! d[eu’'])/iu;

/** Ranks: who bears one acts in office. */
const RANKS = new Set(
  'brigadier adjudant capitaine lieutenant commandant commissaire gardien major marechal adj bgd brig cne lt cdt agent'.split(
    ' ',
  ),
);

/** What goes with the name because it only says the office again; never a passage that names somebody else. */
function asideOf(
  marks: Marks,
  to: number,
  after: string,
  end: number,
  verdict: Verdict,
  rank: string,
  index: RegistryIndex,
): Aside | null {
  const professional = verdict.professionalId === null ? undefined : index.professionals.get(verdict.professionalId);
  const ranked = verdict.type === 'person' && verdict.personId === null && verdict.must === 'mask';
  const aside = professional ? officeAside(after, professional) : ranked && RANKS.has(rank) ? rankedAside(after) : null;
  if (!aside) return null;
  for (let at = to + 1; ; at += 1) {
    const token = marks.tokens[at];
    if (!token || token.block !== marks.tokens[to]?.block || token.start >= end + aside.length) return aside;
    if (marks.has(at)) return null;
  }
}

/** Who a run of marked tokens is: the one every registered part agrees on, or nobody known. */
function identify(
  marks: Marks,
  from: number,
  to: number,
  found: readonly Mark[],
  index: RegistryIndex,
  address: Address | null,
): Verdict {
  const people = found.filter((mark) => mark.person);
  if (people.length === 0) return { type: 'unknownWord', personId: null, professionalId: null, must: 'decide' };
  const must = people.some((mark) => mark.must === 'mask') ? 'mask' : 'decide';
  const agreed = agreement(found.map((mark) => mark.persons));
  const words = address === null || agreed.length === 0 ? [] : wordsOf(marks, from, to);
  const answering = address === null ? agreed : agreed.filter((id) => answersTo(index.persons.get(id), words, address));
  const persons = onePerDuplicate(answering, index);
  const professionals = agreement(found.map((mark) => mark.professionals));
  const claimed = found.some((mark) => mark.persons.length > 0);
  if (found.some((mark) => mark.professionals.length > 0)) {
    const whole = professionals.length === 1 && everyPartKnown(marks, from, to, professionals);
    if (
      claimed &&
      !(persons.length === 1 && persons[0] !== undefined && coversMore(marks, from, to, persons[0], professionals))
    ) {
      return whole && coversMore(marks, from, to, professionals[0] ?? '', persons)
        ? { type: 'professional', personId: null, professionalId: professionals[0] ?? null, must: 'mask' }
        : {
            type: 'person',
            personId: null,
            professionalId: null,
            must: 'decide',
            reason: 'Même nom qu’une personne suivie et qu’un professionnel : à décider',
          };
    }
    if (!claimed) {
      return whole
        ? {
            type: 'professional',
            personId: null,
            professionalId: professionals[0] ?? null,
            must: found.some((mark) => mark.professionals.length > 0 && mark.must === 'mask') ? 'mask' : 'decide',
          }
        : {
            type: 'person',
            personId: null,
            professionalId: null,
            must: 'decide',
          };
    }
  }
  // « Mme Belkadri » where only her son is registered: somebody else of that name.
  if (persons.length === 0 && agreed.length > 0) return { type: 'person', personId: null, professionalId: null, must };
  if (claimed && persons.length === 0) {
    return {
      type: 'person',
      personId: null,
      professionalId: null,
      must: 'decide',
      reason: 'Plusieurs personnes suivies possibles : à décider',
    };
  }
  const [only] = persons;
  if (persons.length === 1 && only !== undefined && !everyPartKnown(marks, from, to, persons)) {
    // A registered name beside an unknown one: a relative more often than the person.
    return { type: 'person', personId: null, professionalId: null, must };
  }
  return { type: 'person', personId: persons.length === 1 ? (only ?? null) : null, professionalId: null, must };
}

const wordsOf = (marks: Marks, from: number, to: number): string[] =>
  marks.tokens.slice(from, to + 1).map(({ word }) => word);

/** Whether a form of address can be that person's: of their sex, and of a minor only with a first name. */
function answersTo(person: RegistryPerson | undefined, words: readonly string[], address: Address): boolean {
  if (!person) return true;
  if (person.gender !== 'unknown' && person.gender !== address) return false;
  return person.category !== 'minor' || person.firstNames.flatMap(nameWords).some((word) => words.includes(word));
}

/** The same person entered twice (two referrals, one name) is one person: the first entry stands for both. */
function onePerDuplicate(ids: readonly string[], index: RegistryIndex): readonly string[] {
  if (ids.length < 2) return ids;
  const names = new Set(ids.map((id) => index.wholeNames.get(id) ?? id));
  return names.size === 1 ? ids.slice(0, 1) : ids;
}

function agreement(owners: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = new Set(owners.filter((ids) => ids.length > 0));
  if (!first || others.length === 0) return first ?? [];
  return first.filter((id) => others.every((ids) => ids.includes(id)));
}

const PLAIN_REASONS = new Set(['Titre suivi d’un nom', 'Initiale et nom', 'Initiale après un nom']);

/** No full word of the run is foreign to the owner: titles, particles and initials aside. */
function everyPartKnown(marks: Marks, from: number, to: number, owners: readonly string[]): boolean {
  for (let at = from; at <= to; at += 1) {
    const found = marks.byToken[at];
    const token = marks.tokens[at];
    if (!found || !token || token.word.length === 1 || (token.bits & IS.particle) !== 0) continue;
    if (found.every((mark) => PLAIN_REASONS.has(mark.reason))) continue;
    if (!owners.some((id) => found.some((mark) => isOneOf(mark, id)))) return false;
  }
  return true;
}

/** One owner explains words of the run that the others do not. */
function coversMore(marks: Marks, from: number, to: number, owner: string, others: readonly string[]): boolean {
  for (let at = from; at <= to; at += 1) {
    const found = marks.byToken[at];
    if (!found?.some((mark) => isOneOf(mark, owner))) continue;
    if (!others.some((id) => id !== owner && found.some((mark) => isOneOf(mark, id)))) return true;
  }
  return false;
}

const isOneOf = ({ persons, professionals }: Mark, id: string): boolean =>
  persons.includes(id) || professionals.includes(id);
