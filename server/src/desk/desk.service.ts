import type { Desk } from '@huis-clos/contracts';
import type { ActionsService } from '../actions/index.ts';
import type { AuditService } from '../audit/index.ts';
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { BodiesService } from '../directory/index.ts';
import type { MeetingsService } from '../meetings/index.ts';

const MEETINGS_SHOWN = 6;
const MINUTES_SHOWN = 5;

export interface DeskParts {
  meetings: Pick<MeetingsService, 'upcoming' | 'heldSince'>;
  actions: Pick<ActionsService, 'own'>;
  /** Publications whose next step is this caller's to take. */
  publications: { waitingFor(caller: Caller): Promise<Desk['publications']> };
  /** The minutes this caller may read that changed last. */
  minutes: { news(caller: Caller, count: number): Promise<Desk['minutes']> };
  /** The breaches this caller must see notified. */
  breaches: { toNotify(caller: Caller): Promise<Desk['breaches']> };
  bodies: Pick<BodiesService, 'plenaries'>;
  audit: AuditService;
  clock: Clock;
}

/** What to do now, for whoever is signed in. */
export class DeskService {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async read(caller: Caller): Promise<Desk> {
    const [meetings, actions, publications, minutes, breaches, plenaryOverdue] = await Promise.all([
      this.#parts.meetings.upcoming(caller, MEETINGS_SHOWN),
      this.#parts.actions.own(caller),
      this.#parts.publications.waitingFor(caller),
      this.#parts.minutes.news(caller, MINUTES_SHOWN),
      this.#parts.breaches.toNotify(caller),
      this.#plenaryOverdue(caller),
    ]);
    if (meetings.length + actions.length > 0) await this.#parts.audit.note(caller, null, { event: 'desk.read' });
    return { meetings, actions, publications, minutes, breaches, plenaryOverdue };
  }

  /** A plenary meets at least once a year (code de la sécurité intérieure): told to whoever convokes or presides it. */
  async #plenaryOverdue({ actor }: Caller): Promise<boolean> {
    if (!actor.offices.includes('coordinator') && !actor.offices.includes('president')) return false;
    const plenaries = await this.#parts.bodies.plenaries();
    const yearAgo = this.#parts.clock.now();
    yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
    return plenaries.length > 0 && !(await this.#parts.meetings.heldSince(plenaries, yearAgo));
  }
}
