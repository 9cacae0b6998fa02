import { foldText } from './text/fold.ts';
import type { Decision, Finding, SourceBlock } from './types.ts';

/** What two findings share when one decision may serve both: their type and their passage, folded. Nominative: never logged. */
export function decisionKey(finding: Finding): string {
  return `${finding.type}|${finding.personId ?? ''}|${foldText(finding.text)
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()}`;
}

/**
 * Whether a decision settles a finding: a passage is kept only with a written reason, and a registered person or a
 * formatted identifier cannot be declared "not a person".
 */
export function isSettled(finding: Finding, decision: Decision | undefined): boolean {
  if (!decision) return finding.must === 'mask';
  // A mention has no text of its own: there is nothing to keep.
  if (decision.choice === 'keep') return decision.reason.trim().length > 0 && finding.text !== '\ufffc';
  if (decision.choice === 'notAPerson') return canBeNoPerson(finding);
  return true;
}

/** A word only, or a person nobody registered. */
export function canBeNoPerson(finding: Finding): boolean {
  if (!['person', 'unknownWord', 'number', 'quasiIdentifier'].includes(finding.type) || finding.personId !== null)
    return false;
  const registered = finding.detectors.some((detector) => detector === 'registry' || detector === 'structure');
  // « une rose »: the ordinary word of a registered name, in lower case, is the reviewer's to recognise.
  return !registered || (finding.must === 'decide' && finding.text === finding.text.toLowerCase());
}

/** Findings that still forbid publishing, likeliest first. */
export function undecided(findings: readonly Finding[], decisions: readonly Decision[]): Finding[] {
  const made = new Map(decisions.map((decision) => [decision.findingId, decision]));
  return findings
    .filter((finding) => !isSettled(finding, made.get(finding.id)))
    .sort((one, other) => other.confidence - one.confidence);
}

/** These decisions at every occurrence of their passages. Keeping is never done in bulk: only the finding itself. */
export function spreadDecisions(decisions: readonly Decision[], findings: readonly Finding[]): Decision[] {
  const origins = new Map(findings.map((finding) => [finding.id, finding]));
  const alone: Decision[] = [];
  const byKey = new Map<string, Decision>();
  for (const decision of decisions) {
    const origin = origins.get(decision.findingId);
    if (origin && decision.choice !== 'keep') byKey.set(decisionKey(origin), decision);
    else alone.push(decision);
  }
  if (byKey.size === 0) return alone;
  const everywhere = findings.flatMap((finding) => {
    const decision = byKey.get(decisionKey(finding));
    return decision ? [{ ...decision, findingId: finding.id }] : [];
  });
  return [...alone, ...everywhere];
}

/** SHA-256, in hexadecimal, of exactly this text with its mentions: decisions belong to it alone. */
export async function sourceHash(blocks: readonly SourceBlock[]): Promise<string> {
  const canonical = JSON.stringify(
    blocks.map(({ id, text, mentions }) => [id, text, mentions.map(({ at, situationId }) => [at, situationId])]),
  );
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
