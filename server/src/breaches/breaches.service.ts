import type { Breach, BreachFacts, BreachOutcome, Desk } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import { assertMay, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import type { BreachesRepository, BreachRecord } from './breaches.repository.ts';

/** Art. 33, 1 RGPD: to the authority within 72 hours of having become aware of the breach. */
const TO_NOTIFY_MS = 72 * 60 * 60 * 1000;

/** What a leak says of itself when it is withdrawn. */
type Leak = Omit<BreachRecord, '_id' | 'number' | 'state' | 'version' | 'sealed'>;

interface Sealed {
  facts: BreachFacts;
  outcome: BreachOutcome | null;
}

interface BreachesParts {
  repository: BreachesRepository;
  bodyNames: (ids: string[]) => Promise<Map<string, string>>;
  takeNumbers: TakeNumbers;
  keyring: Keyring;
  audit: AuditService;
  clock: Clock;
}

const deadlineOf = (knownAt: Date): string => new Date(knownAt.getTime() + TO_NOTIFY_MS).toISOString();

const place = (id: string) => ({ collection: 'breaches', record: id, field: 'sealed' });

/** The register of personal data breaches (art. 33, 5 RGPD), kept by the data protection officer (L2). */
export class BreachesService {
  readonly #parts: BreachesParts;

  constructor(parts: BreachesParts) {
    this.#parts = parts;
  }

  /** Opens an entry, in the transaction that stops the leak. What is known for certain is filled in. */
  async open(leak: Leak, session: ClientSession): Promise<void> {
    const { repository, takeNumbers, keyring } = this.#parts;
    const _id = newId();
    const year = String(leak.knownAt.getUTCFullYear());
    const key = await keyring.create({ bodyId: leak.bodyId, breachId: _id }, session);
    const sealed: Sealed = {
      facts: {
        natures: ['confidentiality'],
        people: [],
        data: [],
        peopleCount: null,
        consequences: '',
        measures: '',
        peopleToldOn: null,
      },
      outcome: null,
    };
    await repository.insert(
      {
        ...leak,
        _id,
        number: `${year}-${await takeNumbers(`breaches:${year}`, 1, session)}`,
        state: 'toNotify',
        version: 1,
        sealed: key.sealJson(place(_id), sealed),
      },
      session,
    );
  }

  async list(caller: Caller): Promise<Breach[]> {
    assertMay(caller, 'read', 'Breach', {});
    const records = await this.#parts.repository.all();
    const names = await this.#parts.bodyNames([...new Set(records.map(({ bodyId }) => bodyId))]);
    if (records.length > 0) await this.#parts.audit.note(caller, null, { event: 'breaches.listed' });
    return Promise.all(
      records.map(async (record) =>
        viewOf(record, this.#opened(await this.#keyOf(caller, record), record), names.get(record.bodyId) ?? ''),
      ),
    );
  }

  /** Those still to be notified, the most pressing first: nothing but their numbers and deadlines, to whoever keeps the register. */
  async toNotify(caller: Caller): Promise<Desk['breaches']> {
    if (!may(caller, 'read', 'Breach', {})) return [];
    const records = await this.#parts.repository.toNotify();
    return records.map(({ _id, number, knownAt }) => ({ id: _id, number, notifyBy: deadlineOf(knownAt) }));
  }

  describe(caller: Caller, id: string, version: number, facts: BreachFacts): Promise<Breach> {
    return this.#change(caller, id, version, 'breach.described', (_record, sealed) => ({ ...sealed, facts }));
  }

  /**
   * Writes down that the authority was notified, or why it need not be. May be corrected later.
   * @throws {AppError} INVALID_INPUT for a notification in the future, before the breach was known, or late without its reasons
   */
  settle(caller: Caller, id: string, version: number, outcome: BreachOutcome): Promise<Breach> {
    return this.#change(caller, id, version, 'breach.settled', (record, sealed) => {
      if (outcome.state === 'notified') this.#assertPlausible(record, outcome);
      return { ...sealed, outcome };
    });
  }

  #assertPlausible({ knownAt }: BreachRecord, { at, late }: Extract<BreachOutcome, { state: 'notified' }>): void {
    const time = Date.parse(at);
    if (time < knownAt.getTime() || time > this.#parts.clock.now().getTime())
      throw new AppError(
        'INVALID_INPUT',
        'La notification a lieu après la prise de connaissance, et pas dans l’avenir.',
      );
    if (time > knownAt.getTime() + TO_NOTIFY_MS && late === null)
      throw new AppError('INVALID_INPUT', 'La notification dépasse 72 heures\u00a0: écrivez les motifs du retard.');
  }

  async #change(
    caller: Caller,
    id: string,
    version: number,
    event: string,
    edit: (record: BreachRecord, sealed: Sealed) => Sealed,
  ): Promise<Breach> {
    const { repository, audit, bodyNames } = this.#parts;
    const record = await repository.find(id);
    if (!record) throw notFound();
    assertMay(caller, 'update', 'Breach', {});
    if (record.version !== version) throw new AppError('CONFLICT');
    const key = await this.#keyOf(caller, record);
    const changed = edit(record, this.#opened(key, record));
    const patch = { state: changed.outcome?.state ?? ('toNotify' as const), sealed: key.sealJson(place(id), changed) };
    await audit.witness(
      caller,
      null,
      async (session) => {
        if (!(await repository.update(record, patch, session))) throw new AppError('CONFLICT');
      },
      { event, subjectId: id },
    );
    const names = await bodyNames([record.bodyId]);
    return viewOf({ ...record, ...patch, version: version + 1 }, changed, names.get(record.bodyId) ?? '');
  }

  #keyOf = (caller: Caller, { _id, bodyId }: BreachRecord): Promise<DataKey> =>
    this.#parts.keyring.keyFor(caller.actor, { bodyId, breachId: _id });

  #opened = (key: DataKey, { _id, sealed }: BreachRecord): Sealed => key.openJson<Sealed>(place(_id), sealed);
}

const viewOf = (
  { _id, number, minutesId, minutesNumber, minutesEdition, knownAt, state, version }: BreachRecord,
  { facts, outcome }: Sealed,
  bodyName: string,
): Breach => ({
  id: _id,
  number,
  bodyName,
  minutesId,
  minutesNumber,
  minutesEdition,
  knownAt: knownAt.toISOString(),
  notifyBy: deadlineOf(knownAt),
  state,
  facts,
  outcome,
  version,
});
