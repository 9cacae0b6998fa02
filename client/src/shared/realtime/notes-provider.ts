import {
  decodeAck,
  decodeAwareness,
  decodeNack,
  decodePresence,
  decodeUpdates,
  encodeUpdate,
  type JoinAnswer,
  type JoinRequest,
  type NackCode,
  type NotesMode,
  type RefusalCode,
  type ServerEvents,
} from '@huis-clos/contracts';
import type { Socket } from 'socket.io-client';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { NotesPresence } from './notes-presence.ts';
import { Outbox } from './notes-outbox.ts';

/**
 * `saved`: nothing of this page waits for the server's disk. `pending`: something does. `offline`: no connection, and
 * what is typed stays in this page. `frozen`: the server cannot write for now, and neither can one here.
 * `outdated`: this editor is older than the document, which it may only read until it is reloaded.
 * `destroyed`: what this page shows was destroyed.
 */
export type NotesStatus =
  'connecting' | 'saved' | 'pending' | 'offline' | 'readOnly' | 'revoked' | 'destroyed' | 'frozen' | 'outdated';

export interface NotesProviderOptions {
  socket: Socket;
  documentId: string;
  doc: Y.Doc;
  awareness: Awareness;
  schemaVersion: number;
}

/** What the server said of this connection's place in the document; null while there is none. */
interface Seat {
  handle: number;
  mode: NotesMode;
  outdated: boolean;
}

/** How long until a refused or failed opening is tried again. */
const RETRY_MS = 1_000;

/**
 * The line between one document in this page and the server. Changes typed while there is no line are kept in the
 * document and leave as one change when there is one again; they count as pending until the server's disk has them.
 * Holds nothing outside memory.
 */
export class NotesProvider {
  readonly #socket: Socket;
  readonly #documentId: string;
  readonly #doc: Y.Doc;
  readonly #schemaVersion: number;
  readonly #outbox: Outbox;
  readonly #presence: NotesPresence;
  readonly #listeners = new Set<() => void>();
  #seat: Seat | null = null;
  /** Of the copy held; null until the document was opened once. */
  #epoch: number | null = null;
  #ended: 'revoked' | 'destroyed' | null = null;
  #joining = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #status: NotesStatus = 'connecting';
  #pending = 0;

  constructor({ socket, documentId, doc, awareness, schemaVersion }: NotesProviderOptions) {
    this.#socket = socket;
    this.#documentId = documentId;
    this.#doc = doc;
    this.#schemaVersion = schemaVersion;
    this.#outbox = new Outbox((messageId, update) => {
      if (this.#seat) socket.emit('u', encodeUpdate({ handle: this.#seat.handle, messageId, update }));
    });
    this.#presence = new NotesPresence(awareness, (bytes) => socket.emit('a', bytes));
    doc.on('update', this.#onLocalUpdate);
    for (const [event, listener] of this.#heard) socket.on(event, listener);
    if (socket.connected) this.#join();
  }

  get status(): NotesStatus {
    return this.#status;
  }

  /** How many changes of this page the server's disk does not have yet. */
  get pending(): number {
    return this.#pending;
  }

  /** Runs `listener` after each change of `status` or `pending`. @returns how to stop it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Leaves the document. The page's copy is its owner's to drop. */
  destroy(): void {
    this.#outbox.flush();
    if (this.#seat && this.#socket.connected) this.#socket.emit('notes:leave', { handle: this.#seat.handle });
    this.#unseat();
    clearTimeout(this.#retry);
    this.#joining += 1;
    this.#doc.off('update', this.#onLocalUpdate);
    for (const [event, listener] of this.#heard) this.#socket.off(event, listener);
    this.#presence.destroy();
    this.#outbox.destroy();
    this.#listeners.clear();
  }

  readonly #onLocalUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#ended) return;
    this.#outbox.add(update);
    this.#refresh();
  };

  readonly #onConnect = (): void => this.#join();

  readonly #onDisconnect = (): void => {
    this.#unseat();
    this.#refresh();
  };

  readonly #onUpdates = (bytes: Uint8Array): void => {
    const frame = decodeUpdates(bytes);
    if (!frame || frame.handle !== this.#seat?.handle) return;
    Y.transact(this.#doc, () => frame.updates.forEach((update) => Y.applyUpdate(this.#doc, update, this)), this);
  };

  readonly #onAwareness = (bytes: Uint8Array): void => {
    const frame = decodeAwareness(bytes);
    if (frame && frame.handle === this.#seat?.handle) this.#presence.hear(frame.entries);
  };

  readonly #onAck = (bytes: Uint8Array): void => {
    const frame = decodeAck(bytes);
    if (!frame || frame.handle !== this.#seat?.handle) return;
    this.#outbox.acknowledged(frame.messageId);
    this.#refresh();
  };

  readonly #onNack = (bytes: Uint8Array): void => {
    const frame = decodeNack(bytes);
    if (!frame || frame.handle !== this.#seat?.handle) return;
    this.#refused(frame.code);
    this.#refresh();
  };

  readonly #onMode = ({ handle, mode, outdated }: ServerEvents['notes:mode']): void => {
    if (!this.#seat || handle !== this.#seat.handle) return;
    const before = this.#seat.mode;
    this.#seat = { handle, mode, outdated };
    this.#presence.seat(handle, mode === 'write');
    if (mode !== 'write') this.#outbox.hold();
    // Whatever was refused or kept back meanwhile leaves as one difference.
    else if (before !== 'write') this.#join();
    this.#refresh();
  };

  readonly #onRevoked = ({ handle }: ServerEvents['notes:revoked']): void => {
    if (handle === this.#seat?.handle) this.#end('revoked');
  };

  readonly #onReset = ({ handle, epoch }: ServerEvents['notes:reset']): void => {
    if (handle !== this.#seat?.handle) return;
    this.#unseat();
    if (epoch === this.#epoch) this.#join();
    else this.#end('destroyed');
    this.#refresh();
  };

  readonly #heard = [
    ['connect', this.#onConnect],
    ['disconnect', this.#onDisconnect],
    ['u', this.#onUpdates],
    ['a', this.#onAwareness],
    ['k', this.#onAck],
    ['n', this.#onNack],
    ['notes:mode', this.#onMode],
    ['notes:revoked', this.#onRevoked],
    ['notes:reset', this.#onReset],
  ] as const;

  #join(): void {
    if (this.#ended || !this.#socket.connected) return;
    clearTimeout(this.#retry);
    const attempt = (this.#joining += 1);
    this.#outbox.hold();
    const request: JoinRequest = {
      documentId: this.#documentId,
      stateVector: this.#epoch === null ? '' : toBase64(Y.encodeStateVector(this.#doc)),
      clientId: this.#doc.clientID,
      schemaVersion: this.#schemaVersion,
      epoch: this.#epoch,
    };
    this.#socket.emit('notes:join', request, (answer: JoinAnswer) => {
      if (attempt !== this.#joining) return;
      if (answer.ok) this.#seated(answer);
      else this.#notSeated(answer.code);
      this.#refresh();
    });
  }

  #seated(answer: JoinAnswer & { ok: true }): void {
    const { handle, mode, outdated, epoch } = answer;
    const returning = this.#epoch !== null;
    this.#epoch = epoch;
    this.#seat = { handle, mode, outdated };
    Y.applyUpdate(this.#doc, new Uint8Array(answer.diff), this);
    this.#presence.seat(handle, mode === 'write');
    this.#presence.hear(decodePresence(new Uint8Array(answer.presence)) ?? []);
    if (mode !== 'write') return;
    // A returning page offers all it holds that the server does not: what others wrote too, should the server have lost it.
    const owed = returning || this.#outbox.pending > 0;
    this.#outbox.open(
      owed ? Y.encodeStateAsUpdate(this.#doc, new Uint8Array(answer.stateVector)) : null,
      answer.limits,
    );
  }

  #joinLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#join(), RETRY_MS * (1 + Math.random()));
  }

  #notSeated(code: RefusalCode): void {
    if (code === 'NOT_FOUND') return this.#end('revoked');
    if (code === 'RESET') return this.#end('destroyed');
    this.#joinLater();
  }

  #refused(code: NackCode): void {
    if (code === 'REVOKED') return this.#end('revoked');
    // What was refused stays in the document: nothing sent after it would be whole without it.
    this.#outbox.hold();
    if (!this.#seat) return;
    if (code === 'READ_ONLY' || code === 'SCHEMA')
      this.#seat = { ...this.#seat, mode: 'read', outdated: code === 'SCHEMA' };
    else if (code === 'RATE') this.#joinLater();
    else this.#seat = { ...this.#seat, mode: 'frozen' };
  }

  #end(reason: 'revoked' | 'destroyed'): void {
    this.#ended = reason;
    this.#unseat();
    this.#outbox.forget();
    this.#refresh();
  }

  #unseat(): void {
    this.#seat = null;
    this.#outbox.hold();
    this.#presence.unseat();
  }

  #refresh(): void {
    const [status, pending] = [this.#currentStatus(), this.#outbox.pending];
    if (status === this.#status && pending === this.#pending) return;
    this.#status = status;
    this.#pending = pending;
    this.#listeners.forEach((listener) => listener());
  }

  #currentStatus(): NotesStatus {
    if (this.#ended) return this.#ended;
    if (!this.#seat) return this.#epoch === null ? 'connecting' : 'offline';
    if (this.#seat.outdated) return 'outdated';
    if (this.#seat.mode !== 'write') return this.#seat.mode === 'frozen' ? 'frozen' : 'readOnly';
    return this.#outbox.pending > 0 ? 'pending' : 'saved';
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
