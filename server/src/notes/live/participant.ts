import { encodeAck, encodeNack, type NackCode, type NackFrame, type NotesMode } from '@huis-clos/contracts';
import { outgoingFrame, type Connection } from '../../realtime/index.ts';
import { Bucket, type NotesLimits } from './limits.ts';
import type { OpenDocument } from './open-document.ts';

/** What someone may do in a document. */
export type Access = 'write' | 'read';

/** One socket in one document: what it may do there, read at each of its messages. */
export class Participant {
  readonly connection: Connection;
  readonly document: OpenDocument;
  readonly clientId: number;
  readonly schemaVersion: number;
  readonly updates: Bucket;
  readonly awareness: Bucket;
  access: Access;
  /** What must be written, besides its changes, before they are acknowledged: the audit of its writing. */
  gate: Promise<void> | null = null;
  /** It has left: nothing is said to it any more. */
  left = false;

  constructor(
    connection: Connection,
    document: OpenDocument,
    request: { clientId: number; schemaVersion: number },
    access: Access,
    limits: NotesLimits,
  ) {
    this.connection = connection;
    this.document = document;
    this.clientId = request.clientId;
    this.schemaVersion = request.schemaVersion;
    this.access = access;
    this.updates = new Bucket(limits.updatesPerSecond);
    this.awareness = new Bucket(limits.awarenessPerSecond);
  }

  /** Its editor does not know all that the document may hold, and would delete what it does not know. */
  get outdated(): boolean {
    return this.schemaVersion < this.document.schemaVersion;
  }

  get writes(): boolean {
    return this.access === 'write' && !this.outdated;
  }

  get mode(): NotesMode {
    if (!this.writes) return 'read';
    return this.document.frozen ? 'frozen' : 'write';
  }

  tellMode(): void {
    const { handle } = this.document;
    this.connection.emit('notes:mode', { handle, mode: this.mode, outdated: this.outdated });
  }

  /** Everything up to this message is on disk: said once what must be written beside it is too. */
  acknowledge(messageId: number): void {
    const send = () => this.connection.send(outgoingFrame('k', encodeAck({ handle: this.document.handle, messageId })));
    if (this.gate) void this.gate.then(send);
    else send();
  }

  refuse(messageId: number, code: NackCode): void {
    refuse(this.connection, { handle: this.document.handle, messageId, code });
  }
}

/** Says that a message was not applied, and why. */
export function refuse(connection: Connection, nack: NackFrame): void {
  connection.send(outgoingFrame('n', encodeNack(nack)));
}
