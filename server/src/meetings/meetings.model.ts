import type { Meeting, MeetingState } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

export interface MeetingRecord {
  _id: string;
  bodyId: string;
  startsAt: Date;
  durationMinutes: number;
  reason: Meeting['reason'];
  state: MeetingState;
  nextMeetingAt: Date | null;
  /** Opaque: what a guest of this meeting may see hangs on it, before any key is asked for. */
  agendaSituationIds: string[];
  documentId: string | null;
  version: number;
  /** Sealed string. */
  place: Buffer;
  /** Sealed `AgendaItem[]`. */
  agenda: Buffer;
  /** Sealed `AttendanceLine[]`. */
  attendance: Buffer;
}

export const MEETINGS = 'meetings';

export const meetingModel = (connection: Connection): Model<MeetingRecord> => {
  const schema = new Schema<MeetingRecord>(
    {
      _id: String,
      bodyId: String,
      startsAt: Date,
      durationMinutes: Number,
      reason: String,
      state: String,
      nextMeetingAt: Date,
      agendaSituationIds: [String],
      documentId: String,
      version: Number,
      place: Buffer,
      agenda: Buffer,
      attendance: Buffer,
    },
    { versionKey: false, collection: MEETINGS },
  );
  schema.index({ bodyId: 1, startsAt: -1 });
  return connection.model<MeetingRecord>('Meeting', schema);
};
