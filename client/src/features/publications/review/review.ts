import type { DraftBlock, Finding, FindingDecision, Publication } from '@huis-clos/contracts';
import { fold } from '../../../shared/ui/fold.ts';

/** What the reviewer sees of a finding: nobody chose yet, replaced unless somebody chooses otherwise, chosen. */
export type FindingState = 'undecided' | 'masked' | 'decided';

export type Decisions = ReadonlyMap<string, FindingDecision>;

export const decisionsOf = ({ decisions }: Pick<Publication, 'decisions'>): Decisions =>
  new Map(decisions.map((decision) => [decision.findingId, decision]));

/** Who decided a passage, as the server knows it; null while nobody did, or while one's own decision is on its way. */
export const deciderOf = ({ decidedBy }: Pick<Publication, 'decidedBy'>, findingId: string): string | null =>
  decidedBy.find(({ findingIds }) => findingIds.includes(findingId))?.by.name ?? null;

export function stateOf({ id, must }: Finding, decisions: Decisions): FindingState {
  if (decisions.has(id)) return 'decided';
  return must === 'mask' ? 'masked' : 'undecided';
}

/** How many passages a person had to decide, and how many they did. Those replaced from the start are not counted. */
export function progressOf({ findings, decisions }: Pick<Publication, 'findings' | 'decisions'>) {
  const made = decisionsOf({ decisions });
  const asked = findings.filter(({ must }) => must === 'decide');
  return { total: asked.length, decided: asked.filter(({ id }) => made.has(id)).length };
}

/** Findings as one meets them while reading. */
export function inReadingOrder(findings: readonly Finding[], blocks: readonly DraftBlock[]): Finding[] {
  const ranks = new Map(blocks.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ blockId }: Finding) => ranks.get(blockId) ?? blocks.length;
  return [...findings].sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start);
}

/** Findings, the surest first; in reading order where equally sure. */
export const byLikelihood = (findings: readonly Finding[], blocks: readonly DraftBlock[]): Finding[] =>
  inReadingOrder(findings, blocks).sort((a, b) => b.confidence - a.confidence);

/**
 * The finding to look at after `currentId`, going round at the end; only among those `wanted`.
 * Null when none is wanted.
 */
export function step(
  ordered: readonly Finding[],
  currentId: string | null,
  by: 1 | -1,
  wanted: (finding: Finding) => boolean,
): string | null {
  const { length } = ordered;
  const known = ordered.findIndex(({ id }) => id === currentId);
  const from = known === -1 && by === -1 ? 0 : known;
  for (let count = 1; count <= length; count += 1) {
    const finding = ordered[(from + by * count + length * 2) % length];
    if (finding && wanted(finding)) return finding.id;
  }
  return null;
}

/** The other passages that say the same of the same person, for a decision to serve them all. */
export function sameWording(finding: Finding, findings: readonly Finding[]): Finding[] {
  const key = wordingOf(finding);
  return findings.filter((other) => other.id !== finding.id && wordingOf(other) === key);
}

/** What two passages that say the same of the same person have in common. Folded once a finding: it is asked at each key. */
export function wordingOf(finding: Finding): string {
  const { type, personId, text } = finding;
  const wording = wordings.get(finding) ?? `${type}|${personId ?? ''}|${fold(text)}`;
  wordings.set(finding, wording);
  return wording;
}

const wordings = new WeakMap<Finding, string>();

/** A choice of the reviewer, before it is known which passages it goes to. */
export type Choice = FindingDecision extends infer D
  ? D extends FindingDecision
    ? Omit<D, 'findingId'>
    : never
  : never;

/**
 * The decisions that a choice makes. Keeping is decided passage by passage, whatever was asked: a bulk « keep » is how
 * a name slips out.
 */
export function decide(
  finding: Finding,
  choice: Choice,
  findings: readonly Finding[],
  everywhere: boolean,
): FindingDecision[] {
  const others = everywhere && choice.choice !== 'keep' ? sameWording(finding, findings) : [];
  return [finding, ...others].map(({ id }) => ({ ...choice, findingId: id }) as FindingDecision);
}

/** What « accept » means for a finding: its proposal, or its removal when the proposal is empty. */
export const proposed = ({ proposal }: Finding): Choice =>
  proposal === '' ? { choice: 'remove' } : { choice: 'replace', replacement: proposal };

/** Types that are about a word or a person nobody registered; anything else cannot be declared « not a person ». */
const deniable = new Set(['person', 'unknownWord', 'number', 'quasiIdentifier']);

/** Whether « not a person » may be said of it; the server refuses it otherwise. */
export const canBeNoPerson = ({ type, must, detectors }: Finding): boolean =>
  deniable.has(type) &&
  !(must === 'mask' && detectors.some((detector) => detector === 'registry' || detector === 'structure'));

/** Whether a risk still stands in the way of publishing. */
export const isOpenRisk = ({ blocked, acceptedBecause }: Publication['risks'][number]): boolean =>
  blocked && acceptedBecause === null;
