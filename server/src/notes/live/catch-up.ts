import type { DocumentsRepository } from '../documents.repository.ts';
import { snapshotPlace, type LogRepository } from '../log.repository.ts';
import { changesIn } from './loader.ts';
import type { OpenDocument } from './open-document.ts';

/** Merges into an open document what other processes wrote of it, and tells whoever has it open here. */
export class CatchUp {
  readonly #documents: DocumentsRepository;
  readonly #log: LogRepository;

  constructor(documents: DocumentsRepository, log: LogRepository) {
    this.#documents = documents;
    this.#log = log;
  }

  /** Reads the log before the head, as a load does. @throws when something of it cannot be read */
  async run(document: OpenDocument): Promise<void> {
    const known = new Set(document.rows.map(({ id }) => id));
    const unknown = (await this.#log.rowIdsOf(document.id)).filter((id) => !known.has(id));
    const found = unknown.length > 0 ? await this.#log.rows(unknown) : [];
    const rows = found.filter(({ epoch = 1 }) => epoch === document.epoch);
    const record = await this.#documents.find(document.id);
    if (record?.epoch === document.epoch && record.head !== null && record.head !== document.head) {
      const snapshot = await this.#log.snapshot(record.head);
      if (!snapshot) throw new Error('snapshot of the notes not found');
      merge(document, document.key.open(snapshotPlace(snapshot._id), snapshot.sealed));
      document.head = record.head;
    }
    for (const row of rows) {
      changesIn(row, document.key).forEach((change) => merge(document, change));
      // Its own write may have been confirmed while this was reading.
      if (!document.rows.some(({ id }) => id === row._id)) document.rows.push({ id: row._id, bytes: row.bytes });
    }
  }
}

function merge(document: OpenDocument, change: Uint8Array): void {
  if (document.apply(change)) document.audience?.changed(change, null);
}
