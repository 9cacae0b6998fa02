import type { WithdrawalReason } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

/** One version of published minutes: nothing here leads back to the draft, to who made it, or to whom it speaks of. */
export interface MinutesRecord {
  _id: string;
  /** Per source body and year: « 2026-3 ». */
  number: string;
  /** Which version of that number, from 1. */
  edition: number;
  bodyId: string;
  bodyName: string;
  targetBodyIds: string[];
  meetingOn: string;
  publishedAt: Date;
  state: 'published' | 'withdrawn';
  withdrawnAt: Date | null;
  withdrawnBecause: WithdrawalReason | null;
  /** The text, under a key of its own; a withdrawal destroys both. */
  sealedContent: Buffer | null;
}

/** A string that published minutes let out, under a key that only the group holds. */
export interface MissedRecord {
  _id: string;
  bodyId: string;
  minutesId: string;
  sealedText: Buffer;
}

/** What somebody saw of minutes last: the text, or that it was withdrawn. */
export interface OpenedRecord {
  /** `personId:minutesId`. */
  _id: string;
  state: MinutesRecord['state'];
}

export function minutesModels(connection: Connection): {
  minutes: Model<MinutesRecord>;
  missed: Model<MissedRecord>;
  opened: Model<OpenedRecord>;
} {
  const minutes = new Schema<MinutesRecord>(
    {
      _id: String,
      number: { type: String, required: true },
      edition: { type: Number, required: true },
      bodyId: { type: String, required: true },
      bodyName: String,
      targetBodyIds: { type: [String], index: true },
      meetingOn: String,
      publishedAt: Date,
      state: String,
      withdrawnAt: Date,
      withdrawnBecause: String,
      sealedContent: Buffer,
    },
    { versionKey: false, collection: 'publishedMinutes' },
  );
  minutes.index({ bodyId: 1, number: 1, edition: 1 }, { unique: true });
  return {
    minutes: connection.model<MinutesRecord>('PublishedMinutes', minutes),
    missed: connection.model<MissedRecord>(
      'MissedString',
      new Schema<MissedRecord>(
        {
          _id: String,
          bodyId: { type: String, required: true, index: true },
          minutesId: { type: String, required: true },
          sealedText: Buffer,
        },
        { versionKey: false, collection: 'missedStrings' },
      ),
    ),
    opened: connection.model<OpenedRecord>(
      'OpenedMinutes',
      new Schema<OpenedRecord>({ _id: String, state: String }, { versionKey: false, collection: 'openedMinutes' }),
    ),
  };
}
