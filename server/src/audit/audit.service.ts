import type { AuditEntry, AuditVerification } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import { assertMay, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { KeyedQueue } from '../core/keyed-queue.ts';
import type { Transact } from '../core/mongo/transaction.ts';
import type { AuditQuery, AuditRepository, NewEntry } from './audit.repository.ts';
import { firstBreak } from './chain.ts';

/** What to write down. */
export interface Witnessed {
  /** `situation.read`, `member.added`… */
  event: string;
  subjectId?: string | null;
  bodyId?: string | null;
}

/** Who did it: a caller, or the service itself before anyone is signed in. */
export type Witness = Pick<Caller, 'requestId' | 'from'> & { actor: { personId: string } | null };

/** Names for the identifiers of entries; a person or body since removed has none. */
export interface Names {
  people(ids: string[]): Promise<Map<string, string>>;
  bodies(ids: string[]): Promise<Map<string, string>>;
}

const PAGE = 200;
const COUNCIL_CHAIN = 'council';

/** Chained record of every access to nominative content and every change that matters. */
export class AuditService {
  readonly #repository: AuditRepository;
  readonly #transact: Transact;
  readonly #clock: Clock;
  readonly #queue = new KeyedQueue();
  /** Notes that wait for their chain, and the transaction that will hold them. */
  readonly #notes = new Map<string, { entries: NewEntry[]; written: Promise<void> }>();

  constructor(repository: AuditRepository, transact: Transact, clock: Clock) {
    this.#repository = repository;
    this.#transact = transact;
    this.#clock = clock;
  }

  /**
   * Runs `work` and writes what happened in the same transaction: both are kept, or neither, and then the caller gets
   * an error. `entry` may be drawn from the result, for what has no id before it is made.
   * Transactions of one chain wait for each other here rather than conflict in the database.
   */
  async witness<T>(
    caller: Witness,
    chainOf: string | null,
    work: (session: ClientSession) => Promise<T>,
    entry: Witnessed | ((result: T) => Witnessed),
  ): Promise<T> {
    const chain = chainOf ?? COUNCIL_CHAIN;
    return this.#queue.run(chain, () =>
      this.#transact(async (session) => {
        const result = await work(session);
        const witnessed = typeof entry === 'function' ? entry(result) : entry;
        await this.#repository.append(chain, [this.#entryOf(caller, chainOf, witnessed)], session);
        return result;
      }),
    );
  }

  /**
   * Writes down a reading, or anything else with no record of its own. The answer must wait for it.
   * Those that come while their chain is being written share the next transaction.
   */
  async note(caller: Witness, chainOf: string | null, witnessed: Witnessed): Promise<void> {
    const chain = chainOf ?? COUNCIL_CHAIN;
    const entry = this.#entryOf(caller, chainOf, witnessed);
    const waiting = this.#notes.get(chain);
    if (waiting) {
      waiting.entries.push(entry);
      return waiting.written;
    }
    const entries = [entry];
    const written = this.#queue.run(chain, () => {
      this.#notes.delete(chain);
      return this.#transact((session) => this.#repository.append(chain, entries, session));
    });
    this.#notes.set(chain, { entries, written });
    return written;
  }

  #entryOf(
    caller: Witness,
    chainOf: string | null,
    { event, subjectId = null, bodyId = chainOf }: Witnessed,
  ): NewEntry {
    return {
      at: this.#clock.now(),
      actorId: caller.actor?.personId ?? null,
      event,
      subjectId,
      bodyId,
      from: caller.from,
      requestId: caller.requestId,
    };
  }

  /** Latest entries first, for the data protection officer (L1). */
  async list(caller: Caller, query: AuditQuery, names: Names): Promise<{ entries: AuditEntry[] }> {
    assertMay(caller, 'read', 'AuditLog', {});
    const records = await this.#repository.list(query, PAGE);
    const idsIn = (key: 'actorId' | 'bodyId') => [...new Set(records.flatMap((record) => record[key] ?? []))];
    const [people, bodies] = await Promise.all([names.people(idsIn('actorId')), names.bodies(idsIn('bodyId'))]);
    const entries = records.map(({ chain, sequence, at, actorId, event, subjectId, bodyId, from }) => ({
      chain,
      sequence,
      at: at.toISOString(),
      actorId,
      actorName: (actorId && people.get(actorId)) ?? null,
      event,
      subjectId,
      bodyId,
      bodyName: (bodyId && bodies.get(bodyId)) ?? null,
      from,
    }));
    return { entries };
  }

  /**
   * Who did one of these things to a record, oldest first. Asks for no right of its own: the feature that the record
   * belongs to decides who may know, and notes that they asked.
   */
  async ofSubject(subjectId: string, events: string[]): Promise<{ actorId: string; event: string; at: Date }[]> {
    const records = await this.#repository.ofSubject(subjectId, events);
    return records.flatMap(({ actorId, event, at }) => (actorId ? [{ actorId, event, at }] : []));
  }

  /** Reads every chain again, for the data protection officer. */
  async verification(caller: Caller): Promise<AuditVerification> {
    assertMay(caller, 'read', 'AuditLog', {});
    return this.verify();
  }

  /** Reads every chain from its start and names the first broken link of any. */
  async verify(): Promise<AuditVerification> {
    const heads = await this.#repository.heads();
    for (const head of heads) {
      const sequence =
        (await firstBreak(this.#repository.chain(head), head)) ?? (await this.#unknownToHead(head.chain));
      if (sequence !== null) return { brokenAt: { chain: head.chain, sequence }, entries: 0 };
    }
    return { brokenAt: null, entries: heads.reduce((sum, { sequence }) => sum + sequence, 0) };
  }

  /** Where entries go on after the head, which something else than this service wrote; the head is read last, and only grows. */
  async #unknownToHead(chain: string): Promise<number | null> {
    const last = await this.#repository.lastSequence(chain);
    const known = await this.#repository.headSequence(chain);
    return last > known ? known + 1 : null;
  }
}
