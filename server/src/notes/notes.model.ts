import { Schema, type Connection, type Model } from 'mongoose';

/** The shared notes of one meeting: where their content stands, never the content. */
export interface DocumentRecord {
  _id: string;
  bodyId: string;
  meetingId: string;
  /** Grows when the content is destroyed: what was written under an earlier one is of what is no more. */
  epoch: number;
  /** Of the newest editor that wrote in it. */
  schemaVersion: number;
  /** Snapshot that the log continues; null while the log is all there is. */
  head: string | null;
  /** Who is compacting, until when. */
  leaseOwner: string | null;
  leaseUntil: Date | null;
  /** Digest of the decisions and actions last handed to the body's lists, under the body's key. */
  projected: string | null;
  createdAt: Date;
}

/** One group commit: the changes of at most a few milliseconds, sealed. */
export interface LogRow {
  /** Begins with its instant, so that order by id is nearly order in time. */
  _id: string;
  documentId: string;
  /** Of the document when it was written; the first when absent. */
  epoch?: number;
  at: Date;
  bytes: number;
  sealed: Buffer;
}

/** The whole state of a document at some moment, sealed. */
export interface SnapshotRecord {
  _id: string;
  documentId: string;
  /** Of the document when it was written; the first when absent. */
  epoch?: number;
  at: Date;
  bytes: number;
  sealed: Buffer;
}

/** A moment of a document that someone named. */
export interface VersionRecord {
  _id: string;
  documentId: string;
  epoch?: number;
  at: Date;
  /** Label and author. */
  sealedHead: Buffer;
  /** Content, as a snapshot. */
  sealedState: Buffer;
}

/** One comment on a passage, or one answer to it. */
export interface RemarkRecord {
  _id: string;
  documentId: string;
  epoch: number;
  /** The comment it answers; null for a comment. */
  commentId: string | null;
  authorId: string;
  at: Date;
  editedAt: Date | null;
  /** Text, author's label and, for a comment, the passage as it read. */
  sealed: Buffer;
  resolvedAt: Date | null;
  /** Label of whoever resolved it. */
  sealedResolver: Buffer | null;
}

export interface NotesModels {
  documents: Model<DocumentRecord>;
  log: Model<LogRow>;
  snapshots: Model<SnapshotRecord>;
  versions: Model<VersionRecord>;
  remarks: Model<RemarkRecord>;
}

export const notesModels = (connection: Connection): NotesModels => {
  const log = new Schema<LogRow>(
    { _id: String, documentId: String, epoch: Number, at: Date, bytes: Number, sealed: Buffer },
    { versionKey: false, collection: 'notesLog' },
  );
  log.index({ documentId: 1, _id: 1 });
  const versions = new Schema<VersionRecord>(
    { _id: String, documentId: String, epoch: Number, at: Date, sealedHead: Buffer, sealedState: Buffer },
    { versionKey: false, collection: 'notesVersions' },
  );
  versions.index({ documentId: 1, at: -1 });
  const remarks = new Schema<RemarkRecord>(
    {
      ...{ _id: String, documentId: String, epoch: Number, commentId: String, authorId: String },
      ...{ at: Date, editedAt: Date, sealed: Buffer, resolvedAt: Date, sealedResolver: Buffer },
    },
    { versionKey: false, collection: 'notesComments' },
  );
  remarks.index({ documentId: 1, at: 1 });
  const model = <R>(name: string, schema: Schema<R>): Model<R> =>
    (connection.models[name] as Model<R> | undefined) ?? connection.model<R>(name, schema);
  return {
    documents: model(
      'NotesDocument',
      new Schema<DocumentRecord>(
        {
          _id: String,
          bodyId: { type: String, index: true },
          meetingId: { type: String, unique: true },
          epoch: Number,
          schemaVersion: Number,
          head: String,
          leaseOwner: String,
          leaseUntil: Date,
          projected: String,
          createdAt: Date,
        },
        { versionKey: false, collection: 'notesDocuments' },
      ),
    ),
    log: model('NotesLogRow', log),
    versions: model('NotesVersion', versions),
    remarks: model('NotesComment', remarks),
    snapshots: model(
      'NotesSnapshot',
      new Schema<SnapshotRecord>(
        {
          _id: String,
          documentId: { type: String, index: true },
          epoch: Number,
          at: Date,
          bytes: Number,
          sealed: Buffer,
        },
        { versionKey: false, collection: 'notesSnapshots' },
      ),
    ),
  };
};
