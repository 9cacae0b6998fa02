import type { Actor } from '@huis-clos/contracts';
import { KeyedQueue } from '../../core/keyed-queue.ts';
import type { DocumentsRepository } from '../documents.repository.ts';
import type { OpenDocument } from '../live/open-document.ts';
import { readRecordedNodes, type RecordedNodes } from './recorded-nodes.ts';

/** Keeps the body's lists of decisions and actions as its notes say them. */
export interface NodesProjection {
  /**
   * Told everything one meeting's notes hold, each time that changes; an id no longer there was removed from the notes.
   * May be told the same again. `actor` is whoever wrote last: their key opens the body's records.
   */
  project(notes: { bodyId: string; meetingId: string; actor: Actor } & RecordedNodes): Promise<void>;
}

/** How long after a change the lists follow it, with all that came meanwhile. */
const DELAY_MS = 1_000;
/** The longest wait between two tries of lists that cannot be brought up to date; each waits twice as long as the one before. */
const LONGEST_MS = 5 * 60_000;

interface Due {
  actor: Actor;
  timer: NodeJS.Timeout;
}

/** Hands decisions and actions on a moment after they were written. */
export class Projector {
  readonly #documents: DocumentsRepository;
  readonly #projection: NodesProjection;
  readonly #beforeReading: (document: OpenDocument) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #due = new Map<OpenDocument, Due>();
  /** How often in a row the lists could not follow. */
  readonly #failures = new WeakMap<OpenDocument, number>();
  readonly #queue = new KeyedQueue();

  /** @param beforeReading brings a copy up to date with what other nodes wrote: what is not in it is taken out of the lists */
  constructor(
    documents: DocumentsRepository,
    projection: NodesProjection,
    beforeReading: (document: OpenDocument) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    this.#documents = documents;
    this.#projection = projection;
    this.#beforeReading = beforeReading;
    this.#onError = onError;
  }

  /** Takes note that a document changed, under whose hand. */
  changed(document: OpenDocument, actor: Actor): void {
    const due = this.#due.get(document);
    if (due) due.actor = actor;
    else {
      const failures = this.#failures.get(document) ?? 0;
      const wait = Math.min(DELAY_MS * 2 ** failures, LONGEST_MS);
      // The first failure of a row says it all.
      const onError = failures === 0 ? this.#onError : () => {};
      const timer = setTimeout(() => void this.flush(document).catch(onError), wait).unref();
      this.#due.set(document, { actor, timer });
    }
  }

  /** Looks whether the lists follow a document just opened: a server that stopped in between owes them the rest. */
  review(document: OpenDocument, actor: Actor): void {
    if (document.reviewed) return;
    document.reviewed = true;
    const nodes = readRecordedNodes(document.doc);
    const empty = nodes.decisions.length + nodes.actions.length === 0;
    if (digestOf(document, nodes) !== document.projected && !(empty && document.projected === null))
      this.changed(document, actor);
  }

  /** Gives up on a copy that is no longer the document. */
  forget(document: OpenDocument): void {
    clearTimeout(this.#due.get(document)?.timer);
    this.#due.delete(document);
  }

  /** Brings the lists up to date now. @throws what the lists' own feature threw */
  async flush(document: OpenDocument): Promise<void> {
    await this.#queue.run(document.id, () => this.#project(document));
  }

  async #project(document: OpenDocument): Promise<void> {
    const due = this.#due.get(document);
    if (!due) return;
    clearTimeout(due.timer);
    this.#due.delete(document);
    try {
      await this.#beforeReading(document);
      const nodes = readRecordedNodes(document.doc);
      const digest = digestOf(document, nodes);
      if (digest === document.projected) return;
      const { bodyId, meetingId } = document;
      await this.#projection.project({ bodyId, meetingId, actor: due.actor, ...nodes });
      await this.#documents.setProjected(document.id, document.epoch, digest);
      document.projected = digest;
      this.#failures.delete(document);
    } catch (error) {
      this.#failures.set(document, (this.#failures.get(document) ?? 0) + 1);
      this.changed(document, due.actor);
      throw error;
    }
  }
}

const digestOf = ({ id, key }: OpenDocument, nodes: RecordedNodes): string =>
  key.digest({ collection: 'notesDocuments', record: id, field: 'projected' }, nodes);
