import { canBeNoPerson, spreadDecisions } from '@huis-clos/anonymiser';
import type { Finding, FindingDecision } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import { remembered } from './group-memory.ts';

type AnonymiserFinding = Parameters<typeof canBeNoPerson>[0];
export const asFinding = (finding: Finding): AnonymiserFinding => finding as AnonymiserFinding;

/**
 * The decisions with these added over older ones; « not a person » goes to every occurrence of the string.
 * @throws {AppError} INVALID_INPUT for a finding that is not here, for what can only be a person, and for passages kept in bulk
 */
export function decided(findings: Finding[], before: FindingDecision[], sent: FindingDecision[]): FindingDecision[] {
  assertNoBulkKeep(findings, sent);
  const known = new Map(findings.map((finding) => [finding.id, finding]));
  for (const { findingId, choice } of sent) {
    const finding = known.get(findingId);
    if (!finding)
      throw new AppError('CONFLICT', 'Ce passage n’est plus à décider sous cette forme. Rechargez la page.');
    if (choice === 'notAPerson' && !canBeNoPerson(asFinding(finding)))
      throw new AppError(
        'INVALID_INPUT',
        'Ce passage désigne une personne suivie ou un identifiant\u00a0: il ne peut pas être écarté.',
      );
  }
  const added = [...sent, ...deniedEverywhere(findings, sent)];
  return [...new Map([...before, ...added].map((decision) => [decision.findingId, decision])).values()];
}

/** Who decided each passage, once these decisions are made over the earlier ones. */
export function decidersAfter(
  { decisions: before, deciders }: Pick<Draft, 'decisions' | 'deciders'>,
  after: FindingDecision[],
  personId: string,
): Draft['deciders'] {
  const unchanged = new Set(before);
  return Object.fromEntries(
    after.flatMap((decision) => {
      const by = unchanged.has(decision) ? deciders[decision.findingId] : personId;
      return by ? [[decision.findingId, by]] : [];
    }),
  );
}

/** The decisions without those of these findings; « not a person » is undone wherever it went. */
export function undone(findings: Finding[], before: FindingDecision[], findingIds: string[]): FindingDecision[] {
  const asked = new Set(findingIds);
  const undoing = before.filter(({ findingId }) => asked.has(findingId));
  for (const { findingId } of deniedEverywhere(findings, undoing)) asked.add(findingId);
  return before.filter(({ findingId }) => !asked.has(findingId));
}

/** What these decisions declare « not a person », at every occurrence of the string. */
const deniedEverywhere = (findings: Finding[], decisions: FindingDecision[]): FindingDecision[] =>
  spreadDecisions(
    decisions.filter(({ choice }) => choice === 'notAPerson'),
    findings.map(asFinding),
  ) as FindingDecision[];

/** Those whose passage is still found. */
export const stillHolding = (findings: Finding[], decisions: FindingDecision[]): FindingDecision[] => {
  const ids = new Set(findings.map(({ id }) => id));
  return decisions.filter(({ findingId }) => ids.has(findingId));
};

/** The decisions without the passages kept in these blocks: what is written around them has changed, and with it the reason. */
export function reopened(
  findings: Finding[],
  decisions: FindingDecision[],
  blocks: readonly { id: string }[],
): FindingDecision[] {
  const written = new Set(blocks.map(({ id }) => id));
  const inside = new Set(findings.filter(({ blockId }) => written.has(blockId)).map(({ id }) => id));
  return decisions.filter(({ findingId, choice }) => choice !== 'keep' || !inside.has(findingId));
}

/** The strings that these decisions say are no person. */
export const neverPersonsIn = (findings: Finding[], decisions: FindingDecision[]): string[] => {
  const ids = new Set(decisions.filter(({ choice }) => choice === 'notAPerson').map(({ findingId }) => findingId));
  return [...new Set(findings.filter(({ id }) => ids.has(id)).map(({ text }) => remembered(text)))];
};

/** Passages are kept one wording at a time, each for a reason of its own. */
function assertNoBulkKeep(findings: Finding[], sent: FindingDecision[]): void {
  const kept = new Set(sent.filter(({ choice }) => choice === 'keep').map(({ findingId }) => findingId));
  const wordings = new Set(findings.filter(({ id }) => kept.has(id)).map(({ text }) => remembered(text)));
  if (wordings.size > 1) throw new AppError('INVALID_INPUT', 'Gardez les passages un par un, chacun avec sa raison.');
}
