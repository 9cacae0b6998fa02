import { assertMay, may, type Caller } from '../core/caller.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { notFound } from '../core/errors.ts';
import { openFile, type SituationFile } from './situation-file.ts';
import type { SituationRecord, SituationsRepository } from './situations.repository.ts';

/** What the rules look at in a stored situation. */
export const subjectOf = ({ _id: id, bodyId, caseLeadId }: SituationRecord) => ({ id, bodyId, caseLeadId });

/** Stands for any situation of the body, for what is not about one of them. */
export const anySituationOf = (bodyId: string) => ({ id: '', bodyId, caseLeadId: null });

/** The only way in to stored situations: whoever may not read one learns nothing of it. */
export class SituationAccess {
  readonly #repository: SituationsRepository;
  readonly #keyring: Keyring;

  constructor(repository: SituationsRepository, keyring: Keyring) {
    this.#repository = repository;
    this.#keyring = keyring;
  }

  /** @throws {AppError} NOT_FOUND when it is not there, or not for this caller. */
  async load(caller: Caller, situationId: string): Promise<SituationRecord> {
    const record = await this.#repository.find(situationId);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'Situation', subjectOf(record));
    return record;
  }

  /**
   * Those situations of a body that the caller may read: all of them to its readers, to a guest the ones shown (S2).
   * @throws {AppError} NOT_FOUND to whoever may read none.
   */
  async ofBody(caller: Caller, bodyId: string): Promise<SituationRecord[]> {
    if (may(caller, 'read', 'Situation', anySituationOf(bodyId))) return this.#repository.ofBody(bodyId);
    const shown = caller.actor.memberships.flatMap((seat) => (seat.bodyId === bodyId ? seat.situationIds : []));
    const readable = (await this.#repository.withIds(shown)).filter(
      (record) => record.bodyId === bodyId && may(caller, 'read', 'Situation', subjectOf(record)),
    );
    if (readable.length === 0) throw notFound();
    return readable.sort((a, b) => a.number - b.number);
  }

  /** Whether each of these is a situation of that body that the caller may read. */
  async allOf(caller: Caller, bodyId: string, situationIds: string[]): Promise<boolean> {
    const wanted = new Set(situationIds);
    if (wanted.size === 0) return true;
    const found = (await this.#repository.withIds([...wanted])).filter(
      (record) => record.bodyId === bodyId && may(caller, 'read', 'Situation', subjectOf(record)),
    );
    return found.length === wanted.size;
  }

  /** Numbers of those that are situations of the body, for words that name no one. */
  async numbersOf(bodyId: string, situationIds: string[]): Promise<Map<string, number>> {
    const records = await this.#repository.withIds(situationIds);
    return new Map(records.flatMap((record) => (record.bodyId === bodyId ? [[record._id, record.number]] : [])));
  }

  /** Asks the keyring again: the second lock. */
  keyOf({ actor }: Caller, { _id: situationId, bodyId }: Pick<SituationRecord, '_id' | 'bodyId'>) {
    return this.#keyring.keyFor(actor, { bodyId, situationId });
  }

  async open(caller: Caller, record: SituationRecord): Promise<SituationFile> {
    return openFile(await this.keyOf(caller, record), record);
  }
}
