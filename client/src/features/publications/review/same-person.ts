import type { Finding, FindingDecision } from '@huis-clos/contracts';
import { sameWording } from './review.ts';

/** Whether a passage can name somebody. */
export const namesSomeone = ({ type }: Pick<Finding, 'type'>): boolean => type === 'person' || type === 'unknownWord';

/**
 * Whom a passage could be said to name too: one passage for each other person of the text, in reading order. Two people
 * the group follows separately are never offered as one.
 */
export function othersToLink(finding: Finding, ordered: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const other of ordered) {
    if (!namesSomeone(other) || other.id === finding.id || (finding.personId !== null && other.personId !== null))
      continue;
    const known = [finding, ...kept];
    if (known.some((one) => samePerson(one, other) || sameWording(one, [other]).length > 0)) continue;
    kept.push(other);
  }
  return kept;
}

const samePerson = (one: Finding, other: Finding): boolean => one.personId !== null && one.personId === other.personId;

/** The decisions that the server makes of a link: every mention of the first takes the term of the second, or of the one registered. */
export function linkDecisions(finding: Finding, other: Finding, findings: readonly Finding[]): FindingDecision[] {
  const [from, to] = finding.personId === null ? [finding, other] : [other, finding];
  const replacement = to.proposal;
  return [from, ...sameWording(from, findings)].map(({ id }) => ({ findingId: id, choice: 'replace', replacement }));
}
