import { createHash } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import {
  identityModels,
  type AccountRecord,
  type LinkPurpose,
  type LinkRecord,
  type SessionRecord,
} from './identity.model.ts';

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Accounts, sessions and one-time links. Secrets come in clear and are stored hashed. */
export class IdentityRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = identityModels(connection);
  }

  account = (personId: string): Promise<AccountRecord | null> => this.#models.accounts.findById(personId).lean();

  accountByLogin = (login: string): Promise<AccountRecord | null> => this.#models.accounts.findOne({ login }).lean();

  accounts = (personIds: string[]): Promise<AccountRecord[]> =>
    this.#models.accounts.find({ _id: { $in: personIds } }).lean();

  /** Opens the account, or replaces its login and passphrase. @throws the driver's duplicate key error when the login is taken. */
  async saveAccount({ _id, ...fields }: AccountRecord, session: ClientSession): Promise<void> {
    await this.#models.accounts.updateOne({ _id }, { $set: fields }, { upsert: true, session });
  }

  async setDisabled(personId: string, disabled: boolean, session: ClientSession): Promise<void> {
    await this.#models.accounts.updateOne({ _id: personId }, { $set: { disabled } }, { session });
  }

  /** Every link of the person stops working. */
  async dropLinks(personId: string, session: ClientSession): Promise<void> {
    await this.#models.links.deleteMany({ personId }, { session });
  }

  async insertSession(secret: string, record: Omit<SessionRecord, '_id'>, session?: ClientSession): Promise<void> {
    await this.#models.sessions.create([{ _id: hashed(secret), ...record }], { ...(session && { session }) });
  }

  session = (secret: string): Promise<SessionRecord | null> => this.#models.sessions.findById(hashed(secret)).lean();

  sessionsOf = (personId: string): Promise<SessionRecord[]> =>
    this.#models.sessions.find({ personId }).sort({ lastSeenAt: -1 }).lean();

  async touchSession(publicId: string, lastSeenAt: Date): Promise<void> {
    await this.#models.sessions.updateOne({ publicId }, { $set: { lastSeenAt } });
  }

  /** Ends sessions of a person; says which. `only` limits it to one, `keep` spares one. */
  async endSessions(personId: string, which: { only?: string; keep?: string } = {}): Promise<string[]> {
    const sessions = (await this.sessionsOf(personId)).filter(({ publicId }) =>
      which.only ? publicId === which.only : publicId !== which.keep,
    );
    await this.#models.sessions.deleteMany({ _id: { $in: sessions.map(({ _id }) => _id) } });
    return sessions.map(({ publicId }) => publicId);
  }

  /** A new link for this purpose and person; earlier ones stop working. */
  async replaceLink(token: string, link: Omit<LinkRecord, '_id'>, session?: ClientSession): Promise<void> {
    await this.#models.links.deleteMany(
      { personId: link.personId, purpose: link.purpose },
      { ...(session && { session }) },
    );
    await this.#models.links.create([{ _id: hashed(token), ...link }], { ...(session && { session }) });
  }

  link = (token: string): Promise<LinkRecord | null> => this.#models.links.findById(hashed(token)).lean();

  /** Takes the link out of use, in the transaction of what it opens; null when its time is up or somebody already did. */
  takeLink = (token: string, purpose: LinkPurpose[], now: Date, session: ClientSession): Promise<LinkRecord | null> =>
    this.#models.links
      .findOneAndDelete({ _id: hashed(token), purpose: { $in: purpose }, expiresAt: { $gt: now } }, { session })
      .lean();

  async pendingLinks(personIds: string[], now: Date): Promise<Set<string>> {
    const links = await this.#models.links.find({ personId: { $in: personIds }, expiresAt: { $gt: now } }).lean();
    return new Set(links.flatMap(({ personId }) => personId ?? []));
  }
}
