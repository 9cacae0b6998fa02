import type { ClientSession, Connection, QueryFilter } from 'mongoose';
import {
  directoryModels,
  type BodyRecord,
  type CharterRecord,
  type CouncilRecord,
  type LogoRecord,
  type MembershipRecord,
  type OrganisationRecord,
  type PersonRecord,
} from './directory.model.ts';

export type { BodyRecord, MembershipRecord, PersonRecord };

const COUNCIL_ID = 'council';

export class DirectoryRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = directoryModels(connection);
  }

  council = (): Promise<CouncilRecord | null> => this.#models.councils.findById(COUNCIL_ID).lean();

  /** @throws the driver's duplicate key error (11000) when a council exists. */
  async insertCouncil(
    fields: Pick<CouncilRecord, 'commune' | 'department' | 'mayorTitle' | 'createdAt'>,
    session: ClientSession,
  ): Promise<void> {
    await this.#models.councils.create([{ _id: COUNCIL_ID, ...fields }], { session });
  }

  async updateCouncil(patch: Partial<CouncilRecord>, session: ClientSession): Promise<void> {
    await this.#models.councils.updateOne({ _id: COUNCIL_ID }, { $set: patch }, { session });
  }

  logo = (id: string): Promise<LogoRecord | null> => this.#models.logos.findById(id).lean();

  async insertLogo(logo: LogoRecord, session: ClientSession): Promise<void> {
    await this.#models.logos.create([logo], { session });
  }

  /** The latest charter whose day has come. */
  charterInForce = (today: string): Promise<CharterRecord | null> =>
    this.#models.charters
      .findOne({ inForceFrom: { $lte: today } })
      .sort({ _id: -1 })
      .lean();

  latestCharter = (session: ClientSession): Promise<CharterRecord | null> =>
    this.#models.charters.findOne().sort({ _id: -1 }).session(session).lean();

  async insertCharter(charter: CharterRecord, session: ClientSession): Promise<void> {
    await this.#models.charters.create([charter], { session });
  }

  async signedAt(personId: string, version: number): Promise<Date | null> {
    return (await this.#models.signatures.findById(`${personId}:${version}`).lean())?.signedAt ?? null;
  }

  async signers(version: number): Promise<Set<string>> {
    return new Set((await this.#models.signatures.find({ version }).lean()).map(({ personId }) => personId));
  }

  /** Signing twice keeps the first date. */
  async sign(personId: string, version: number, signedAt: Date, session: ClientSession): Promise<void> {
    await this.#models.signatures.updateOne(
      { _id: `${personId}:${version}` },
      { $setOnInsert: { personId, version, signedAt } },
      { upsert: true, session },
    );
  }

  organisations = (): Promise<OrganisationRecord[]> => this.#models.organisations.find().sort({ name: 1 }).lean();

  organisation = (id: string): Promise<OrganisationRecord | null> => this.#models.organisations.findById(id).lean();

  async insertOrganisation(organisation: OrganisationRecord, session: ClientSession): Promise<void> {
    await this.#models.organisations.create([organisation], { session });
  }

  people = (ids?: string[]): Promise<PersonRecord[]> =>
    this.#models.people
      .find(ids ? { _id: { $in: ids } } : {})
      .sort({ name: 1 })
      .lean();

  person = (id: string): Promise<PersonRecord | null> => this.#models.people.findById(id).lean();

  async insertPerson(person: PersonRecord, session: ClientSession): Promise<void> {
    await this.#models.people.create([person], { session });
  }

  async updatePerson(id: string, patch: Partial<PersonRecord>, session: ClientSession): Promise<void> {
    await this.#models.people.updateOne({ _id: id }, { $set: patch }, { session });
  }

  bodies = (filter: QueryFilter<BodyRecord> = {}): Promise<BodyRecord[]> =>
    this.#models.bodies.find(filter).sort({ name: 1 }).lean();

  body = (id: string): Promise<BodyRecord | null> => this.#models.bodies.findById(id).lean();

  async insertBody(body: BodyRecord, session: ClientSession): Promise<void> {
    await this.#models.bodies.create([body], { session });
  }

  async updateBody(id: string, patch: Pick<BodyRecord, 'professionals'>, session: ClientSession): Promise<void> {
    await this.#models.bodies.updateOne({ _id: id }, { $set: patch }, { session });
  }

  /** Memberships that hold on that day. */
  current = (filter: { personId: string } | { bodyId: string }, today: string): Promise<MembershipRecord[]> =>
    this.#models.memberships
      .find({ ...filter, from: { $lte: today }, $or: [{ until: null }, { until: { $gte: today } }] })
      .lean();

  /** Every membership of a body, past and to come. */
  membershipsOf = (bodyId: string, session: ClientSession | null = null): Promise<MembershipRecord[]> =>
    this.#models.memberships.find({ bodyId }).sort({ from: 1, _id: 1 }).session(session).lean();

  membership = (id: string): Promise<MembershipRecord | null> => this.#models.memberships.findById(id).lean();

  async insertMembership(membership: MembershipRecord, session: ClientSession): Promise<void> {
    await this.#models.memberships.create([membership], { session });
  }

  async endMembership(id: string, until: string, session: ClientSession): Promise<void> {
    await this.#models.memberships.updateOne({ _id: id }, { $set: { until } }, { session });
  }
}
