import type { Finding, FindingDecision } from '@huis-clos/contracts';
import { sameWording, wordingOf } from './review.ts';

/** Whether a passage can name somebody. */
export const namesSomeone = ({ type }: Pick<Finding, 'type'>): boolean => type === 'person' || type === 'unknownWord';

/**
 * Whom a passage could be said to name too: one passage for each other person of the text, in reading order. Two people
 * the group follows separately are never offered as one.
 */
export function othersToLink(finding: Finding, ordered: readonly Finding[]): Finding[] {
  const known = new Set(keysOf(finding));
  return ordered.filter((other) => {
    if (!namesSomeone(other) || (finding.personId !== null && other.personId !== null)) return false;
    const keys = keysOf(other);
    if (keys.some((key) => known.has(key))) return false;
    for (const key of keys) known.add(key);
    return true;
  });
}

/** By what two passages are known to name one person: whom the group follows, and their wording. */
const keysOf = (finding: Finding): string[] => [
  wordingOf(finding),
  ...(finding.personId === null ? [] : [`person ${finding.personId}`]),
];

/** The decisions that the server makes of a link: every mention of the first takes the term of the second, or of the one registered. */
export function linkDecisions(finding: Finding, other: Finding, findings: readonly Finding[]): FindingDecision[] {
  const [from, to] = finding.personId === null ? [finding, other] : [other, finding];
  const replacement = to.proposal;
  return [from, ...sameWording(from, findings)].map(({ id }) => ({ findingId: id, choice: 'replace', replacement }));
}
