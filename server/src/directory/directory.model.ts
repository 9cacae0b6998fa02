import type { BodyKind, Office, ProfessionalDisplay, Role } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Image } from '../core/images/image.ts';

export interface CouncilRecord {
  /** There is one council: always `council`. */
  _id: string;
  commune: string;
  department: string;
  mayorTitle: string;
  logoId?: string | null;
  createdAt: Date;
}

/** Kept as long as minutes may bear it: one that was replaced still heads those of its time. */
export interface LogoRecord extends Image {
  _id: string;
}

export interface CharterRecord {
  /** Its version. */
  _id: number;
  title: string;
  text: string;
  /** Calendar day. */
  inForceFrom: string;
}

export interface SignatureRecord {
  /** `personId:version`. */
  _id: string;
  personId: string;
  version: number;
  signedAt: Date;
}

export interface OrganisationRecord {
  _id: string;
  name: string;
}

/** A professional of the council, not a person whom situations concern. */
export interface PersonRecord {
  _id: string;
  name: string;
  organisationId: string;
  jobTitle: string | null;
  email: string | null;
  offices: Office[];
}

export interface BodyRecord {
  _id: string;
  kind: BodyKind;
  name: string;
  foundation: { kind: 'decision'; number: string; on: string } | { kind: 'existingBefore'; number: null; on: string };
  /** By organisation alone until the coordinator chooses. */
  professionals?: ProfessionalDisplay;
}

export interface MembershipRecord {
  _id: string;
  bodyId: string;
  personId: string;
  role: Role;
  /** Calendar days, both included; `until` null while open. */
  from: string;
  until: string | null;
  mayoralOrder: string | null;
  meetingId: string | null;
}

const options = (collection: string) => ({ versionKey: false as const, collection });

export const directoryModels = (connection: Connection) => {
  const membership = new Schema<MembershipRecord>(
    {
      _id: String,
      bodyId: String,
      personId: { type: String, index: true },
      role: String,
      from: String,
      until: String,
      mayoralOrder: String,
      meetingId: String,
    },
    options('memberships'),
  );
  membership.index({ bodyId: 1, personId: 1 });
  const model = <R>(name: string, schema: Schema<R>): Model<R> => connection.model<R>(name, schema);
  return {
    councils: model(
      'Council',
      new Schema<CouncilRecord>(
        { _id: String, commune: String, department: String, mayorTitle: String, logoId: String, createdAt: Date },
        options('councils'),
      ),
    ),
    logos: model(
      'Logo',
      new Schema<LogoRecord>(
        { _id: String, type: { type: String }, width: Number, height: Number, bytes: Buffer },
        options('logos'),
      ),
    ),
    charters: model(
      'Charter',
      new Schema<CharterRecord>({ _id: Number, title: String, text: String, inForceFrom: String }, options('charters')),
    ),
    signatures: model(
      'CharterSignature',
      new Schema<SignatureRecord>(
        { _id: String, personId: String, version: { type: Number, index: true }, signedAt: Date },
        options('charterSignatures'),
      ),
    ),
    organisations: model(
      'Organisation',
      new Schema<OrganisationRecord>({ _id: String, name: { type: String, unique: true } }, options('organisations')),
    ),
    people: model(
      'Person',
      new Schema<PersonRecord>(
        { _id: String, name: String, organisationId: String, jobTitle: String, email: String, offices: [String] },
        options('people'),
      ),
    ),
    bodies: model(
      'Body',
      new Schema<BodyRecord>(
        {
          _id: String,
          kind: String,
          name: { type: String, unique: true },
          foundation: Schema.Types.Mixed,
          professionals: String,
        },
        options('bodies'),
      ),
    ),
    memberships: model('Membership', membership),
  };
};
