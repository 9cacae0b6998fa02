import type { BreachState } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

/** One entry of the register of personal data breaches. */
export interface BreachRecord {
  _id: string;
  /** Per year: « 2026-1 ». */
  number: string;
  bodyId: string;
  minutesId: string;
  minutesNumber: string;
  minutesEdition: number;
  knownAt: Date;
  state: BreachState;
  version: number;
  /** Facts and outcome, under a key that the data protection officer alone holds. */
  sealed: Buffer;
}

export const breachModel = (connection: Connection): Model<BreachRecord> =>
  connection.model<BreachRecord>(
    'Breach',
    new Schema<BreachRecord>(
      {
        _id: String,
        number: { type: String, required: true, unique: true },
        bodyId: String,
        minutesId: String,
        minutesNumber: String,
        minutesEdition: Number,
        knownAt: { type: Date, required: true },
        state: String,
        version: Number,
        sealed: Buffer,
      },
      { versionKey: false, collection: 'breaches' },
    ),
  );
