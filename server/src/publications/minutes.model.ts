import type { MinutesContent } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

/** Published minutes: nothing here leads back to the draft, to who made it, or to whom it speaks of. */
export interface MinutesRecord {
  _id: string;
  /** Per source body and year: « 2026-3 ». */
  number: string;
  bodyId: string;
  bodyName: string;
  targetBodyIds: string[];
  meetingOn: string;
  publishedAt: Date;
  state: 'published' | 'withdrawn';
  withdrawnBecause: 'leak' | 'mistake' | 'replaced' | null;
  /** Destroyed by a withdrawal. */
  content: MinutesContent | null;
}

export const minutesModel = (connection: Connection): Model<MinutesRecord> => {
  const minutes = new Schema<MinutesRecord>(
    {
      _id: String,
      number: { type: String, required: true },
      bodyId: { type: String, required: true },
      bodyName: String,
      targetBodyIds: { type: [String], index: true },
      meetingOn: String,
      publishedAt: Date,
      state: String,
      withdrawnBecause: String,
      content: Schema.Types.Mixed,
    },
    { versionKey: false, collection: 'publishedMinutes', minimize: false },
  );
  minutes.index({ bodyId: 1, number: 1 }, { unique: true });
  return connection.model<MinutesRecord>('PublishedMinutes', minutes);
};
