import type { ActionState } from '@huis-clos/contracts';
import { Schema, type Connection, type Model } from 'mongoose';

export interface ActionRecord {
  _id: string;
  bodyId: string;
  meetingId: string | null;
  situationId: string | null;
  /** Calendar day. */
  dueOn: string | null;
  ownerId: string | null;
  state: ActionState;
  createdAt: Date;
  version: number;
  /** The node of the notes it was written as; null for one added in the list. */
  nodeId: string | null;
  /** Whether that node is still in the notes. */
  fromNotes: boolean;
  /** Changed in the list since it was written in the notes. */
  touched: boolean;
  /** Sealed `ActionContents`. */
  contents: Buffer;
  /** Sealed `NotedFields`: what the node last said, to tell when it says something else. */
  noted: Buffer | null;
}

export interface DecisionRecord {
  _id: string;
  bodyId: string;
  meetingId: string;
  number: number;
  /** Calendar day. */
  on: string;
  nodeId: string;
  /** Sealed string. */
  text: Buffer;
}

export const ACTIONS = 'actions';
export const DECISIONS = 'decisions';

export const actionModels = (
  connection: Connection,
): { actions: Model<ActionRecord>; decisions: Model<DecisionRecord> } => {
  const action = new Schema<ActionRecord>(
    {
      _id: String,
      bodyId: String,
      meetingId: String,
      situationId: String,
      dueOn: String,
      ownerId: String,
      state: String,
      createdAt: Date,
      version: Number,
      nodeId: String,
      fromNotes: Boolean,
      touched: Boolean,
      contents: Buffer,
      noted: Buffer,
    },
    { versionKey: false, collection: ACTIONS },
  );
  action.index({ bodyId: 1, state: 1 });
  action.index({ meetingId: 1 });
  action.index({ ownerId: 1, state: 1 });
  const decision = new Schema<DecisionRecord>(
    { _id: String, bodyId: String, meetingId: String, number: Number, on: String, nodeId: String, text: Buffer },
    { versionKey: false, collection: DECISIONS },
  );
  decision.index({ bodyId: 1, number: 1 }, { unique: true });
  decision.index({ meetingId: 1 });
  return {
    actions: connection.model<ActionRecord>('Action', action),
    decisions: connection.model<DecisionRecord>('Decision', decision),
  };
};
