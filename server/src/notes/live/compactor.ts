import type { Clock } from '../../core/clock.ts';
import { newId } from '../../core/ids.ts';
import type { DocumentsRepository } from '../documents.repository.ts';
import { snapshotPlace, type LogRepository } from '../log.repository.ts';
import type { CatchUp } from './catch-up.ts';
import type { OpenDocument } from './open-document.ts';

/** A log this long, or this heavy in bytes, is made into a snapshot while people write; a shorter one when they leave. */
const BUSY = { rows: 200, bytes: 512 * 1024 };
const IDLE = { rows: 20, bytes: 32 * 1024 };

const LEASE_MS = 60_000;
/** Snapshots that no head names are leftovers after this long. */
const LEFTOVER_MS = 10 * 60_000;

const outgrown = (document: OpenDocument, { rows, bytes }: typeof BUSY): boolean =>
  document.rows.length >= rows || document.logBytes >= bytes;

/**
 * Folds the log of a document into a snapshot. Stopped at any step, it leaves duplicates only, which Yjs tolerates:
 * the snapshot is written before the head names it, and rows are deleted, by id, after.
 */
export class Compactor {
  readonly #documents: DocumentsRepository;
  readonly #log: LogRepository;
  readonly #clock: Clock;
  readonly #owner = newId();
  readonly #catchUp: CatchUp;
  readonly #onCompacted: () => void;
  readonly #running = new Map<OpenDocument, Promise<void>>();

  constructor(
    documents: DocumentsRepository,
    log: LogRepository,
    catchUp: CatchUp,
    clock: Clock,
    onCompacted: () => void,
  ) {
    this.#documents = documents;
    this.#log = log;
    this.#catchUp = catchUp;
    this.#clock = clock;
    this.#onCompacted = onCompacted;
  }

  /** Compacts a document whose log has grown; `idle` when no one has it open. Resolves when no compaction of it runs. */
  async compactIfGrown(document: OpenDocument, { idle }: { idle: boolean }): Promise<void> {
    const running = this.#running.get(document);
    if (running || !outgrown(document, idle ? IDLE : BUSY)) return running;
    const started = this.#underLease(document).finally(() => this.#running.delete(document));
    this.#running.set(document, started);
    await started;
  }

  async #underLease(document: OpenDocument): Promise<void> {
    const now = this.#clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    if (!(await this.#documents.takeLease(document.id, this.#owner, now, until))) return;
    try {
      await this.#compact(document, now);
    } finally {
      await this.#documents.releaseLease(document.id, this.#owner);
    }
  }

  async #compact(document: OpenDocument, now: Date): Promise<void> {
    await this.#catchUp.run(document);
    const merged = new Set(document.rows.map(({ id }) => id));
    const state = document.encode();
    const snapshotId = newId();
    const sealed = document.key.seal(snapshotPlace(snapshotId), state);
    const { id: documentId, epoch } = document;
    await this.#log.insertSnapshot({ _id: snapshotId, documentId, epoch, at: now, bytes: sealed.length, sealed });
    const former = document.head;
    if (!(await this.#documents.moveHead(document, snapshotId))) {
      // Another process moved it after this one's lease ran out: what it wrote is caught up with next time.
      await this.#log.deleteSnapshot(snapshotId);
      return;
    }
    document.head = snapshotId;
    this.#onCompacted();
    document.bytes = state.length;
    document.rows = document.rows.filter(({ id }) => !merged.has(id));
    await this.#log.deleteRows([...merged]);
    await this.#log.deleteSnapshots(document.id, former, snapshotId, new Date(now.getTime() - LEFTOVER_MS));
  }
}
