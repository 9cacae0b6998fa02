import type { ClientSession, Connection } from 'mongoose';
import { auditModels, type AuditRecord } from './audit.model.ts';
import { GENESIS, hashOf } from './chain.ts';

export type NewEntry = Omit<AuditRecord, '_id' | 'sequence' | 'previousHash' | 'hash'>;

/** Filter of the data protection officer's desk. */
export interface AuditQuery {
  before?: Date | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
}

export class AuditRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = auditModels(connection);
  }

  /** Adds an entry at the end of its chain, inside the caller's transaction. */
  async append(entry: NewEntry, session: ClientSession): Promise<void> {
    const head = await this.#models.heads.findById(entry.chain).session(session).lean();
    const sequence = (head?.sequence ?? 0) + 1;
    const previousHash = head?.hash ?? GENESIS;
    const hash = hashOf({ ...entry, sequence, previousHash });
    await this.#models.entries.create(
      [{ ...entry, _id: `${entry.chain}:${String(sequence).padStart(12, '0')}`, sequence, previousHash, hash }],
      { session },
    );
    await this.#models.heads.updateOne({ _id: entry.chain }, { $set: { sequence, hash } }, { upsert: true, session });
  }

  async list({ before, actorId, subjectId }: AuditQuery, limit: number): Promise<AuditRecord[]> {
    const filter = {
      ...(before && { at: { $lt: before } }),
      ...(actorId && { actorId }),
      ...(subjectId && { subjectId }),
    };
    return this.#models.entries.find(filter).sort({ at: -1, _id: -1 }).limit(limit).lean();
  }

  async heads(): Promise<{ chain: string; sequence: number; hash: string }[]> {
    return (await this.#models.heads.find().lean()).map(({ _id, sequence, hash }) => ({ chain: _id, sequence, hash }));
  }

  /** One chain from its start, a batch at a time. */
  async *chain(chain: string): AsyncGenerator<AuditRecord> {
    yield* this.#models.entries.find({ chain }).sort({ sequence: 1 }).lean().cursor();
  }
}
