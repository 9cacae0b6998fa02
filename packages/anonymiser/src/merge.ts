import type { Sighting } from './document.ts';
import type { Finding, FindingType, SourceBlock } from './types.ts';

/** Which type names a merged passage: the first of this list wins. */
const RANK: readonly FindingType[] = [
  'iban',
  'nir',
  'email',
  'fileName',
  'handle',
  'phone',
  'plate',
  'birthDate',
  'address',
  'person',
  'professional',
  'school',
  'exactAge',
  'quasiIdentifier',
  'number',
  'unknownWord',
];
const rankOf = new Map(RANK.map((type, rank) => [type, rank]));

/** Overlapping sightings of one block, as one stretch of its text. */
export interface Passage {
  block: number;
  start: number;
  end: number;
  /** Names the passage: its type and its proposal are the passage's. */
  best: Sighting;
  /** In the order of their position. */
  sightings: Sighting[];
}

/** Merges overlapping sightings into findings, sorted by block then position, all reasons kept. */
export function mergeSightings(blocks: readonly SourceBlock[], sightings: readonly Sighting[]): Finding[] {
  return toFindings(blocks, joinOverlapping(sightings));
}

/** Joins overlapping sightings, sorted by block then position. */
export function joinOverlapping(sightings: readonly Sighting[]): Passage[] {
  const sorted = sightings
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.block - other.block || one.start - other.start || other.end - one.end);
  const passages: Passage[] = [];
  let last: Passage | undefined;
  for (const sighting of sorted) {
    if (last && last.block === sighting.block && sighting.start < last.end) {
      last.sightings.push(sighting);
      last.end = Math.max(last.end, sighting.end);
      if (better(sighting, last.best)) last.best = sighting;
      continue;
    }
    const { block, start, end } = sighting;
    last = { block, start, end, best: sighting, sightings: [sighting] };
    passages.push(last);
  }
  return passages;
}

/** What a reviewer is shown of each passage. */
export function toFindings(blocks: readonly SourceBlock[], passages: readonly Passage[]): Finding[] {
  const nextId = createIds();
  const findings: Finding[] = [];
  for (const passage of passages) {
    const block = blocks[passage.block];
    if (block) findings.push(toFinding(block, passage, nextId));
  }
  return findings;
}

const PREPOSITION = /^(?:à|au|aux|en|de|du|des|d[’'])\s*$/iu;

function toFinding(block: SourceBlock, { start: from, end, best, sightings }: Passage, nextId: NextId): Finding {
  let { confidence, personId } = best;
  let masks = best.must === 'mask';
  if (sightings.length > 1) {
    ({ personId } = sightings[0] ?? best);
    for (const sighting of sightings) {
      confidence = Math.max(confidence, sighting.confidence);
      if (sighting.type !== 'person') personId ??= sighting.personId;
      masks ||= sighting.must === 'mask' && sighting.type !== 'quasiIdentifier';
    }
  }
  // « à Valmont », a place, but a name too: the preposition is not the person's.
  const led = best.type === 'person' && best.start > from && PREPOSITION.test(block.text.slice(from, best.start));
  const start = led ? best.start : from;
  const text = block.text.slice(start, end);
  const { detectors, reasons } = explain(sightings);
  return {
    id: nextId(block.id, best.type, text),
    blockId: block.id,
    start,
    end,
    text,
    type: best.type,
    detectors,
    reasons,
    confidence,
    personId: best.personId ?? (best.type === 'person' ? null : personId),
    must: masks ? 'mask' : 'decide',
    proposal: best.proposal,
  };
}

/** One reason a detector, the surest first. */
function explain(group: readonly Sighting[]): Pick<Finding, 'detectors' | 'reasons'> {
  const [only] = group;
  if (only && group.length === 1) return { detectors: [only.detector], reasons: [only.reason] };
  const surest = new Map<Sighting['detector'], Sighting>();
  for (const sighting of group) {
    const known = surest.get(sighting.detector);
    if (!known || sighting.confidence > known.confidence) surest.set(sighting.detector, sighting);
  }
  const kept = [...surest.values()].sort((one, other) => other.confidence - one.confidence);
  return { detectors: kept.map(({ detector }) => detector), reasons: kept.map(({ reason }) => reason) };
}

function better(one: Sighting, other: Sighting): boolean {
  const rank = (rankOf.get(one.type) ?? 99) - (rankOf.get(other.type) ?? 99);
  return rank !== 0 ? rank < 0 : one.confidence > other.confidence;
}

type NextId = (blockId: string, type: FindingType, text: string) => string;

/**
 * The same block, type and passage give the same id, so that a decision survives an edit elsewhere. A short hash:
 * an id may be logged, and must not be a way back to a name.
 */
function createIds(): NextId {
  const byBlock = new Map<string, Map<number, { base: string; count: number }>>();
  return (blockId, type, text) => {
    let given = byBlock.get(blockId);
    if (!given) byBlock.set(blockId, (given = new Map()));
    const hash = hash32(type, text);
    const known = given.get(hash);
    if (known) return `${known.base}.${(known.count += 1)}`;
    const base = `${blockId}:${hash.toString(36)}`;
    given.set(hash, { base, count: 0 });
    return base;
  };
}

/** FNV-1a, 32 bits: many names share each value. */
function hash32(type: string, text: string): number {
  return fnv1a(text, fnv1a(type, 0x811c9dc5)) >>> 0;
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
