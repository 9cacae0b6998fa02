import type { AuditService } from '../../audit/index.ts';
import type { Caller } from '../../core/caller.ts';
import type { OpenDocument } from './open-document.ts';

/** One entry of the audit says that someone wrote during a minute; keystrokes are not recorded. */
const WINDOW_MS = 60_000;
const RETRY_MS = 1_000;

/** Writes down who wrote in which document, once per author and minute. */
export class WritingWitness {
  readonly #audit: AuditService;
  readonly #onError: (error: unknown) => void;
  readonly #pending = new Map<string, Promise<void>>();

  constructor(audit: AuditService, onError: (error: unknown) => void) {
    this.#audit = audit;
    this.#onError = onError;
  }

  /** What must be on disk before this writing is acknowledged; null when it already is. */
  witnessed(document: OpenDocument, caller: Caller): Promise<void> | null {
    const { personId } = caller.actor;
    const key = `${document.id}:${personId}`;
    const now = performance.now();
    if (now < (document.witnessedUntil.get(personId) ?? 0)) return this.#pending.get(key) ?? null;
    document.witnessedUntil.set(personId, now + WINDOW_MS);
    const noted = this.#note(document, caller).finally(() => this.#pending.delete(key));
    this.#pending.set(key, noted);
    return noted;
  }

  /** Tries until it is written: what was typed stays unacknowledged as long as that takes. */
  async #note(document: OpenDocument, caller: Caller): Promise<void> {
    for (;;) {
      try {
        await this.#audit.note(caller, document.bodyId, { event: 'notes.written', subjectId: document.id });
        return;
      } catch (error) {
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }
}
