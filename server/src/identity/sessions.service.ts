import type { Actor, OwnSession } from '@huis-clos/contracts';
import type { Static } from 'typebox';
import type { Bus } from '../core/bus.ts';
import { callerOf, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { newId, newSecret } from '../core/ids.ts';
import type { IdentityRepository } from './identity.repository.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 10 * 60 * 60_000;
/** How often being active is written down. */
const TOUCH_MS = 60_000;

/** Draws what a person may do today; null when they left the directory. */
export type ActorOf = (personId: string) => Promise<Actor | null>;

export interface RequestContext {
  requestId: string;
  from: string;
  /** No one is at work behind the question: the idle time goes on. */
  passive?: boolean;
}

/** Server-side sessions: 30 minutes idle, 10 hours in all. */
export class SessionsService {
  readonly #repository: IdentityRepository;
  readonly #actorOf: ActorOf;
  readonly #bus: Bus;
  readonly #clock: Clock;

  constructor(repository: IdentityRepository, actorOf: ActorOf, bus: Bus, clock: Clock) {
    this.#repository = repository;
    this.#actorOf = actorOf;
    this.#bus = bus;
    this.#clock = clock;
  }

  /** Opens a session; gives the secret its cookie holds. */
  async open(personId: string, device: string): Promise<string> {
    const secret = newSecret();
    const startedAt = this.#clock.now();
    await this.#repository.insertSession(secret, {
      publicId: newId(),
      personId,
      startedAt,
      lastSeenAt: startedAt,
      expiresAt: new Date(startedAt.getTime() + ABSOLUTE_MS),
      device,
    });
    return secret;
  }

  /** The caller behind a cookie's secret, with the rights they have at this moment; null when there is none any more. */
  async callerFrom(secret: string | null, { passive = false, ...context }: RequestContext): Promise<Caller | null> {
    const session = secret && (await this.#repository.session(secret));
    if (!session) return null;
    const now = this.#clock.now();
    const idleFor = now.getTime() - session.lastSeenAt.getTime();
    if (now >= session.expiresAt || idleFor > IDLE_MS) return null;
    if (idleFor > TOUCH_MS && !passive) await this.#repository.touchSession(session.publicId, now);
    const account = await this.#repository.account(session.personId);
    if (!account || account.disabled) return null;
    const actor = await this.#actorOf(session.personId);
    return actor && callerOf(actor, { sessionId: session.publicId, ...context });
  }

  async list(caller: Caller): Promise<Static<typeof OwnSession>[]> {
    const sessions = await this.#repository.sessionsOf(caller.actor.personId);
    return sessions.map(({ publicId, startedAt, lastSeenAt, device }) => ({
      id: publicId,
      startedOn: dayOf(startedAt),
      lastSeenAt: lastSeenAt.toISOString(),
      current: publicId === caller.sessionId,
      device,
    }));
  }

  /** Ends one of a person's sessions, all, or all but one; open pages and sockets learn it before this resolves. */
  async end(personId: string, which?: { only?: string; keep?: string }): Promise<void> {
    const sessionIds = await this.#repository.endSessions(personId, which);
    await this.#bus.tell('sessionsEnded', { sessionIds });
  }
}
