import {
  decodeAwareness,
  decodeUpdate,
  NOTES_SCHEMA_VERSION,
  type JoinAnswer,
  type JoinRequest,
  type NackCode,
  type RefusalCode,
} from '@huis-clos/contracts';
import * as Y from 'yjs';
import type { AuditService } from '../audit/index.ts';
import { may } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import type { OtherNodes } from '../core/other-nodes.ts';
import { Malformed, type Connection } from '../realtime/index.ts';
import type { DocumentRecord, DocumentsRepository } from './documents.repository.ts';
import { Bucket, type NotesLimits } from './live/limits.ts';
import type { LogWriter } from './live/log-writer.ts';
import type { OpenDocument } from './live/open-document.ts';
import type { OpenDocuments } from './live/open-documents.ts';
import { Participant, refuse, type Access } from './live/participant.ts';
import { PresenceLine } from './live/presence-line.ts';
import { Room } from './live/room.ts';
import { isSound } from './live/soundness.ts';
import type { WritingWitness } from './live/writing-witness.ts';
import type { Projector } from './reading/projector.ts';

export interface RoomsParts {
  repository: DocumentsRepository;
  documents: OpenDocuments;
  writer: LogWriter;
  projector: Projector;
  witness: WritingWitness;
  audit: AuditService;
  clock: Clock;
  nodes: OtherNodes;
  limits: NotesLimits;
  onError: (error: unknown) => void;
}

/** What one connection has open, by handle, and how fast it may open more. */
interface Holder {
  participants: Map<number, Participant>;
  joins: Bucket;
}

/** Documents open in editors: who may, what they write, who sees it, when it is safe. */
export class NotesRooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<OpenDocument, Room>();
  readonly #holders = new WeakMap<Connection, Holder>();
  readonly #presenceLine: PresenceLine;

  constructor(parts: RoomsParts) {
    this.#parts = parts;
    this.#presenceLine = new PresenceLine(parts.nodes, (documentId) => {
      const document = parts.documents.get(documentId);
      return document && this.#rooms.get(document);
    });
  }

  /** Opens a document for a socket, or says why not. Unknown and forbidden documents are refused alike. */
  async join(connection: Connection, request: JoinRequest): Promise<JoinAnswer> {
    try {
      return await this.#join(connection, request);
    } catch (error) {
      if (error instanceof Malformed) throw error;
      if (error instanceof AppError && error.code === 'NOT_FOUND') return refused('NOT_FOUND');
      this.#parts.onError(error);
      return refused('UNAVAILABLE');
    }
  }

  /** Takes a change: refused, or applied, passed on, written, and then acknowledged. */
  update(connection: Connection, bytes: Uint8Array): void {
    const frame = decodeUpdate(bytes);
    if (!frame) throw new Malformed();
    const { handle, messageId, update } = frame;
    const participant = this.#holder(connection).participants.get(handle);
    // Sent before it learnt that it was let go, or without having been let in.
    if (!participant) return refuse(connection, { handle, messageId, code: 'REVOKED' });
    const code = this.#refusal(participant, update);
    if (code) return participant.refuse(messageId, code);
    if (!isSound(update)) throw new Malformed();
    this.#apply(participant, update, messageId);
  }

  awareness(connection: Connection, bytes: Uint8Array): void {
    if (bytes.length > this.#parts.limits.awarenessBytes) throw new Malformed();
    const frame = decodeAwareness(bytes);
    if (!frame) throw new Malformed();
    const participant = this.#holder(connection).participants.get(frame.handle);
    if (!participant?.writes || !participant.awareness.take()) return;
    const own = frame.entries.find(({ clientId }) => clientId === participant.clientId);
    if (own) this.#rooms.get(participant.document)?.show(participant, own.state?.['cursor']);
  }

  leave(connection: Connection, handle: number): void {
    const participant = this.#holder(connection).participants.get(handle);
    if (participant) this.#remove(participant);
  }

  leaveAll(connection: Connection): void {
    for (const participant of [...this.#holder(connection).participants.values()]) this.#remove(participant);
  }

  /** Brings a connection's rooms in line with what it may do now. */
  recheck(connection: Connection): void {
    for (const participant of [...this.#holder(connection).participants.values()]) {
      const access = accessTo(connection, participant.document);
      if (access === participant.access) continue;
      if (access === null) {
        connection.emit('notes:revoked', { handle: participant.document.handle });
        this.#remove(participant);
        continue;
      }
      participant.access = access;
      participant.tellMode();
      this.#rooms.get(participant.document)?.show(participant, null);
    }
  }

  /** Sends everyone away from the copy of a document whose content was destroyed; resolves when no write of it is under way. */
  async destroyed({ _id, epoch }: DocumentRecord): Promise<void> {
    const document = await this.#parts.documents.settled(_id);
    if (!document || document.epoch >= epoch) return;
    this.#evict(document, epoch);
    await this.#parts.writer.drained(document);
  }

  async #join(connection: Connection, request: JoinRequest): Promise<JoinAnswer> {
    const { repository, documents, audit, limits } = this.#parts;
    const holder = this.#holder(connection);
    if (!holder.joins.take()) return refused('RATE');
    const record = await repository.find(request.documentId);
    if (!record || accessTo(connection, record) === null) return refused('NOT_FOUND');
    if (request.epoch !== null && request.epoch !== record.epoch) return refused('RESET');
    if (request.schemaVersion > NOTES_SCHEMA_VERSION) return refused('UNAVAILABLE');
    await audit.note(connection.caller, record.bodyId, { event: 'notes.joined', subjectId: record._id });
    const document = await documents.acquire(record, connection.caller.actor);
    const participant = this.#admit(connection, document, request);
    if (!(participant instanceof Participant)) {
      documents.release(document);
      return participant;
    }
    try {
      return this.#answer(participant, request, limits);
    } catch (error) {
      this.#remove(participant);
      throw error;
    }
  }

  /** Everything is asked again here, for time passed since: from here to the answer nothing waits. */
  #admit(connection: Connection, document: OpenDocument, request: JoinRequest): Participant | JoinAnswer {
    const { limits } = this.#parts;
    const holder = this.#holder(connection);
    const access = accessTo(connection, document);
    if (access === null) return refused('NOT_FOUND');
    if (!connection.open) return refused('UNAVAILABLE');
    const former = holder.participants.get(document.handle);
    if (former) this.#remove(former);
    const room = this.#roomOf(document);
    const full =
      room.participants.size >= limits.socketsPerDocument || holder.participants.size >= limits.documentsPerSocket;
    if (full) return refused('TOO_MANY');
    const namesake = [...room.participants].find(({ clientId }) => clientId === request.clientId);
    // Only its own former connection, not yet known to be gone, gives up its place to a newcomer.
    if (namesake && namesake.connection.caller.sessionId !== connection.caller.sessionId) return refused('UNAVAILABLE');
    if (namesake) this.#remove(namesake);
    return new Participant(connection, document, request, access, limits);
  }

  #answer(participant: Participant, request: JoinRequest, limits: NotesLimits): JoinAnswer {
    const { document, connection } = participant;
    const diff = diffFor(document, request.stateVector);
    this.#holder(connection).participants.set(document.handle, participant);
    const presence = this.#roomOf(document).enter(participant);
    this.#parts.projector.review(document, connection.caller.actor);
    const { updateBytes, awarenessBytes, updatesPerSecond, awarenessPerSecond } = limits;
    return {
      ok: true,
      handle: document.handle,
      mode: participant.mode,
      outdated: participant.outdated,
      diff,
      stateVector: Y.encodeStateVector(document.doc),
      presence,
      epoch: document.epoch,
      limits: { updateBytes, awarenessBytes, updatesPerSecond, awarenessPerSecond },
    };
  }

  #refusal(participant: Participant, update: Uint8Array): NackCode | null {
    const { limits, writer } = this.#parts;
    const { document } = participant;
    if (participant.outdated) return 'SCHEMA';
    if (participant.access !== 'write') return 'READ_ONLY';
    if (document.frozen) return 'STORAGE';
    if (update.length > limits.updateBytes) return 'TOO_LARGE';
    if (!participant.updates.take() || writer.full(document)) return 'RATE';
    if (
      document.bytes + update.length > limits.documentBytes &&
      document.measure() + update.length > limits.documentBytes
    )
      return 'TOO_LARGE';
    return null;
  }

  #apply(participant: Participant, update: Uint8Array, messageId: number): void {
    const { writer, projector, witness } = this.#parts;
    const { document, connection } = participant;
    let changed: boolean;
    try {
      changed = document.apply(update);
    } catch {
      // Well formed but impossible: nobody's editor makes one. The copy it may have spoilt is replaced by the stored one.
      this.#evict(document, document.epoch);
      throw new Malformed();
    }
    if (changed) {
      document.audience?.changed(update, participant);
      this.#raiseSchema(participant);
      participant.gate = witness.witnessed(document, connection.caller);
      projector.changed(document, connection.caller.actor);
    }
    writer.append(document, changed ? update : null, participant, messageId);
  }

  /** The first writing of a newer editor leaves older ones reading: they would delete what they do not know. */
  #raiseSchema({ document, schemaVersion }: Participant): void {
    if (schemaVersion <= document.schemaVersion) return;
    document.schemaVersion = schemaVersion;
    this.#parts.repository.raiseSchemaVersion(document.id, schemaVersion).catch(this.#parts.onError);
    document.audience?.modeChanged();
  }

  #remove(participant: Participant): void {
    const { document, connection } = participant;
    if (!this.#holder(connection).participants.delete(document.handle)) return;
    participant.left = true;
    const room = this.#roomOf(document);
    room.leave(participant);
    if (room.participants.size === 0) {
      this.#rooms.delete(document);
      document.audience = null;
    }
    this.#parts.audit
      .note(connection.caller, document.bodyId, { event: 'notes.left', subjectId: document.id })
      .catch(this.#parts.onError);
    this.#parts.documents.release(document);
  }

  #evict(document: OpenDocument, epoch: number): void {
    const room = this.#rooms.get(document);
    room?.reset(epoch);
    for (const participant of [...(room?.participants ?? [])]) this.#remove(participant);
    this.#parts.projector.forget(document);
    this.#parts.documents.discard(document);
  }

  #roomOf(document: OpenDocument): Room {
    const room = this.#rooms.get(document) ?? new Room(document, this.#presenceLine);
    this.#rooms.set(document, room);
    return room;
  }

  #holder(connection: Connection): Holder {
    const holder = this.#holders.get(connection) ?? {
      participants: new Map<number, Participant>(),
      joins: new Bucket(this.#parts.limits.joinsPerSecond),
    };
    this.#holders.set(connection, holder);
    return holder;
  }
}

const refused = (code: RefusalCode): JoinAnswer => ({ ok: false, code });

/** What the connection's person may do in a document of that body at this moment. */
function accessTo({ caller }: Connection, { bodyId }: Pick<DocumentRecord, 'bodyId'>): Access | null {
  if (!may(caller, 'read', 'NotesDocument', { bodyId })) return null;
  return may(caller, 'update', 'NotesDocument', { bodyId }) ? 'write' : 'read';
}

/** What a client with that state vector (base64) lacks. @throws {Malformed} on anything else than a state vector */
function diffFor(document: OpenDocument, stateVector: string): Uint8Array {
  if (stateVector === '') return document.encode();
  const bytes = Buffer.from(stateVector, 'base64');
  try {
    Y.decodeStateVector(bytes);
  } catch {
    throw new Malformed();
  }
  return Y.encodeStateAsUpdate(document.doc, bytes);
}
