import { MongoError } from '../errors.ts';
import { Blocked, LiveWriter, type WriteGuard } from './live-writer.ts';
import type { Store } from './store.ts';

interface Job {
  work: (writer: LiveWriter) => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = () => void;
/** A batch stops growing after this long, so that its first writers are not kept waiting. */
const BATCH_MILLIS = 25;

/**
 * The single door to the disk. Commands that arrive while a batch is being flushed make the next batch: one flush serves
 * them all (group commit). Each command is atomic: whatever it threw is undone before the batch goes on.
 */
export class CommitQueue {
  private readonly store: Store;
  private readonly guard: WriteGuard;
  private readonly onCommitted: () => void;
  private readonly onFailed: () => void;
  private jobs: Job[] = [];
  private scheduled = false;
  private closed = false;

  constructor(store: Store, guard: WriteGuard, onCommitted: () => void, onFailed: () => void) {
    this.store = store;
    this.guard = guard;
    this.onCommitted = onCommitted;
    this.onFailed = onFailed;
  }

  /** Runs `work` in a coming batch; settles once its changes are on disk, or with what it threw and nothing changed. */
  write<T>(work: (writer: LiveWriter) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.enqueue({ work, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Refuses new work, and resolves when the last batch is on disk. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.scheduled) await new Promise<void>((resolve) => setImmediate(resolve));
  }

  private enqueue(job: Job): void {
    if (this.closed) {
      job.reject(new MongoError('InterruptedAtShutdown', 'The database is stopping'));
      return;
    }
    this.jobs.push(job);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.runBatch());
  }

  private runBatch(): void {
    const batch = this.jobs;
    this.jobs = this.run(batch);
    this.scheduled = this.jobs.length > 0;
    if (this.scheduled) setImmediate(() => this.runBatch());
  }

  /** Runs jobs in one commit and returns those that did not fit in it. */
  private run(batch: Job[]): Job[] {
    const outcomes: Outcome[] = [];
    let done = 0;
    try {
      this.store.commit(() => {
        const writer = new LiveWriter(this.store, this.guard);
        const start = performance.now();
        while (done < batch.length && (done === 0 || performance.now() - start < BATCH_MILLIS)) {
          outcomes.push(this.runOne(batch[done] as Job, writer));
          done++;
        }
      });
    } catch (error) {
      this.onFailed();
      // The commit itself failed, so nothing of the batch was kept. Alone, the innocent ones may pass.
      const failed = batch.slice(0, Math.max(done, 1));
      if (failed.length === 1) failed[0]?.reject(error);
      else for (const job of failed) this.run([job]);
      return batch.slice(failed.length);
    }
    this.onCommitted();
    for (const outcome of outcomes) outcome();
    return batch.slice(done);
  }

  private runOne(job: Job, writer: LiveWriter): Outcome {
    try {
      const value = job.work(writer);
      writer.accept();
      return () => job.resolve(value);
    } catch (error) {
      writer.undo();
      if (error instanceof Blocked) return () => void error.until.then(() => this.enqueue(job));
      return () => job.reject(error);
    }
  }
}
