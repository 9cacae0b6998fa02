import { createHash } from 'node:crypto';
import type { AuditRecord } from './audit-record.ts';

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over every field of the entry and the hash of the one before: changing, adding or removing one breaks all that follow. */
export const hashOf = (entry: Omit<AuditRecord, '_id' | 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        entry.chain,
        entry.sequence,
        entry.at.toISOString(),
        entry.actorId,
        entry.event,
        entry.subjectId,
        entry.bodyId,
        entry.from,
        entry.requestId,
        entry.previousHash,
      ]),
    )
    .digest('hex');

/**
 * Where a chain, given in order from its start, is first broken: a sequence number, or null when it is whole and ends
 * on `head`, so that one cut short is caught too.
 */
export async function firstBreak(
  entries: AsyncIterable<AuditRecord> | Iterable<AuditRecord>,
  head: { sequence: number; hash: string },
): Promise<number | null> {
  let sequence = 1;
  let previousHash = GENESIS;
  for await (const entry of entries) {
    if (entry.sequence !== sequence || entry.previousHash !== previousHash || entry.hash !== hashOf(entry))
      return sequence;
    previousHash = entry.hash;
    sequence += 1;
  }
  return sequence === head.sequence + 1 && previousHash === head.hash ? null : sequence;
}
