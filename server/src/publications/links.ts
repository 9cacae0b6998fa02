import { decisionKey, namesSomeone } from '@huis-clos/anonymiser';
import type { Finding } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import { asFinding, decided } from './decisions.ts';
import type { Draft } from './draft.ts';

/**
 * The draft with these two passages said to name one person: everywhere the first says the same, it is replaced by the
 * term of the second. A registered person is never linked to another one, and gives the term.
 * @throws {AppError} CONFLICT for a passage that is not here; INVALID_INPUT for what names no one, or two registered people
 */
export function linked(draft: Draft, findingId: string, otherId: string): Draft {
  const [one, other] = [found(draft.findings, findingId), found(draft.findings, otherId)];
  if (![one, other].every((finding) => namesSomeone(asFinding(finding))) || sameKey(one, other))
    throw new AppError('INVALID_INPUT', 'Ces deux passages ne peuvent pas désigner la même personne.');
  if (one.personId !== null && other.personId !== null)
    throw new AppError('INVALID_INPUT', 'Ces deux personnes sont suivies séparément par le groupe.');
  const [from, to] = one.personId === null ? [one, other] : [other, one];
  const mentions = draft.findings.filter((finding) => sameKey(finding, from));
  const decisions = mentions.map(({ id }) => ({ findingId: id, choice: 'replace' as const, replacement: to.proposal }));
  return {
    ...draft,
    decisions: decided(draft.findings, draft.decisions, decisions),
    links: { ...draft.links, ...Object.fromEntries(mentions.map(({ id }) => [id, to.id])) },
  };
}

/** The links without those of these passages, wherever they say the same. */
export function unlinked({ findings, links }: Pick<Draft, 'findings' | 'links'>, findingIds: string[]): Draft['links'] {
  const asked = new Set(findingIds.filter((id) => links[id]));
  const keys = new Set(findings.filter(({ id }) => asked.has(id)).map(keyOf));
  const gone = new Set(findings.filter((finding) => links[finding.id] && keys.has(keyOf(finding))).map(({ id }) => id));
  return Object.fromEntries(Object.entries(links).filter(([id]) => !gone.has(id)));
}

/** Those whose two passages are still found. */
export function linksHolding(findings: Finding[], links: Draft['links']): Draft['links'] {
  const ids = new Set(findings.map(({ id }) => id));
  return Object.fromEntries(Object.entries(links).filter((link) => link.every((id) => ids.has(id))));
}

const keyOf = (finding: Finding): string => decisionKey(asFinding(finding));
const sameKey = (one: Finding, other: Finding): boolean => keyOf(one) === keyOf(other);

function found(findings: Finding[], id: string): Finding {
  const finding = findings.find((known) => known.id === id);
  if (!finding) throw new AppError('CONFLICT', 'Ce passage n’est plus à décider sous cette forme. Rechargez la page.');
  return finding;
}
