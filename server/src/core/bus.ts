import type { Changed } from '@huis-clos/contracts';
import { noOtherNodes, type OtherNodes } from './other-nodes.ts';

/** What features tell each other has happened. */
export interface BusEvents {
  /** A record may have changed: open pages ask again. `personIds` limits who is told, when the news is theirs alone. */
  changed: Changed & { personIds?: string[] };
  /** What these people may do has changed; `everyone` when a rule they all depend on did (a new charter). */
  accessChanged: { personIds: string[] | 'everyone' };
  /** These sessions are over. */
  sessionsEnded: { sessionIds: string[] };
  /** The content of this document was destroyed: no copy of it may stay in memory or in an open page. */
  documentDestroyed: { documentId: string };
}

type Handler<E extends keyof BusEvents> = (event: BusEvents[E]) => void | Promise<void>;

interface Announcement<E extends keyof BusEvents = keyof BusEvents> {
  name: E;
  event: BusEvents[E];
}

/**
 * Announcements, here and on every other node. `tell` resolves when every handler has, so that a revocation is over
 * when the answer leaves; of `changed`, which takes nothing away, other nodes are told without waiting.
 */
export class Bus {
  readonly #handlers = new Map<keyof BusEvents, Handler<never>[]>();
  readonly #nodes: OtherNodes;

  constructor(nodes: OtherNodes = noOtherNodes) {
    this.#nodes = nodes;
    nodes.hear<Announcement>('bus', (announcement) => this.#handle(announcement));
  }

  on<E extends keyof BusEvents>(name: E, handler: Handler<E>): void {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), handler as Handler<never>]);
  }

  async tell<E extends keyof BusEvents>(name: E, event: BusEvents[E]): Promise<void> {
    const announcement: Announcement<E> = { name, event };
    await Promise.all([this.#handle(announcement), this.#pass(announcement)]);
  }

  async #pass(announcement: Announcement): Promise<void> {
    if (announcement.name === 'changed') this.#nodes.tell('bus', announcement);
    else await this.#nodes.ask('bus', announcement);
  }

  async #handle<E extends keyof BusEvents>({ name, event }: Announcement<E>): Promise<void> {
    await Promise.all((this.#handlers.get(name) ?? []).map(async (handler) => (handler as Handler<E>)(event)));
  }
}
