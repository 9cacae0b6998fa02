import { Type, type Static, type TSchema } from 'typebox';
import { closed, Id, nullable, oneOf } from './shapes.ts';

/** What may have changed somewhere; the client asks again over HTTP, which authorises. Carries no content. */
export const changeTopics = [
  'session',
  'directory',
  'meetings',
  'notes',
  'situations',
  'actions',
  'publications',
  'minutes',
] as const;
export const Changed = closed({ topic: oneOf(changeTopics), bodyId: nullable(Id), id: nullable(Id) });
export type Changed = Static<typeof Changed>;
export type ChangeTopic = (typeof changeTopics)[number];

/**
 * Said by a page as it connects: whose it is. It is refused as signed out when its browser's session is someone else's
 * by then, so that nothing typed leaves under another name.
 */
export interface PageOwner {
  personId: string;
}

/** Bytes in base64, in what travels as JSON. */
const Base64 = (maxLength: number) => Type.String({ maxLength, pattern: '^[A-Za-z0-9+/]*={0,2}$' });
const Handle = Type.Integer({ minimum: 1, maximum: 2 ** 32 - 1 });

export const JoinRequest = closed({
  documentId: Id,
  /** What the client already holds, as a Yjs state vector; empty for nothing. */
  stateVector: Base64(64 * 1024),
  /** The `clientID` of the client's document: presence under any other is refused. */
  clientId: Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 }),
  schemaVersion: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** The epoch of the copy the client holds; null on the first time. */
  epoch: nullable(Type.Integer({ minimum: 1 })),
});
export type JoinRequest = Static<typeof JoinRequest>;

/** `frozen`: the store does not answer; writing starts again when it does. */
export const notesModes = ['write', 'read', 'frozen'] as const;
export type NotesMode = (typeof notesModes)[number];

/**
 * Why a document is not opened. Unknown and forbidden are one: `NOT_FOUND`. `RESET`: the client's copy is of a document
 * that started again from nothing. `UNAVAILABLE`: ask again in a moment.
 */
export const refusalCodes = ['NOT_FOUND', 'TOO_MANY', 'RATE', 'RESET', 'UNAVAILABLE'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** The bytes travel as bytes: an answer of the server is not validated by its schema but built from this type. */
export type JoinAnswer =
  | {
      ok: true;
      /** Names the document in frames, on this connection, until left. */
      handle: number;
      mode: NotesMode;
      /** The editor is older than the document: it may read, and is to be reloaded. */
      outdated: boolean;
      /** What the client lacks. */
      diff: Uint8Array;
      /** What the server holds: the client sends back one diff against it. */
      stateVector: Uint8Array;
      /** Who else is there, as `encodePresence` writes it. */
      presence: Uint8Array;
      epoch: number;
      limits: { updateBytes: number; awarenessBytes: number; updatesPerSecond: number; awarenessPerSecond: number };
    }
  | { ok: false; code: RefusalCode };

const LeaveRequest = closed({ handle: Handle });

/** One thing a client may say on its socket: an object by its schema, or one binary frame. */
export type SocketEvent = { name: string; payload: TSchema } | { name: string; frame: true };

/** Everything a client may say: the server opens each of these, and closes the connection on anything else. */
export const socketEvents = {
  join: { name: 'notes:join', payload: JoinRequest },
  leave: { name: 'notes:leave', payload: LeaveRequest },
  /** Frame: `UpdateFrame`. */
  update: { name: 'u', frame: true },
  /** Frame: `AwarenessFrame`. */
  awareness: { name: 'a', frame: true },
} as const satisfies Record<string, SocketEvent>;

/** What the server says besides frames and answers. */
export interface ServerEvents {
  changed: Changed;
  /** What the client may do in a document from now on. */
  'notes:mode': { handle: number; mode: NotesMode; outdated: boolean };
  /** No access any more: the client drops its copy. */
  'notes:revoked': { handle: number };
  /** Join again. A higher epoch says that the copy is of a document that is no more. */
  'notes:reset': { handle: number; epoch: number };
}

/** Names of the socket events that carry no document. */
export const realtimeEvents = { changed: 'changed' } as const;
