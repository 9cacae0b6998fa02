import type { PublicationState } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

export interface PublicationRecord {
  _id: string;
  bodyId: string;
  meetingId: string;
  state: PublicationState;
  preparedById: string;
  /** Everyone who prepared, decided or rewrote: none of them may certify. */
  contributorIds: string[];
  certifiedById: string | null;
  /** SHA-256 of the minutes as they were certified: what is published is exactly that. They name nobody. */
  certifiedHash: string | null;
  targetBodyIds: string[];
  minutesId: string | null;
  /** Of the notes, the meeting and the registry that the draft was made from, under the key of the body. */
  sourceHash: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  /** The draft itself (draft.ts), under the key of its body. */
  sealedDraft: Buffer;
}

/** Strings that a group decided are never a person, under its key. */
export interface GroupMemoryRecord {
  /** The body. */
  _id: string;
  sealedStrings: Buffer;
}

/** How the last review of a meeting's minutes was decided: numbers alone, so in clear. */
export interface ReviewTally {
  /** The meeting. */
  _id: string;
  bodyId: string;
  publishedAt: Date;
  /** Every version published of it. */
  minutesIds: string[];
  /** Paragraphs that a reviewer wrote by hand. */
  rewritten: number;
  /** By layer of the anonymiser that was surest: what was replaced, and what was let stand. */
  layers: { layer: string; accepted: number; refused: number }[];
}

export const publicationModels = (
  connection: Connection,
): {
  publications: Model<PublicationRecord>;
  memories: Model<GroupMemoryRecord>;
  tallies: Model<ReviewTally>;
} => ({
  publications: connection.model<PublicationRecord>(
    'Publication',
    new Schema<PublicationRecord>(
      {
        _id: String,
        bodyId: { type: String, required: true, index: true },
        meetingId: { type: String, required: true, index: true },
        state: { type: String, required: true },
        preparedById: String,
        contributorIds: [String],
        certifiedById: String,
        certifiedHash: String,
        targetBodyIds: [String],
        minutesId: { type: String, index: true },
        sourceHash: String,
        createdAt: Date,
        updatedAt: Date,
        version: Number,
        sealedDraft: Buffer,
      },
      { versionKey: false, collection: 'publications' },
    ),
  ),
  tallies: connection.model<ReviewTally>(
    'ReviewTally',
    new Schema<ReviewTally>(
      {
        _id: String,
        bodyId: { type: String, required: true, index: true },
        publishedAt: Date,
        minutesIds: [String],
        rewritten: Number,
        layers: [{ _id: false, layer: String, accepted: Number, refused: Number }],
      },
      { versionKey: false, collection: 'reviewTallies' },
    ),
  ),
  memories: connection.model<GroupMemoryRecord>(
    'GroupMemory',
    new Schema<GroupMemoryRecord>(
      { _id: String, sealedStrings: Buffer },
      { versionKey: false, collection: 'groupMemories' },
    ),
  ),
});
