import { Schema, type Connection, type Model } from 'mongoose';

export interface DataKeyRecord {
  /** The key's scope: `body:<id>` or `situation:<id>`. */
  _id: string;
  bodyId: string;
  /** The key, sealed by the master key; null once destroyed, and then its data is gone in every backup of the data. */
  wrapped: Buffer | null;
  createdAt: Date;
}

export const dataKeyModel = (connection: Connection): Model<DataKeyRecord> =>
  connection.model<DataKeyRecord>(
    'DataKey',
    new Schema<DataKeyRecord>(
      { _id: String, bodyId: { type: String, required: true, index: true }, wrapped: Buffer, createdAt: Date },
      { versionKey: false, collection: 'dataKeys' },
    ),
  );
