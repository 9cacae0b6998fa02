import type { ReadDocument, Sighting } from '../document.ts';
import type { Gazetteers } from '../gazetteers/gazetteers.ts';
import { isSettled } from '../decisions.ts';
import type { Passage } from '../merge.ts';
import { goesOn, quasiHits, roleAfter, speaksOfSomeone, type QuasiHit, type QuasiKind } from '../patterns/quasi.ts';
import { originalEnd, originalStart, type Folded } from '../text/fold.ts';
import type { Decision, Finding, FindingType } from '../types.ts';

/** One telling attribute of a person, and the wording that says it without telling. */
export interface QuasiAttribute {
  kind: QuasiKind;
  /** The finding to decide. */
  findingId: string;
  /** The passage. Nominative. */
  text: string;
  generalisation: string;
}

/** What is said of one person over the whole document. */
export interface QuasiIdentifierRisk {
  /** The registered person, or null for one who is not registered. */
  personId: string | null;
  /** Where a person who is not registered is spoken of; null for a registered one. */
  blockId: string | null;
  attributes: QuasiAttribute[];
  /** How many inhabitants of a commune of 25,000 may share these attributes: an order of magnitude. */
  estimatedGroup: number;
  /** Three kinds of attribute or more, or fewer than 11 people. */
  blocked: boolean;
}

/** Below this, statistical secrecy considers that a group points at its members (INSEE's rule for household data). */
const SMALLEST_GROUP = 11;
const COMMUNE = 25_000;

/** The share of a commune that has one given value of each attribute: orders of magnitude, chosen on the careful side. */
const SHARE: Record<QuasiKind, number> = {
  birthDate: 1 / 25_000,
  handle: 1 / 25_000,
  address: 1 / 5_000,
  unique: 1 / 5_000,
  vehicle: 1 / 25_000,
  reporter: 1 / 2_500,
  school: 1 / 250,
  judicial: 1 / 500,
  employer: 1 / 400,
  street: 1 / 150,
  exactAge: 1 / 80,
  origin: 1 / 50,
  kinship: 1 / 20,
  commune: 1 / 10,
};

/** Who attends says nothing of whom the notes are about. */
const ATTENDANCE = /^\W{0,4}(?:presente?s?|excusee?s?|absente?s?|participante?s?|invitee?s?|etaient presents) ?:/u;

const KIND_OF_TYPE: Partial<Record<FindingType, QuasiKind>> = {
  birthDate: 'birthDate',
  exactAge: 'exactAge',
  school: 'school',
  address: 'address',
  plate: 'vehicle',
  handle: 'handle',
};

/**
 * L6: the attributes told of a person, and the risk they add up to over the whole document.
 * @param passages what the other layers saw, sorted
 */
export function assessQuasiIdentifiers(
  document: ReadDocument,
  passages: readonly Passage[],
  gazetteers: Gazetteers,
): { sightings: Sighting[]; risks: (findings: readonly Finding[]) => QuasiIdentifierRisk[] } {
  const peopleOf = peopleByBlock(passages);
  const sightings: Sighting[] = [];
  const kinds = new Map<string, QuasiKind>();
  const speaking = new Set<string>();
  document.folded.forEach((folded, block) => {
    const source = document.blocks[block];
    if (!source) return;
    const cues = document.cues[block] ?? 0;
    const people = peopleOf.get(block) ?? [];
    let next = 0;
    for (const [from, to] of sentences(folded.text)) {
      const sentence = folded.text.slice(from, to);
      const unnamed = speaksOfSomeone(sentence, cues);
      const [start, end] = [originalStart(folded, from), originalEnd(folded, to)];
      while (next < people.length && (people[next]?.end ?? 0) <= start) next += 1;
      const here = (people[next]?.start ?? Infinity) < end;
      const follows = !here && !unnamed && next > 0 && goesOn(sentence, cues);
      if ((!here && !unnamed && !follows) || ATTENDANCE.test(sentence)) continue;
      if (unnamed) speaking.add(source.id);
      const capital = (at: number): boolean => isCapital(source.text, originalStart(folded, from + at));
      const isCommune = (name: string): boolean => gazetteers.communes.has(name.replace(/[^a-z]+/g, ' '));
      for (const hit of quasiHits(sentence, cues, isCommune, capital)) sight(hit, from, folded, block);
    }
    for (const person of people) sightRole(person, folded, block);
  });

  function sight(hit: QuasiHit, offset: number, folded: Folded, block: number): void {
    const start = originalStart(folded, offset + hit.from);
    const end = originalEnd(folded, offset + hit.to);
    kinds.set(`${block}:${start}`, hit.kind);
    sightings.push({
      block,
      start,
      end,
      type: 'quasiIdentifier',
      detector: 'quasiIdentifiers',
      reason: hit.reason,
      confidence: hit.confidence,
      personId: null,
      must: hit.must,
      proposal: hit.proposal,
    });
  }

  /** « signalé par Droz, CPE » : the office gives the reporter away even without the name. */
  function sightRole(person: Passage, folded: Folded, block: number): void {
    const text = document.blocks[block]?.text ?? '';
    if (
      !/(?:signal|d[ée]nonc|rapport)[\p{L}()·]{1,8} par $/iu.test(
        text.slice(Math.max(0, person.start - 24), person.start),
      )
    )
      return;
    const from = folded.starts ? folded.starts.findIndex((at) => at >= person.end) : person.end;
    if (from < 0) return;
    const found = roleAfter(folded.text.slice(from, from + 40));
    if (found)
      sight(
        {
          from,
          to: from + found.length,
          kind: 'reporter',
          reason: 'Fonction de qui a signalé',
          proposal: '',
          must: 'mask',
          confidence: 0.7,
        },
        0,
        folded,
        block,
      );
  }

  return { sightings, risks: (findings) => risksOf(findings, document, kinds, speaking) };
}

function risksOf(
  findings: readonly Finding[],
  document: ReadDocument,
  kinds: ReadonlyMap<string, QuasiKind>,
  speaking: ReadonlySet<string>,
): QuasiIdentifierRisk[] {
  const numbers = new Map(document.blocks.map((block, index) => [block.id, index]));
  const risks = new Map<string, QuasiIdentifierRisk>();
  for (const [blockId, list] of groupByBlock(findings)) {
    // An attribute is told of the last person named before it, else of the first of the block.
    let owner = list.find(isSomeone);
    if (!owner && !speaking.has(blockId)) continue;
    for (const finding of list) {
      if (isSomeone(finding)) owner = finding;
      const kind =
        KIND_OF_TYPE[finding.type] ??
        (finding.type === 'quasiIdentifier' ? kinds.get(`${numbers.get(blockId) ?? -1}:${finding.start}`) : undefined);
      if (!kind) continue;
      const personId = finding.personId ?? owner?.personId ?? null;
      const key = personId ?? `block:${blockId}`;
      const risk = risks.get(key) ?? {
        personId,
        blockId: personId ? null : blockId,
        attributes: [],
        estimatedGroup: COMMUNE,
        blocked: false,
      };
      risk.attributes.push({ kind, findingId: finding.id, text: finding.text, generalisation: finding.proposal });
      risks.set(key, risk);
    }
  }
  return [...risks.values()].map(weigh).sort((one, other) => one.estimatedGroup - other.estimatedGroup);
}

function weigh(risk: QuasiIdentifierRisk): QuasiIdentifierRisk {
  const kinds = new Set(risk.attributes.map(({ kind }) => kind));
  let group = COMMUNE;
  for (const kind of kinds) group *= SHARE[kind];
  const estimatedGroup = Math.max(1, Math.round(group));
  return { ...risk, estimatedGroup, blocked: kinds.size >= 3 || (kinds.size > 0 && estimatedGroup < SMALLEST_GROUP) };
}

/**
 * The blocks still open once decisions are applied: what was replaced, generalised or removed no longer tells. Those
 * left need a written reason and the second person.
 */
export function openRisks(
  analysis: { findings: readonly Finding[]; quasiIdentifiers: readonly QuasiIdentifierRisk[] },
  decisions: readonly Decision[],
): QuasiIdentifierRisk[] {
  const made = new Map(decisions.map((decision) => [decision.findingId, decision]));
  const findings = new Map(analysis.findings.map((finding) => [finding.id, finding]));
  const remains = (findingId: string): boolean => {
    const finding = findings.get(findingId);
    const decision = made.get(findingId);
    if (!finding) return false;
    if (!isSettled(finding, decision)) return true;
    return decision?.choice === 'keep' || decision?.choice === 'notAPerson';
  };
  return analysis.quasiIdentifiers
    .map((risk) => weigh({ ...risk, attributes: risk.attributes.filter(({ findingId }) => remains(findingId)) }))
    .filter(({ blocked }) => blocked);
}

const isSomeone = ({ type }: Finding): boolean => type === 'person';

function peopleByBlock(passages: readonly Passage[]): Map<number, Passage[]> {
  const people = new Map<number, Passage[]>();
  for (const passage of passages) {
    if (passage.best.type !== 'person') continue;
    const here = people.get(passage.block);
    if (here) here.push(passage);
    else people.set(passage.block, [passage]);
  }
  return people;
}

function groupByBlock(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.blockId);
    if (group) group.push(finding);
    else groups.set(finding.blockId, [finding]);
  }
  return groups;
}

/** Sentences of a folded block: a full stop after an abbreviation or an initial does not end one. */
function* sentences(text: string): Generator<[from: number, to: number]> {
  let from = 0;
  STOP.lastIndex = 0;
  while (STOP.test(text)) {
    const to = STOP.lastIndex;
    if (text.charAt(to - 1) !== '\n' && !WORD_END.test(text.slice(Math.max(0, to - 5), to - 1))) continue;
    yield [from, to];
    from = to;
    STOP.lastIndex = to;
  }
  if (from < text.length) yield [from, text.length];
}

const STOP = /\n|[.!?;](?= |$)/g;
const WORD_END = /[\p{L}\d)»]{4}$/u;

function isCapital(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}
