import { Schema, type Connection } from 'mongoose';

/** A person's local account. */
export interface AccountRecord {
  /** The person's id: one account each. */
  _id: string;
  login: string;
  /** argon2id, with its parameters. */
  passphraseHash: string;
  disabled: boolean;
}

export interface SessionRecord {
  /** SHA-256 of the secret in the cookie. */
  _id: string;
  /** How the session is spoken of; opens nothing. */
  publicId: string;
  personId: string;
  startedAt: Date;
  lastSeenAt: Date;
  /** Absolute end; the database removes it then. */
  expiresAt: Date;
  /** « Firefox sur Windows »: for the person to recognise it. */
  device: string;
}

export type LinkPurpose = 'invitation' | 'reset' | 'firstRun';

export interface LinkRecord {
  /** SHA-256 of the token in the link. */
  _id: string;
  personId: string | null;
  purpose: LinkPurpose;
  expiresAt: Date;
}

const options = (collection: string) => ({ versionKey: false as const, collection });
const expiry = { type: Date, index: { expires: 0 } };

export const identityModels = (connection: Connection) => ({
  accounts: connection.model<AccountRecord>(
    'Account',
    new Schema<AccountRecord>(
      { _id: String, login: { type: String, unique: true }, passphraseHash: String, disabled: Boolean },
      options('accounts'),
    ),
  ),
  sessions: connection.model<SessionRecord>(
    'Session',
    new Schema<SessionRecord>(
      {
        _id: String,
        publicId: String,
        personId: { type: String, index: true },
        startedAt: Date,
        lastSeenAt: Date,
        expiresAt: expiry,
        device: String,
      },
      options('sessions'),
    ),
  ),
  links: connection.model<LinkRecord>(
    'OneTimeLink',
    new Schema<LinkRecord>(
      { _id: String, personId: String, purpose: String, expiresAt: expiry },
      options('oneTimeLinks'),
    ),
  ),
});
