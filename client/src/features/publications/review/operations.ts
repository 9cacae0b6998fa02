import { MOST_DECISIONS, type FindingDecision, type Publication } from '@huis-clos/contracts';

/** What a reviewer did that the server may not have answered yet. */
export type Act =
  | { kind: 'decide'; decisions: FindingDecision[] }
  | { kind: 'link'; findingId: string; sameAs: string; decisions: FindingDecision[] }
  | { kind: 'undo'; findingIds: string[] };

/** The acts that make these decisions: a request carries so many, and one choice may go to a thousand passages. */
export const decideActs = (decisions: readonly FindingDecision[]): Act[] =>
  inRequests(decisions).map((part) => ({ kind: 'decide', decisions: part }));

/** The acts that undo them. */
export const undoActs = (findingIds: readonly string[]): Act[] =>
  inRequests(findingIds).map((part) => ({ kind: 'undo', findingIds: part }));

function inRequests<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += MOST_DECISIONS) parts.push(all.slice(at, at + MOST_DECISIONS));
  return parts;
}

/** An act with where it stands. */
export type Operation = Act & {
  id: number;
  /** Version of the publication that holds it; null until the server answered. */
  settledAt: number | null;
};

/** The publication with what was done on top of it, so that the next passage comes without waiting for the network. */
export function withOperations(publication: Publication, operations: readonly Operation[]): Publication {
  const ahead = operations.filter(({ settledAt }) => settledAt === null || settledAt > publication.version);
  return ahead.reduce(apply, publication);
}

function apply(publication: Publication, operation: Operation): Publication {
  const made = new Map(publication.decisions.map((decision) => [decision.findingId, decision]));
  if (operation.kind === 'undo') for (const id of operation.findingIds) made.delete(id);
  else for (const decision of operation.decisions) made.set(decision.findingId, decision);
  const decisions = [...made.values()];
  const undecided = publication.findings.filter(({ id, must }) => must === 'decide' && !made.has(id)).length;
  return { ...publication, decisions, undecided };
}

/** The operations with one of them answered; those that the publication surely holds by now are forgotten. */
export const settle = (operations: readonly Operation[], id: number, version: number): Operation[] =>
  operations
    .filter(({ settledAt }) => settledAt === null)
    .map((operation) => (operation.id === id ? { ...operation, settledAt: version } : operation));
