import type { Actor } from '@huis-clos/contracts';
import { dayOf, type Clock } from '../core/clock.ts';
import type { DirectoryRepository } from './directory.repository.ts';

/** Which situations the agenda of a meeting concerns: all that a guest may see. */
export type AgendaSituations = (meetingId: string) => Promise<string[]>;

/** Draws the actor of a person from what the directory holds today. */
export class Actors {
  readonly #repository: DirectoryRepository;
  readonly #agendaSituations: AgendaSituations;
  readonly #clock: Clock;

  constructor(repository: DirectoryRepository, agendaSituations: AgendaSituations, clock: Clock) {
    this.#repository = repository;
    this.#agendaSituations = agendaSituations;
    this.#clock = clock;
  }

  /** Null when the person is not in the directory. */
  async actorOf(personId: string): Promise<Actor | null> {
    const today = dayOf(this.#clock.now());
    const [person, memberships, charter] = await Promise.all([
      this.#repository.person(personId),
      this.#repository.current({ personId }, today),
      this.#repository.charterInForce(today),
    ]);
    if (!person) return null;
    const [organisation, bodies, signedAt] = await Promise.all([
      this.#repository.organisation(person.organisationId),
      this.#repository.bodies({ _id: { $in: memberships.map(({ bodyId }) => bodyId) } }),
      charter ? this.#repository.signedAt(personId, charter._id) : null,
    ]);
    const seats = memberships.map(async ({ bodyId, role, meetingId }) => {
      const body = bodies.find(({ _id }) => _id === bodyId);
      if (!body) return [];
      const situationIds = role === 'guest' && meetingId ? await this.#agendaSituations(meetingId) : [];
      return [{ bodyId, bodyKind: body.kind, bodyName: body.name, role, meetingId, situationIds }];
    });
    return {
      personId,
      name: person.name,
      organisation: organisation?.name ?? '',
      offices: person.offices,
      memberships: (await Promise.all(seats)).flat(),
      charterSigned: signedAt !== null,
    };
  }
}
