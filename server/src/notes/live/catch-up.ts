import type { DocumentRecord, DocumentsRepository } from '../documents.repository.ts';
import { snapshotPlace, type LogRepository, type LogRow } from '../log.repository.ts';
import { changesIn } from './loader.ts';
import type { OpenDocument } from './open-document.ts';

/** Merges into an open document what other processes wrote of it, and tells whoever has it open here. */
export class CatchUp {
  readonly #documents: DocumentsRepository;
  readonly #log: LogRepository;
  readonly #onRestarted: (record: DocumentRecord) => void;

  /** @param onRestarted told of a document that started again from nothing since it was opened */
  constructor(documents: DocumentsRepository, log: LogRepository, onRestarted: (record: DocumentRecord) => void) {
    this.#documents = documents;
    this.#log = log;
    this.#onRestarted = onRestarted;
  }

  /** Reads the log before the head, as a load does. @throws when something of it cannot be read */
  async run(document: OpenDocument): Promise<void> {
    const known = new Set(document.rows.map(({ id }) => id));
    const stored = new Set(await this.#log.rowIdsOf(document.id));
    const unknown = [...stored].filter((id) => !known.has(id));
    const rows = unknown.length > 0 ? await this.#log.rows(unknown) : [];
    const record = await this.#documents.find(document.id);
    if (!record) return;
    if (record.epoch !== document.epoch) return this.#onRestarted(record);
    document.projected = record.projected;
    document.meetEditor(record.schemaVersion);
    if (record.head !== null && record.head !== document.head) {
      const snapshot = await this.#log.snapshot(record.head);
      if (!snapshot) throw new Error('snapshot of the notes not found');
      merge(document, document.key.open(snapshotPlace(snapshot._id), snapshot.sealed));
      document.head = record.head;
    }
    for (const row of rows) this.take(document, row);
    // What another process folded is in the snapshot now: it no longer makes the log of this copy long.
    document.rows = document.rows.filter(({ id }) => !known.has(id) || stored.has(id));
  }

  /** Merges one row, unless the copy holds it (its own write may have been confirmed meanwhile) or is of another epoch. */
  take(document: OpenDocument, row: LogRow): void {
    if ((row.epoch ?? 1) !== document.epoch || document.rows.some(({ id }) => id === row._id)) return;
    changesIn(row, document.key).forEach((change) => merge(document, change));
    document.rows.push({ id: row._id, bytes: row.bytes });
  }
}

function merge(document: OpenDocument, change: Uint8Array): void {
  if (document.apply(change)) document.audience?.changed(change, null);
}
