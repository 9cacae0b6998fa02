import type { ServerEvents } from '@huis-clos/contracts';
import type { Socket } from 'socket.io';
import type { Caller } from '../core/caller.ts';
import type { OutgoingFrame } from './outgoing-frame.ts';

/** Bytes waiting for a slow reader beyond which it gets no more presence, and beyond which it is let go. */
export interface BacklogLimits {
  dropBytes: number;
  closeBytes: number;
}

/** One open page of someone signed in. */
export class Connection {
  readonly id: string;
  readonly cookie: string | undefined;
  readonly requestId: string;
  readonly from: string;
  /** Who it is now: replaced whenever what they may do changes, so it is read anew at each use. */
  caller: Caller;
  /** Something was said since the session was last checked: being at work keeps a session alive, an open page does not. */
  active = false;
  readonly #socket: Socket;
  readonly #limits: BacklogLimits;
  #backlog = 0;

  constructor(socket: Socket, caller: Caller, limits: BacklogLimits) {
    this.id = socket.id;
    this.cookie = socket.handshake.headers.cookie;
    this.requestId = caller.requestId;
    this.from = caller.from;
    this.caller = caller;
    this.#socket = socket;
    this.#limits = limits;
  }

  get open(): boolean {
    return this.#socket.connected;
  }

  emit<E extends keyof ServerEvents>(event: E, payload: ServerEvents[E]): void {
    this.#socket.emit(event, payload);
  }

  /** Sends a frame; a reader too far behind misses the droppable ones, and is disconnected when much too far. */
  send(frame: OutgoingFrame, { droppable = false } = {}): void {
    const backlog = this.#measureBacklog();
    if (droppable && backlog > this.#limits.dropBytes) return;
    if (backlog > this.#limits.closeBytes) {
      this.cut();
      return;
    }
    this.#backlog += frame.bytes.length;
    // `wsPreEncodedFrame` is what Socket.IO's own adapter hands to its engine for broadcasts; the engine's types omit it.
    const options = { compress: false, wsPreEncodedFrame: frame.webSocketFrame } as { compress: boolean };
    this.#socket.conn.write(frame.bytes as Buffer, options);
  }

  /** Closes once what was said has left. Socket.IO's own goodbye is not said: after it clients do not come back. */
  close(): void {
    this.#socket.conn.close();
  }

  /** Closes now, whatever is still on its way. */
  cut(): void {
    this.#socket.conn.close(true);
  }

  /** Bytes handed over since everything was last known to be gone: neither engine nor network holds any back. */
  #measureBacklog(): number {
    const { conn } = this.#socket;
    const { socket } = conn.transport as { socket?: { bufferedAmount?: number } };
    // The engine keeps what its transport cannot take yet in a list its types hide.
    const waiting = (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
    if (waiting === 0) this.#backlog = socket?.bufferedAmount ?? 0;
    return this.#backlog;
  }
}
