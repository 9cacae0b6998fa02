import { splitBytes } from '@huis-clos/contracts';
import * as Y from 'yjs';
import type { DataKey } from '../../core/crypto/data-key.ts';
import type { DocumentRecord, DocumentsRepository } from '../documents.repository.ts';
import { logPlace, snapshotPlace, type LogRepository, type LogRow } from '../log.repository.ts';
import { OpenDocument } from './open-document.ts';

/** How many compactions may move the head under one load before it is given up. */
const ATTEMPTS = 5;

/** The changes in one row. @throws when it was altered, moved, or is of another format */
export function changesIn(row: LogRow, key: DataKey): Uint8Array[] {
  const changes = splitBytes(key.open(logPlace(row._id), row.sealed));
  if (!changes) throw new Error('unreadable row of the notes log');
  return changes;
}

/** Brings documents from the store into memory. */
export class Loader {
  readonly #documents: DocumentsRepository;
  readonly #log: LogRepository;
  #handles = 0;

  constructor(documents: DocumentsRepository, log: LogRepository) {
    this.#documents = documents;
    this.#log = log;
  }

  /**
   * Reads a document whole: snapshot, then log. The log is read before the head, so that what a compaction moves from
   * one to the other meanwhile is seen at least once.
   * @throws when any part of it cannot be read: never a blank document instead
   */
  async load(documentId: string, key: DataKey): Promise<OpenDocument> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const rows = await this.#log.rowsOf(documentId);
      const record = await this.#documents.find(documentId);
      if (!record) throw new Error('document of notes not found');
      const snapshot = record.head === null ? null : await this.#log.snapshot(record.head);
      if (record.head !== null && !snapshot) continue;
      const state = snapshot && key.open(snapshotPlace(snapshot._id), snapshot.sealed);
      return this.#replay(
        record,
        key,
        state,
        rows.filter(({ epoch = 1 }) => epoch === record.epoch),
      );
    }
    throw new Error('snapshot of the notes not found');
  }

  #replay(record: DocumentRecord, key: DataKey, state: Uint8Array | null, rows: LogRow[]): OpenDocument {
    const changes = [...(state ? [state] : []), ...rows.flatMap((row) => changesIn(row, key))];
    const doc = new Y.Doc();
    // Replaying in one transaction: merging the changes first took forty times as long.
    doc.transact(() => changes.forEach((change) => Y.applyUpdate(doc, change)));
    const bytes = changes.reduce((sum, { length }) => sum + length, 0);
    const document = new OpenDocument(record, (this.#handles += 1), key, doc, bytes);
    document.rows = rows.map((row) => ({ id: row._id, bytes: row.bytes }));
    return document;
  }
}
