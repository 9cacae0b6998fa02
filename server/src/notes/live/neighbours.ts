import type { OtherNodes } from '../../core/other-nodes.ts';
import type { LogRow } from '../log.repository.ts';
import type { CatchUp } from './catch-up.ts';
import type { OpenDocument } from './open-document.ts';
import type { OpenDocuments } from './open-documents.ts';

/** A row of the log that another node has just written, as it lies on disk: sealed with the body's key. */
interface WrittenRow {
  row: LogRow;
  schemaVersion: number;
}

/** How often every open document is compared with the log, whatever was announced. */
const COMPARE_MS = 30_000;

/**
 * Keeps the copies that several nodes hold of one document alike. Rows of the log are passed on as they were written;
 * one that was lost on the way is found in the log, which is compared when a document is opened, when the line to the
 * others is there again, when a change refers to one that is missing, and every thirty seconds.
 */
export class Neighbours {
  readonly #nodes: OtherNodes;
  readonly #documents: OpenDocuments;
  readonly #catchUp: CatchUp;
  readonly #onError: (error: unknown) => void;
  readonly #comparing = new Map<OpenDocument, Promise<void>>();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(nodes: OtherNodes, documents: OpenDocuments, catchUp: CatchUp, onError: (error: unknown) => void) {
    this.#nodes = nodes;
    this.#documents = documents;
    this.#catchUp = catchUp;
    this.#onError = onError;
    if (nodes.alone) return;
    nodes.hear<WrittenRow>('notes.row', (written) => this.#take(written));
    nodes.onRejoined(() => void this.#compareAll());
    this.#timer = setInterval(() => void this.#compareAll(), COMPARE_MS).unref();
  }

  /** Passes on what has just reached the disk. */
  written({ schemaVersion }: OpenDocument, row: LogRow): void {
    if (!this.#nodes.alone) this.#nodes.tell('notes.row', { row, schemaVersion } satisfies WrittenRow);
  }

  /** Brings a copy up to date with the log. @throws when something of it cannot be read */
  async compare(document: OpenDocument): Promise<void> {
    if (this.#nodes.alone) return;
    const running = this.#comparing.get(document);
    if (running) return running;
    const started = this.#catchUp.run(document).finally(() => this.#comparing.delete(document));
    this.#comparing.set(document, started);
    await started;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #take({ row, schemaVersion }: WrittenRow): Promise<void> {
    const document = await this.#documents.settled(row.documentId);
    if (!document) return;
    document.meetEditor(schemaVersion);
    this.#catchUp.take(document, row);
    if (document.incomplete) await this.compare(document);
  }

  /** One after the other: this is nobody's hurry, and the database is everyone's. */
  async #compareAll(): Promise<void> {
    for (const document of this.#documents.all()) await this.compare(document).catch(this.#onError);
  }
}
