import type { ClientSession, Connection } from 'mongoose';
import { auditModels } from './audit.model.ts';
import type { AuditRecord } from './audit-record.ts';
import { GENESIS, hashOf } from './chain.ts';

/** What an entry says, before it has a place in a chain. */
export type NewEntry = Omit<AuditRecord, '_id' | 'chain' | 'sequence' | 'previousHash' | 'hash'>;

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

  /** Adds entries at the end of their chain, in order, inside the caller's transaction. */
  async append(chain: string, entries: NewEntry[], session: ClientSession): Promise<void> {
    const head = await this.#models.heads.findById(chain).session(session).lean();
    let { sequence, hash } = head ?? { sequence: 0, hash: GENESIS };
    const records: AuditRecord[] = entries.map((entry) => {
      const link = { chain, ...entry, sequence: (sequence += 1), previousHash: hash };
      hash = hashOf(link);
      return { _id: `${chain}:${String(sequence).padStart(12, '0')}`, ...link, hash };
    });
    await this.#models.entries.insertMany(records, { session });
    await this.#models.heads.updateOne({ _id: chain }, { $set: { sequence, hash } }, { upsert: true, session });
  }

  async list({ before, actorId, subjectId }: AuditQuery, limit: number): Promise<AuditRecord[]> {
    const filter = {
      ...(before && { at: { $lt: before } }),
      ...(actorId && { actorId }),
      ...(subjectId && { subjectId }),
    };
    return this.#models.entries.find(filter).sort({ at: -1, _id: -1 }).limit(limit).lean();
  }

  /** Every entry of these events about one subject, oldest first. */
  async ofSubject(subjectId: string, events: string[]): Promise<AuditRecord[]> {
    return this.#models.entries
      .find({ subjectId, event: { $in: events } })
      .sort({ at: 1, _id: 1 })
      .lean();
  }

  async heads(): Promise<{ chain: string; sequence: number; hash: string }[]> {
    return (await this.#models.heads.find().lean()).map(({ _id, sequence, hash }) => ({ chain: _id, sequence, hash }));
  }

  async headSequence(chain: string): Promise<number> {
    return (await this.#models.heads.findById(chain).lean())?.sequence ?? 0;
  }

  async lastSequence(chain: string): Promise<number> {
    return (await this.#models.entries.findOne({ chain }).sort({ sequence: -1 }).lean())?.sequence ?? 0;
  }

  /** One chain from its start to a head, a batch at a time: what is written meanwhile goes on after it. */
  async *chain({ chain, sequence }: { chain: string; sequence: number }): AsyncGenerator<AuditRecord> {
    const upTo = { chain, sequence: { $lte: sequence } };
    yield* this.#models.entries.find(upTo).sort({ sequence: 1 }).lean().cursor();
  }
}
