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

/** Merges overlapping sightings into findings, sorted by block then position, all reasons kept. */
export function mergeSightings(blocks: readonly SourceBlock[], sightings: readonly Sighting[]): Finding[] {
  const sorted = sightings
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.block - other.block || one.start - other.start || other.end - one.end);
  const findings: Finding[] = [];
  const occurrences = new Map<string, number>();
  let group: Sighting[] = [];
  let end = 0;
  const close = (): void => {
    const [first] = group;
    const block = first && blocks[first.block];
    if (first && block) findings.push(toFinding(block, group, first.start, end, occurrences));
  };
  for (const sighting of sorted) {
    const [first] = group;
    if (first && first.block === sighting.block && sighting.start < end) {
      group.push(sighting);
      end = Math.max(end, sighting.end);
      continue;
    }
    close();
    group = [sighting];
    end = sighting.end;
  }
  close();
  return findings;
}

const PREPOSITION = /^(?:à|au|aux|en|de|du|des|d[’'])\s*$/iu;

function toFinding(
  block: SourceBlock,
  group: readonly Sighting[],
  start: number,
  end: number,
  occurrences: Map<string, number>,
): Finding {
  let [best] = group;
  if (!best) throw new Error('no sighting to merge');
  let { confidence, personId } = best;
  let masks = false;
  for (const sighting of group) {
    if (better(sighting, best)) best = sighting;
    confidence = Math.max(confidence, sighting.confidence);
    if (sighting.type !== 'person') personId ??= sighting.personId;
    masks ||= sighting.must === 'mask' && sighting.type !== 'quasiIdentifier';
  }
  // « à Valmont », a place, but a name too: the preposition is not the person's.
  if (best.type === 'person' && PREPOSITION.test(block.text.slice(start, best.start))) start = best.start;
  const text = block.text.slice(start, end);
  return {
    id: findingId(block.id, best.type, text, occurrences),
    blockId: block.id,
    start,
    end,
    text,
    type: best.type,
    ...explain(group),
    confidence,
    personId: best.personId ?? (best.type === 'person' ? null : personId),
    must: masks || best.must === 'mask' ? 'mask' : 'decide',
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

/**
 * The same block, type and passage give the same id, so that a decision survives an edit elsewhere. A short hash:
 * an id may be logged, and must not be a way back to a name.
 */
function findingId(blockId: string, type: FindingType, text: string, occurrences: Map<string, number>): string {
  const base = `${blockId}:${hash32(type, text)}`;
  const count = occurrences.get(base) ?? 0;
  occurrences.set(base, count + 1);
  return count === 0 ? base : `${base}.${count}`;
}

/** FNV-1a, 32 bits: many names share each value. */
function hash32(...texts: string[]): string {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
