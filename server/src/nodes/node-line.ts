import type { Server as HttpServer } from 'node:http';
import { deserialize, serialize } from 'node:v8';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import type { DataKey } from '../core/crypto/data-key.ts';
import type { OtherNodes } from '../core/other-nodes.ts';
import type { SessionHome } from './session-home.ts';
import type { Uplink } from './uplink.ts';

/** The one event that nodes send each other; what it is about is inside the seal. */
const EVENT = 'node';
const place = { collection: 'nodes', record: 'message', field: 'sealed' };

/** A node that has not answered for this long is no longer missed. */
const FORGET_MS = 60_000;

interface Canary {
  /** The sender has said something that those who hear this may not have heard. */
  missed: boolean;
}

type Handler = (message: unknown) => void | Promise<void>;
type Acknowledge = (name: string) => void;

export interface NodeLineOptions {
  name: string;
  /** The same on every node; what they say to each other is sealed with it. */
  key: DataKey;
  uplink: Uplink;
  /** Where long-polling sessions live among the processes of this host; null for a single one. */
  home: SessionHome | null;
  logger: Logger;
  /** How often the canary goes round. */
  canaryMs?: number;
}

/**
 * The line between the nodes of one council: Socket.IO's adapter carries it, sealed, as hints that may be lost. A canary
 * goes the whole way to the others and back, so that a line that carries nothing any more is noticed.
 */
export class NodeLine implements OtherNodes {
  readonly alone = false;
  readonly name: string;
  readonly uplink: Uplink;
  readonly #key: DataKey;
  readonly #home: SessionHome | null;
  readonly #logger: Logger;
  readonly #handlers = new Map<string, Handler>();
  /** When each other node last answered. */
  readonly #heardFrom = new Map<string, number>();
  readonly #canary: NodeJS.Timeout;
  #returnedAt = performance.now();
  #unconfirmed = 0;
  /** The others may have missed something said from here: the next canary tells them so. */
  #missed = false;
  readonly #rejoined: (() => void)[] = [];
  #io: Server | null = null;

  constructor({ name, key, uplink, home, logger, canaryMs = 5_000 }: NodeLineOptions) {
    this.name = name;
    this.uplink = uplink;
    this.#key = key;
    this.#home = home;
    this.#logger = logger;
    this.hear<Canary>('nodes.canary', ({ missed }) => {
      if (missed) this.#rejoined.forEach((listener) => listener());
    });
    uplink.onReopened(() => {
      this.#rejoined.forEach((listener) => listener());
      this.#missed = true;
      void this.#sendCanary();
    });
    this.#canary = setInterval(() => void this.#sendCanary(), canaryMs).unref();
  }

  /** Speaks through that socket server from now on. */
  attach(io: Server, httpServer: HttpServer): void {
    this.#io = io;
    io.on(EVENT, (sealed: Uint8Array, acknowledge?: Acknowledge) => void this.#receive(sealed, acknowledge));
    this.#home?.attach(io, httpServer);
    void this.#sendCanary();
  }

  tell(topic: string, message: unknown): void {
    this.#io?.serverSideEmit(EVENT, this.#seal(topic, message));
  }

  async ask(topic: string, message: unknown): Promise<void> {
    const silent = await this.#emit(topic, message);
    if (silent === null) return;
    this.#unconfirmed += 1;
    this.#missed = true;
    this.#logger.error({ nodes: silent }, 'announcement not confirmed by other nodes');
  }

  hear<M>(topic: string, handler: (message: M) => void | Promise<void>): void {
    this.#handlers.set(topic, handler as Handler);
  }

  onRejoined(listener: () => void): void {
    this.#rejoined.push(listener);
  }

  /** Seconds since the canary last came back from another node, and announcements that some node did not confirm. */
  figures(): { canaryAge: number; otherNodes: number; unconfirmed: number } {
    return {
      canaryAge: (performance.now() - this.#returnedAt) / 1000,
      otherNodes: this.#heardFrom.size,
      unconfirmed: this.#unconfirmed,
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#canary);
    this.#home?.close();
    await this.#io?.of('/').adapter.close();
    await this.uplink.close();
  }

  /** @returns null when every other node dealt with it, else the names of those known that did not */
  async #emit(topic: string, message: unknown): Promise<string[] | null> {
    if (!this.#io || !this.uplink.open()) return [...this.#heardFrom.keys()];
    const sealed = this.#seal(topic, message);
    try {
      const names = (await this.#io.serverSideEmitWithAck(EVENT, sealed)) as string[];
      // A node that nobody knows of yet is not waited for, but must hear it all the same.
      if (names.length === 0) this.#io.serverSideEmit(EVENT, sealed);
      this.#answered(names);
      return null;
    } catch (error) {
      const names = (error as { responses?: string[] }).responses ?? [];
      this.#answered(names);
      return [...this.#heardFrom.keys()].filter((name) => !names.includes(name));
    }
  }

  async #sendCanary(): Promise<void> {
    const canary: Canary = { missed: this.#missed };
    this.#missed = false;
    if ((await this.#emit('nodes.canary', canary)) !== null) {
      this.#missed ||= canary.missed;
      return;
    }
    if (this.#heardFrom.size > 0) this.#returnedAt = performance.now();
  }

  #answered(names: string[]): void {
    const now = performance.now();
    for (const name of names) this.#heardFrom.set(name, now);
    for (const [name, at] of this.#heardFrom) if (now - at > FORGET_MS) this.#heardFrom.delete(name);
  }

  #seal(topic: string, message: unknown): Buffer {
    return this.#key.seal(place, serialize([topic, message]));
  }

  async #receive(sealed: Uint8Array, acknowledge: Acknowledge | undefined): Promise<void> {
    try {
      // Opened by the key that only nodes hold: it is what one of them serialized.
      const [topic, message] = deserialize(this.#key.open(place, sealed)) as [string, unknown];
      await this.#handlers.get(topic)?.(message);
      acknowledge?.(this.name);
    } catch (error) {
      this.#logger.error({ err: error }, 'message of another node not dealt with');
    }
  }
}
