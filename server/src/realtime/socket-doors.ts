import { socketEvents, type SocketEvent } from '@huis-clos/contracts';
import type { Socket } from 'socket.io';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Connection } from './connection.ts';

/** What came in is not what the contract describes: the connection that sent it is closed. */
export class Malformed extends Error {
  override name = 'Malformed';
}

/** Who may say it. Every socket is of someone signed in; what they may do is the feature's to decide on its own records. */
export type SocketAccess = 'signedIn';

type Heard<E extends SocketEvent> = E extends { payload: infer S extends TSchema } ? Static<S> : Uint8Array;
/** Gives what the client is answered, when it asked for an answer. */
type Handler<E extends SocketEvent> = (connection: Connection, heard: Heard<E>) => unknown;

export interface SocketDoors {
  /** Opens one event of the contract: heard only in the shape it describes. */
  open<E extends SocketEvent>(event: E, access: SocketAccess, handler: Handler<E>): void;
  /** Runs when what a connected person may do may have changed, before whoever changed it is answered. */
  onAccessChanged(listener: (connection: Connection) => void): void;
  onClosed(listener: (connection: Connection) => void): void;
}

interface Door {
  access: SocketAccess;
  hear(connection: Connection, heard: unknown[]): void;
}

/** Every event that clients may say, opened once each. */
export class DoorKeeper implements SocketDoors {
  readonly #doors = new Map<string, Door>();
  readonly #accessListeners: ((connection: Connection) => void)[] = [];
  readonly #closedListeners: ((connection: Connection) => void)[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  open<E extends SocketEvent>(event: E, access: SocketAccess, handler: Handler<E>): void {
    if (this.#doors.has(event.name)) throw new Error(`socket event ${event.name} is opened twice`);
    const hear =
      'frame' in event
        ? frameReader(handler as FrameHandler)
        : payloadReader(event.payload, handler as PayloadHandler, this.#onError);
    this.#doors.set(event.name, { access, hear });
  }

  onAccessChanged(listener: (connection: Connection) => void): void {
    this.#accessListeners.push(listener);
  }

  onClosed(listener: (connection: Connection) => void): void {
    this.#closedListeners.push(listener);
  }

  /** @throws when the contract has an event that nothing opened, or the other way round. */
  assertComplete(): void {
    const declared = new Set<string>(Object.values(socketEvents).map(({ name }) => name));
    const missing = [...declared].filter((name) => !this.#doors.has(name));
    const unknown = [...this.#doors.keys()].filter((name) => !declared.has(name));
    if (missing.length + unknown.length > 0)
      throw new Error(
        `socket events without a door: ${missing.join(', ')}; outside the contract: ${unknown.join(', ')}`,
      );
  }

  /** Listens to one socket, through one listener: an idle page keeps what each costs. Anything undeclared or misshapen closes it. */
  attend(socket: Socket, connection: Connection): void {
    socket.onAny((name: unknown, ...heard: unknown[]) => this.#hear(connection, name, heard));
    socket.on('error', () => connection.cut());
    socket.on('disconnect', () => this.closed(connection));
  }

  /** Ends what a connection had a part in; once or more. */
  closed(connection: Connection): void {
    this.#closedListeners.forEach((listener) => listener(connection));
  }

  accessChanged(connection: Connection): void {
    this.#accessListeners.forEach((listener) => listener(connection));
  }

  #hear(connection: Connection, name: unknown, heard: unknown[]): void {
    const door = typeof name === 'string' ? this.#doors.get(name) : undefined;
    if (!door) return connection.cut();
    connection.active = true;
    try {
      door.hear(connection, heard);
    } catch (error) {
      if (!(error instanceof Malformed)) this.#onError(error);
      connection.cut();
    }
  }
}

type FrameHandler = (connection: Connection, bytes: Uint8Array) => void;
type PayloadHandler = (connection: Connection, payload: unknown) => unknown;

const frameReader =
  (handler: FrameHandler) =>
  (connection: Connection, heard: unknown[]): void => {
    const [bytes] = heard;
    if (heard.length !== 1 || !(bytes instanceof Uint8Array)) throw new Malformed();
    handler(connection, bytes);
  };

function payloadReader(schema: TSchema, handler: PayloadHandler, onError: (error: unknown) => void) {
  const validator = Compile(schema);
  return (connection: Connection, heard: unknown[]): void => {
    const [payload, answer] = heard;
    const asked = typeof answer === 'function';
    if (heard.length !== (asked ? 2 : 1) || !validator.Check(payload)) throw new Malformed();
    void Promise.resolve(handler(connection, payload))
      .then((result) => asked && (answer as (result: unknown) => void)(result))
      .catch((error: unknown) => {
        if (!(error instanceof Malformed)) onError(error);
        connection.cut();
      });
  };
}
