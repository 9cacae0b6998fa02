import type { ActionState } from '@huis-clos/contracts';
import type { ClientSession, Connection } from 'mongoose';
import { actionModels, type ActionRecord, type DecisionRecord } from './actions.model.ts';

export type { ActionRecord, DecisionRecord };
export { ACTIONS, DECISIONS } from './actions.model.ts';

const OPEN: ActionState[] = ['toDo', 'underway'];

export class ActionsRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = actionModels(connection);
  }

  find = (id: string): Promise<ActionRecord | null> => this.#models.actions.findById(id).lean();

  /** Oldest first. */
  ofBody = (bodyId: string): Promise<ActionRecord[]> =>
    this.#models.actions.find({ bodyId }).sort({ createdAt: 1, _id: 1 }).lean();

  /** Those of a meeting that were written in its notes, whether or not they still are. */
  noted = (meetingId: string, session: ClientSession | null): Promise<ActionRecord[]> =>
    this.#models.actions
      .find({ meetingId, nodeId: { $ne: null } })
      .session(session)
      .lean();

  openOf = (bodyId: string): Promise<Pick<ActionRecord, 'situationId' | 'dueOn'>[]> =>
    this.#models.actions
      .find({ bodyId, state: { $in: OPEN } })
      .select('situationId dueOn')
      .lean();

  openOwnedBy = (ownerId: string, bodyIds: string[]): Promise<ActionRecord[]> =>
    this.#models.actions.find({ ownerId, bodyId: { $in: bodyIds }, state: { $in: OPEN } }).lean();

  async insert(records: ActionRecord[], session: ClientSession): Promise<void> {
    if (records.length > 0) await this.#models.actions.insertMany(records, { session });
  }

  /** Writes the change over that very version. False when someone else changed it since. */
  async update(id: string, version: number, change: Partial<ActionRecord>, session: ClientSession): Promise<boolean> {
    const { matchedCount } = await this.#models.actions.updateOne(
      { _id: id, version },
      { $set: { ...change, version: version + 1 } },
      { session },
    );
    return matchedCount === 1;
  }

  async remove(ids: string[], session: ClientSession): Promise<void> {
    if (ids.length > 0) await this.#models.actions.deleteMany({ _id: { $in: ids } }, { session });
  }

  /** Latest number first. */
  decisionsOf = (bodyId: string): Promise<DecisionRecord[]> =>
    this.#models.decisions.find({ bodyId }).sort({ number: -1 }).lean();

  notedDecisions = (meetingId: string, session: ClientSession | null): Promise<DecisionRecord[]> =>
    this.#models.decisions.find({ meetingId }).session(session).lean();

  async insertDecisions(records: DecisionRecord[], session: ClientSession): Promise<void> {
    if (records.length > 0) await this.#models.decisions.insertMany(records, { session });
  }

  async rewordDecision(id: string, text: Buffer, session: ClientSession): Promise<void> {
    await this.#models.decisions.updateOne({ _id: id }, { $set: { text } }, { session });
  }

  async removeDecisions(ids: string[], session: ClientSession): Promise<void> {
    if (ids.length > 0) await this.#models.decisions.deleteMany({ _id: { $in: ids } }, { session });
  }
}
