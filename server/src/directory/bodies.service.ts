import { isNominative, type Body, type BodyOf, type directoryRoutes, type Member } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, may, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import type { BodyRecord, MembershipRecord, DirectoryRepository } from './directory.repository.ts';
import type { PeopleService } from './people.service.ts';

type MembershipInput = BodyOf<typeof directoryRoutes.addMember>;

/** Whether a meeting is one of that body's. */
export type MeetingOfBody = (meetingId: string, bodyId: string) => Promise<boolean>;

/** The formations of the council, and who sits in them from when to when. */
export class BodiesService {
  readonly #repository: DirectoryRepository;
  readonly #people: PeopleService;
  readonly #meetingOfBody: MeetingOfBody;
  readonly #keyring: Keyring;
  readonly #audit: AuditService;
  readonly #bus: Bus;
  readonly #clock: Clock;

  constructor(
    repository: DirectoryRepository,
    people: PeopleService,
    meetingOfBody: MeetingOfBody,
    keyring: Keyring,
    audit: AuditService,
    bus: Bus,
    clock: Clock,
  ) {
    this.#repository = repository;
    this.#people = people;
    this.#meetingOfBody = meetingOfBody;
    this.#keyring = keyring;
    this.#audit = audit;
    this.#bus = bus;
    this.#clock = clock;
  }

  async list(caller: Caller): Promise<Body[]> {
    return (await this.#repository.bodies()).filter(({ _id }) => may(caller, 'read', 'Body', { id: _id })).map(view);
  }

  async read(caller: Caller, bodyId: string): Promise<Body> {
    assertMay(caller, 'read', 'Body', { id: bodyId });
    return view(await this.stored(bodyId));
  }

  /** The stored body, for other features' own checks. @throws {AppError} NOT_FOUND */
  async stored(bodyId: string): Promise<BodyRecord> {
    const body = await this.#repository.body(bodyId);
    if (!body) throw notFound();
    return body;
  }

  /** Bodies by id, for labels. */
  async named(bodyIds: string[]): Promise<Map<string, BodyRecord>> {
    return new Map((await this.#repository.bodies({ _id: { $in: bodyIds } })).map((body) => [body._id, body]));
  }

  async create(caller: Caller, input: Pick<Body, 'kind' | 'name' | 'foundation'>): Promise<Body> {
    assertMay(caller, 'create', 'Body', { id: '' });
    const id = newId();
    try {
      await this.#audit.witness(
        caller,
        null,
        async (session) => {
          await this.#repository.insertBody(
            { _id: id, kind: input.kind, name: input.name, foundation: input.foundation as BodyRecord['foundation'] },
            session,
          );
          await this.#keyring.create({ bodyId: id }, session);
        },
        { event: 'body.created', subjectId: id, bodyId: id },
      );
    } catch (error) {
      throw isDuplicateKey(error) ? new AppError('ALREADY_EXISTS', 'Une instance porte déjà ce nom.') : error;
    }
    await this.#changed(id);
    return view(await this.stored(id));
  }

  /** The minutes being prepared there are then to be taken again. */
  async update(caller: Caller, bodyId: string, patch: Pick<Partial<Body>, 'professionals'>): Promise<Body> {
    assertMay(caller, 'read', 'Body', { id: bodyId });
    await this.stored(bodyId);
    assertMay(caller, 'update', 'Body', { id: bodyId });
    await this.#audit.witness(caller, bodyId, (session) => this.#repository.updateBody(bodyId, patch, session), {
      event: 'body.updated',
      subjectId: bodyId,
    });
    await this.#changed(bodyId);
    await this.#bus.tell('changed', { topic: 'publications', bodyId, id: null });
    return view(await this.stored(bodyId));
  }

  async members(caller: Caller, bodyId: string): Promise<Member[]> {
    assertMay(caller, 'read', 'Membership', { bodyId, personId: '' });
    const body = await this.stored(bodyId);
    return this.#memberViews(body, await this.#repository.membershipsOf(bodyId));
  }

  /** Who sits in a body today, guests left out; for the other features' use after their own checks. */
  async sitting(bodyId: string): Promise<{ personId: string; role: MembershipRecord['role'] }[]> {
    return (await this.#repository.current({ bodyId }, this.#today())).filter(({ role }) => role !== 'guest');
  }

  /** Ids of the plenary formations. */
  async plenaries(): Promise<string[]> {
    return (await this.#repository.bodies({ kind: 'plenary' })).map(({ _id }) => _id);
  }

  /** Who is invited to that one meeting of the body, today. */
  async invited(bodyId: string, meetingId: string): Promise<string[]> {
    const current = await this.#repository.current({ bodyId }, this.#today());
    return current.flatMap((seat) => (seat.role === 'guest' && seat.meetingId === meetingId ? [seat.personId] : []));
  }

  async addMember(caller: Caller, bodyId: string, input: MembershipInput): Promise<Member> {
    assertMay(caller, 'create', 'Membership', { bodyId, personId: input.personId });
    const body = await this.stored(bodyId);
    if (!(await this.#people.labels([input.personId])).has(input.personId))
      throw new AppError('INVALID_INPUT', 'Cette personne n’est pas dans l’annuaire du conseil.');
    assertSound(body, input);
    if (input.meetingId && !(await this.#meetingOfBody(input.meetingId, bodyId)))
      throw new AppError('INVALID_INPUT', 'Cette séance n’est pas une séance de cette instance.');
    const membership = { _id: newId(), bodyId, ...input };
    await this.#audit.witness(
      caller,
      bodyId,
      async (session) => {
        await this.#assertNotSeated(bodyId, input, session);
        await this.#repository.insertMembership(membership, session);
      },
      { event: 'member.added', subjectId: input.personId },
    );
    await this.#membershipChanged(bodyId, input.personId);
    const [member] = await this.#memberViews(body, [membership]);
    return member as Member;
  }

  /** Ends a membership as of yesterday: the person loses access at once, in open sessions too. */
  async endMembership(caller: Caller, membershipId: string): Promise<void> {
    const membership = await this.#repository.membership(membershipId);
    if (!membership) throw notFound();
    const { bodyId, personId, until } = membership;
    assertMay(caller, 'update', 'Membership', { bodyId, personId });
    const yesterday = dayOf(new Date(this.#clock.now().getTime() - 24 * 60 * 60 * 1000));
    // Who sat until when is history: it is not written again.
    if (until !== null && until <= yesterday)
      throw new AppError('WRONG_STATE', 'Cette personne ne siège déjà plus ici.');
    await this.#audit.witness(
      caller,
      bodyId,
      (session) => this.#repository.endMembership(membershipId, yesterday, session),
      { event: 'member.ended', subjectId: personId },
    );
    await this.#membershipChanged(bodyId, personId);
  }

  async #assertNotSeated(bodyId: string, input: MembershipInput, session: ClientSession): Promise<void> {
    const already = (await this.#repository.membershipsOf(bodyId, session)).some(
      ({ personId, from, until, role }) =>
        personId === input.personId &&
        (role === 'guest') === (input.role === 'guest') &&
        overlaps({ from, until }, input),
    );
    if (already) throw new AppError('ALREADY_EXISTS', 'Cette personne siège déjà dans cette instance à ces dates.');
  }

  async #memberViews(body: BodyRecord, memberships: MembershipRecord[]): Promise<Member[]> {
    const today = this.#today();
    const charter = await this.#repository.charterInForce(today);
    const [professionals, signers] = await Promise.all([
      this.#people.professionals(memberships.map(({ personId }) => personId)),
      charter ? this.#repository.signers(charter._id) : new Set<string>(),
    ]);
    const byId = new Map(professionals.map((professional) => [professional.id, professional]));
    return memberships.flatMap(({ _id, personId, role, from, until }) => {
      const person = byId.get(personId);
      if (!person) return [];
      const current = from <= today && (until === null || until >= today);
      const reads = isNominative(body.kind) && current && role !== 'guest' && signers.has(personId);
      return [
        {
          membershipId: _id,
          personId,
          name: person.name,
          organisation: person.organisation,
          jobTitle: person.jobTitle,
          role,
          from,
          until,
          reads,
        },
      ];
    });
  }

  async #membershipChanged(bodyId: string, personId: string): Promise<void> {
    await this.#bus.tell('accessChanged', { personIds: [personId] });
    await this.#changed(bodyId);
  }

  #changed(bodyId: string): Promise<void> {
    return this.#bus.tell('changed', { topic: 'directory', bodyId, id: null });
  }

  #today(): string {
    return dayOf(this.#clock.now());
  }
}

const view = ({ _id, kind, name, foundation, professionals = 'organisation' }: BodyRecord): Body => ({
  id: _id,
  kind,
  name,
  nominative: isNominative(kind),
  foundation,
  professionals,
});

const FOREVER = '9999-12-31';
const overlaps = (a: { from: string; until: string | null }, b: { from: string; until: string | null }): boolean =>
  a.from <= (b.until ?? FOREVER) && b.from <= (a.until ?? FOREVER);

function assertSound(body: BodyRecord, { role, from, until, mayoralOrder, meetingId }: MembershipInput): void {
  if (until !== null && until < from) throw new AppError('INVALID_INPUT', 'La date de fin précède la date de début.');
  if (role === 'guest' && meetingId === null)
    throw new AppError('INVALID_INPUT', 'Choisissez la séance à laquelle cette personne est invitée.');
  if (role === 'guest' && until === null)
    throw new AppError('INVALID_INPUT', 'Indiquez jusqu’à quand cette personne est invitée.');
  if (role !== 'guest' && meetingId !== null)
    throw new AppError('INVALID_INPUT', 'Seul un invité ponctuel est rattaché à une séance.');
  if (body.kind === 'steering' && mayoralOrder === null)
    throw new AppError(
      'INVALID_INPUT',
      'La composition de la formation restreinte repose sur un arrêté du maire\u00a0: indiquez sa référence.',
    );
}
