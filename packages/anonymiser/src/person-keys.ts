import { nameWords } from './layers/registry-index.ts';
import type { Finding } from './types.ts';

/** By finding, another finding that a reviewer said names the same person. */
export type PersonLinks = ReadonlyMap<string, string>;

/** Who a finding names within one document. */
interface PersonKey {
  /** Shared by every finding of that person. */
  key: string;
  /** The term of the finding this one was linked to by hand; null when it was not. */
  noun: string | null;
}

/** Whether a finding can name somebody. */
export const namesSomeone = ({ type }: Pick<Finding, 'type'>): boolean => type === 'person' || type === 'unknownWord';

/**
 * Who each finding of a person is: the registered person; else everyone unregistered who shares a word of a name; then
 * whoever a reviewer linked them to, all their other mentions with them.
 */
export function personKeys(findings: readonly Finding[], links: PersonLinks): Map<string, PersonKey> {
  const own = ownKeys(findings);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const linked = new Map<string, Finding>();
  for (const [id, otherId] of links) {
    const key = own.get(id);
    const other = byId.get(otherId);
    if (key !== undefined && other && own.has(otherId)) linked.set(key, other);
  }
  const keys = new Map<string, PersonKey>();
  for (const [id, key] of own) {
    const end = lastOf(key, linked, own);
    keys.set(id, { key: end?.key ?? key, noun: end?.finding.proposal ?? null });
  }
  return keys;
}

/** Follows links from one person to the next, stopping where they turn in a circle. */
function lastOf(from: string, linked: ReadonlyMap<string, Finding>, own: ReadonlyMap<string, string>) {
  const seen = new Set([from]);
  let end: { key: string; finding: Finding } | null = null;
  for (let finding = linked.get(from); finding;) {
    const key = own.get(finding.id) ?? '';
    if (seen.has(key)) break;
    seen.add(key);
    end = { key, finding };
    finding = linked.get(key);
  }
  return end;
}

function ownKeys(findings: readonly Finding[]): Map<string, string> {
  const keys = new Map<string, string>();
  const byWord = new Map<string, string>();
  for (const finding of findings) {
    if (!namesSomeone(finding)) continue;
    if (finding.personId !== null) {
      keys.set(finding.id, `person:${finding.personId}`);
      continue;
    }
    const words = nameWords(finding.text).filter((word) => word.length > 3);
    const known = words.map((word) => byWord.get(word)).find((key) => key !== undefined);
    const key = known ?? `text:${nameWords(finding.text).join(' ') || finding.id}`;
    for (const word of words) if (!byWord.has(word)) byWord.set(word, key);
    keys.set(finding.id, key);
  }
  return keys;
}
