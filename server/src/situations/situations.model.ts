import type { SituationStatus } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

/** What the database sees of a situation: numbers, dates and opaque identifiers. All else is sealed with its own key. */
export interface SituationRecord {
  _id: string;
  bodyId: string;
  number: number;
  status: SituationStatus;
  /** Calendar days. */
  startedOn: string;
  endedOn: string | null;
  caseLeadId: string | null;
  lastFollowUpOn: string | null;
  createdAt: Date;
  version: number;
  /** Sealed `Identity`. */
  identity: Buffer;
  /** Sealed `Particulars`. */
  particulars: Buffer;
}

export interface FollowUpRecord {
  _id: string;
  situationId: string;
  bodyId: string;
  /** Calendar day. */
  on: string;
  authorId: string;
  meetingId: string | null;
  createdAt: Date;
  /** Sealed string. */
  text: Buffer;
}

export const SITUATIONS = 'situations';
export const FOLLOW_UPS = 'followUps';

export const situationModels = (
  connection: Connection,
): { situations: Model<SituationRecord>; followUps: Model<FollowUpRecord> } => {
  const situation = new Schema<SituationRecord>(
    {
      _id: String,
      bodyId: String,
      number: Number,
      status: String,
      startedOn: String,
      endedOn: String,
      caseLeadId: String,
      lastFollowUpOn: String,
      createdAt: Date,
      version: Number,
      identity: Buffer,
      particulars: Buffer,
    },
    { versionKey: false, collection: SITUATIONS },
  );
  situation.index({ bodyId: 1, number: 1 }, { unique: true });
  const followUp = new Schema<FollowUpRecord>(
    {
      _id: String,
      situationId: String,
      bodyId: String,
      on: String,
      authorId: String,
      meetingId: String,
      createdAt: Date,
      text: Buffer,
    },
    { versionKey: false, collection: FOLLOW_UPS },
  );
  followUp.index({ situationId: 1, on: 1 });
  return {
    situations: connection.model<SituationRecord>('Situation', situation),
    followUps: connection.model<FollowUpRecord>('FollowUp', followUp),
  };
};
