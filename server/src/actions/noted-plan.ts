import type { DataKey } from '../core/crypto/data-key.ts';
import { newId } from '../core/ids.ts';
import {
  openAction,
  openDecision,
  openNoted,
  sealAction,
  sealDecision,
  sealNoted,
  type NotedFields,
} from './action-contents.ts';
import type { ActionRecord, DecisionRecord } from './actions.repository.ts';

/** A node of the notes, once checked and worded for the lists. */
export interface NotedAction extends NotedFields {
  nodeId: string;
}
export interface NotedDecision {
  nodeId: string;
  text: string;
}

/** Where the nodes were written. `on` is the meeting's day. */
export interface NotedAt {
  meetingId: string;
  bodyId: string;
  on: string;
  now: Date;
}

export interface ActionsPlan {
  insert: ActionRecord[];
  update: { record: ActionRecord; change: Partial<ActionRecord> }[];
  remove: string[];
}

/**
 * What the body's actions become so that they say what the notes say: each field follows its node when the node changes,
 * and stays as the list has it otherwise. An action whose node is gone goes too, unless the list changed it.
 */
export function planActions(key: DataKey, at: NotedAt, stored: ActionRecord[], nodes: NotedAction[]): ActionsPlan {
  const byNode = new Map(stored.map((record) => [record.nodeId, record]));
  const present = new Set(nodes.map(({ nodeId }) => nodeId));
  const gone = stored.filter(({ nodeId }) => nodeId !== null && !present.has(nodeId));
  const updates = nodes.flatMap(({ nodeId, ...said }) => {
    const record = byNode.get(nodeId);
    const change = record && changeOf(key, record, said);
    return record && change ? [{ record, change }] : [];
  });
  return {
    insert: nodes.filter(({ nodeId }) => !byNode.has(nodeId)).map((node) => newAction(key, at, node)),
    update: [
      ...updates,
      ...gone
        .filter(({ touched, fromNotes }) => touched && fromNotes)
        .map((record) => ({ record, change: { fromNotes: false } })),
    ],
    remove: gone.filter(({ touched }) => !touched).map(({ _id }) => _id),
  };
}

function newAction(key: DataKey, { meetingId, bodyId, now }: NotedAt, { nodeId, ...said }: NotedAction): ActionRecord {
  const id = newId();
  const { title, ownerName, ownerId, dueOn, situationId } = said;
  return {
    ...{ _id: id, bodyId, meetingId, situationId, dueOn, ownerId },
    ...{ state: 'toDo', createdAt: now, version: 1, nodeId, fromNotes: true, touched: false },
    contents: sealAction(key, id, { title, ownerName, result: null }),
    noted: sealNoted(key, id, said),
  };
}

/** Null when the node says what it said before. */
function changeOf(key: DataKey, record: ActionRecord, said: NotedFields): Partial<ActionRecord> | null {
  const before = openNoted(key, record);
  const isNews = (field: keyof NotedFields): boolean => before?.[field] !== said[field];
  const fields = Object.keys(said) as (keyof NotedFields)[];
  if (record.fromNotes && !fields.some(isNews)) return null;
  const contents = openAction(key, record);
  const ownerIsNews = isNews('ownerId') || isNews('ownerName');
  return {
    fromNotes: true,
    dueOn: isNews('dueOn') ? said.dueOn : record.dueOn,
    situationId: isNews('situationId') ? said.situationId : record.situationId,
    ownerId: ownerIsNews ? said.ownerId : record.ownerId,
    contents: sealAction(key, record._id, {
      ...contents,
      title: isNews('title') ? said.title : contents.title,
      ownerName: ownerIsNews ? said.ownerName : contents.ownerName,
    }),
    noted: sealNoted(key, record._id, said),
  };
}

export interface DecisionsPlan {
  /** In the order of the notes; they take the body's next numbers. */
  insert: NotedDecision[];
  reword: { id: string; text: Buffer }[];
  remove: string[];
}

export function planDecisions(key: DataKey, stored: DecisionRecord[], nodes: NotedDecision[]): DecisionsPlan {
  const byNode = new Map(stored.map((record) => [record.nodeId, record]));
  const present = new Set(nodes.map(({ nodeId }) => nodeId));
  return {
    insert: nodes.filter(({ nodeId }) => !byNode.has(nodeId)),
    reword: nodes.flatMap(({ nodeId, text }) => {
      const record = byNode.get(nodeId);
      if (!record || openDecision(key, record) === text) return [];
      return [{ id: record._id, text: sealDecision(key, record._id, text) }];
    }),
    remove: stored.filter(({ nodeId }) => !present.has(nodeId)).map(({ _id }) => _id),
  };
}
