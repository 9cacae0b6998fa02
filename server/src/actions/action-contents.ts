import type { Action } from '@huis-clos/contracts';
import type { DataKey } from '../core/crypto/data-key.ts';
import { ACTIONS, DECISIONS, type ActionRecord, type DecisionRecord } from './actions.repository.ts';

/** The sealed part of an action. */
export type ActionContents = Pick<Action, 'title' | 'ownerName' | 'result'>;

/** What a node of the notes says of its action. */
export type NotedFields = Pick<Action, 'title' | 'ownerId' | 'ownerName' | 'dueOn' | 'situationId'>;

export const sealAction = (key: DataKey, record: string, contents: ActionContents): Buffer =>
  key.sealJson({ collection: ACTIONS, record, field: 'contents' }, contents);

export const openAction = (key: DataKey, { _id: record, contents }: ActionRecord): ActionContents =>
  key.openJson({ collection: ACTIONS, record, field: 'contents' }, contents);

export const sealNoted = (key: DataKey, record: string, noted: NotedFields): Buffer =>
  key.sealJson({ collection: ACTIONS, record, field: 'noted' }, noted);

/** Null for an action that was never in the notes. */
export const openNoted = (key: DataKey, { _id: record, noted }: ActionRecord): NotedFields | null =>
  noted && key.openJson({ collection: ACTIONS, record, field: 'noted' }, noted);

export const sealDecision = (key: DataKey, record: string, text: string): Buffer =>
  key.sealJson({ collection: DECISIONS, record, field: 'text' }, text);

export const openDecision = (key: DataKey, { _id: record, text }: DecisionRecord): string =>
  key.openJson({ collection: DECISIONS, record, field: 'text' }, text);
