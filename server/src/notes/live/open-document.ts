import * as Y from 'yjs';
import type { DataKey } from '../../core/crypto/data-key.ts';
import type { DocumentRecord } from '../documents.repository.ts';
import { nestsTooDeep } from './soundness.ts';

/** A row of the log that this process knows to be merged into its copy. */
interface KnownRow {
  id: string;
  bytes: number;
}

/** Who is told of what happens in a document. */
export interface Audience {
  /** A change was applied; `from` is whoever sent it, if it came from a socket. */
  changed(update: Uint8Array, from: object | null): void;
  /** Writing stopped, or can start again. */
  modeChanged(): void;
}

/** One document in memory: its content, its key, and what of the log it holds. */
export class OpenDocument {
  readonly id: string;
  readonly bodyId: string;
  readonly meetingId: string;
  readonly epoch: number;
  /** Names it in frames; the same for every socket, so that a broadcast is encoded once. */
  readonly handle: number;
  readonly key: DataKey;
  readonly doc: Y.Doc;
  audience: Audience | null = null;
  schemaVersion: number;
  /** Digest of the decisions and actions last handed on. */
  projected: string | null;
  /** Snapshot that the known rows continue. */
  head: string | null;
  /** The store refused its last write, which is being tried again: nothing new is accepted meanwhile. */
  frozen = false;
  /** The lists of decisions and actions were compared with it since it was loaded. */
  reviewed = false;
  /** How many sockets and readings keep it in memory. */
  uses = 0;
  /** Until when each author's writing is already in the audit. */
  readonly witnessedUntil = new Map<string, number>();
  rows: KnownRow[] = [];
  /** Size as encoded, roughly: the last full measure and every change since. */
  bytes: number;
  /** All of it as one change, until the next one; as long as memory is not needed for something else. */
  #encoded: WeakRef<Uint8Array> | null = null;
  /** Whether the transaction of the change being applied brought anything. */
  #moved = false;
  /** Whether it brought elements nested too deep. */
  #tooDeep = false;

  constructor(record: DocumentRecord, handle: number, key: DataKey, doc: Y.Doc, bytes: number) {
    this.id = record._id;
    this.bodyId = record.bodyId;
    this.meetingId = record.meetingId;
    this.epoch = record.epoch;
    this.schemaVersion = record.schemaVersion;
    this.projected = record.projected;
    this.head = record.head;
    this.handle = handle;
    this.key = key;
    this.doc = doc;
    this.bytes = bytes;
    doc.on('afterTransaction', (transaction) => {
      this.#moved ||= transaction.deleteSet.clients.size > 0 || movedForward(transaction);
      this.#tooDeep ||= nestsTooDeep(transaction);
      this.#encoded = null;
    });
  }

  /**
   * Applies a change. @returns whether it brought anything, changes that wait for others included
   * @throws when the bytes are well formed but cannot be integrated, or nest too deep; the content must then be loaded again
   */
  apply(update: Uint8Array): boolean {
    this.#moved = false;
    Y.applyUpdate(this.doc, update);
    if (this.#tooDeep) throw new Error('nested too deep');
    const changed = this.#moved || this.incomplete;
    if (changed) this.bytes += update.length;
    return changed;
  }

  /** All of it as one change: the same bytes for everyone who comes before the next one. */
  encode(): Uint8Array {
    const kept = this.#encoded?.deref();
    if (kept) return kept;
    const encoded = Y.encodeStateAsUpdate(this.doc);
    this.#encoded = new WeakRef(encoded);
    return encoded;
  }

  /** Whether it was given changes that continue others it does not have. */
  get incomplete(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  /** Takes note of the editor that wrote elsewhere: older ones here only read from now on. */
  meetEditor(schemaVersion: number): void {
    if (schemaVersion <= this.schemaVersion) return;
    this.schemaVersion = schemaVersion;
    this.audience?.modeChanged();
  }

  /** Measures the encoded size again. */
  measure(): number {
    this.bytes = this.encode().length;
    return this.bytes;
  }

  get logBytes(): number {
    return this.rows.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

function movedForward({ beforeState, afterState }: Y.Transaction): boolean {
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true;
  return false;
}
