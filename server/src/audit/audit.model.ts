import { Schema, type Connection, type Model } from 'mongoose';
import type { AuditRecord } from './audit-record.ts';

/** Where a chain stands. */
export interface AuditHead {
  _id: string;
  sequence: number;
  hash: string;
}

export const auditModels = (connection: Connection): { entries: Model<AuditRecord>; heads: Model<AuditHead> } => {
  const entry = new Schema<AuditRecord>(
    {
      _id: String,
      chain: { type: String, required: true },
      sequence: { type: Number, required: true },
      at: { type: Date, required: true, index: true },
      actorId: { type: String, index: true },
      event: { type: String, required: true },
      subjectId: { type: String, index: true },
      bodyId: String,
      from: String,
      requestId: String,
      previousHash: String,
      hash: String,
    },
    { versionKey: false, collection: 'auditEntries' },
  );
  entry.index({ chain: 1, sequence: 1 }, { unique: true });
  return {
    entries: connection.model<AuditRecord>('AuditEntry', entry),
    heads: connection.model<AuditHead>(
      'AuditHead',
      new Schema<AuditHead>(
        { _id: String, sequence: Number, hash: String },
        { versionKey: false, collection: 'auditHeads' },
      ),
    ),
  };
};
