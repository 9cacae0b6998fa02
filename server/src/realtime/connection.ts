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
    // The engine's types hide what it holds back, and the transport beneath it.
    const conn = this.#socket.conn as unknown as EngineParts;
    const { socket } = conn.transport;
    const engineHoldsNothing = conn.writeBuffer.length === 0;
    if (engineHoldsNothing) this.#backlog = socket?.bufferedAmount ?? 0;
    if (droppable && this.#backlog > this.#limits.dropBytes) return;
    if (this.#backlog > this.#limits.closeBytes) {
      this.cut();
      return;
    }
    this.#backlog += frame.bytes.length;
    // Past the engine, which spends as long on a frame as the network does; never past what the engine still holds back.
    if (socket && engineHoldsNothing) sendReady(socket, frame);
    else this.#socket.conn.write(frame.bytes as Buffer, { compress: false });
  }

  /** Closes once what was said has left. Socket.IO's own goodbye is not said: after it clients do not come back. */
  close(): void {
    this.#socket.conn.close();
  }

  /** Closes now, whatever is still on its way. */
  cut(): void {
    this.#socket.conn.close(true);
  }
}

interface EngineParts {
  /** Packets that the transport cannot take yet. */
  writeBuffer: unknown[];
  /** `socket` when it is a WebSocket. */
  transport: { socket?: WebSocketParts };
}
/** Of a socket of `ws`. Its sender takes frames made beforehand; Socket.IO's engine uses it for broadcasts too. */
interface WebSocketParts {
  readyState: number;
  bufferedAmount: number;
  _sender: { sendFrame(frame: Buffer[]): void };
}
const OPEN = 1;

function sendReady(socket: WebSocketParts, { webSocketFrame }: OutgoingFrame): void {
  if (socket.readyState === OPEN) socket._sender.sendFrame(webSocketFrame);
}
