import type { ClientSession } from 'mongoose';
import type { AuditService, Witness } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { newId } from '../core/ids.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import type { PeopleService } from '../directory/index.ts';
import { sealDecision } from './action-contents.ts';
import type { ActionsRepository } from './actions.repository.ts';
import {
  planActions,
  planDecisions,
  type ActionsPlan,
  type DecisionsPlan,
  type NotedAction,
  type NotedAt,
} from './noted-plan.ts';

/** A decision or action as it stands in the notes, unchecked. */
export interface NotesNode {
  id: string;
  /** Mentions stand as U+FFFC. */
  text: string;
  mentions: { at: number; situationId: string }[];
}
export interface NotesAction extends NotesNode {
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
}
export interface MeetingNodes {
  meetingId: string;
  /** In reading order. */
  decisions: NotesNode[];
  actions: NotesAction[];
}

export interface NotedParts {
  repository: ActionsRepository;
  /** The body and the day of a meeting; null when there is none. */
  meeting: (meetingId: string) => Promise<{ bodyId: string; on: string } | null>;
  /** Numbers of those that are situations of the body. */
  situationNumbers: (bodyId: string, situationIds: string[]) => Promise<Map<string, number>>;
  people: Pick<PeopleService, 'labels'>;
  takeNumbers: TakeNumbers;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

interface Plan {
  actions: ActionsPlan;
  decisions: DecisionsPlan;
}

const MAX_TITLE = 400;
const MAX_DECISION = 4_000;
const MAX_OWNER = 120;

/** Keeps the lists of actions and decisions saying what the notes of each meeting say. */
export class NotedRecords {
  readonly #parts: NotedParts;

  constructor(parts: NotedParts) {
    this.#parts = parts;
  }

  /**
   * To be told every time the notes have settled, with all of their nodes; writes nothing when nothing changed.
   * `writer` has just written in the notes: their key opens the lists, and the change is theirs in the audit.
   */
  async follow(writer: Witness & Pick<Caller, 'actor'>, nodes: MeetingNodes): Promise<void> {
    const { meetingId } = nodes;
    const meeting = await this.#parts.meeting(meetingId);
    if (!meeting) return;
    const { bodyId } = meeting;
    const key = await this.#parts.keyring.keyFor(writer.actor, { bodyId });
    const said = await this.#checked(bodyId, nodes);
    const at: NotedAt = { meetingId, ...meeting, now: this.#parts.clock.now() };
    const plan = async (session: ClientSession | null): Promise<Plan> => ({
      actions: planActions(key, at, await this.#parts.repository.noted(meetingId, session), said.actions),
      decisions: planDecisions(key, await this.#parts.repository.notedDecisions(meetingId, session), said.decisions),
    });
    if (isEmpty(await plan(null))) return;
    await this.#parts.audit.witness(
      writer,
      bodyId,
      async (session) => this.#apply(key, at, await plan(session), session),
      { event: 'notes.followed', subjectId: meetingId },
    );
    await this.#parts.bus.tell('changed', { topic: 'actions', bodyId, id: null });
  }

  /** What clients wrote in the document is only what they say: people and situations are looked up, blanks left out. */
  async #checked(bodyId: string, { decisions, actions }: MeetingNodes) {
    const mentioned = [...decisions, ...actions].flatMap(({ mentions }) =>
      mentions.map((mention) => mention.situationId),
    );
    const [numbers, labels] = await Promise.all([
      this.#parts.situationNumbers(bodyId, [...new Set(mentioned)]),
      this.#parts.people.labels([...new Set(actions.flatMap(({ ownerId }) => ownerId ?? []))]),
    ]);
    const known = (ownerId: string | null) => (ownerId && labels.has(ownerId) ? ownerId : null);
    return {
      decisions: firstOfEach(decisions)
        .map((node) => ({ nodeId: node.id, text: worded(node, numbers).slice(0, MAX_DECISION) }))
        .filter(({ text }) => text !== ''),
      actions: firstOfEach(actions)
        .map((node): NotedAction => ({
          nodeId: node.id,
          title: worded(node, numbers).slice(0, MAX_TITLE),
          ownerId: known(node.ownerId),
          ownerName: known(node.ownerId) ? null : node.ownerName?.trim().slice(0, MAX_OWNER) || null,
          dueOn: node.dueOn && isDay(node.dueOn) ? node.dueOn : null,
          situationId: node.mentions.find(({ situationId }) => numbers.has(situationId))?.situationId ?? null,
        }))
        .filter(({ title }) => title !== ''),
    };
  }

  async #apply(key: DataKey, at: NotedAt, { actions, decisions }: Plan, session: ClientSession): Promise<void> {
    const { repository, takeNumbers } = this.#parts;
    await repository.insert(actions.insert, session);
    for (const { record, change } of actions.update)
      await repository.update(record._id, record.version, change, session);
    await repository.remove(actions.remove, session);

    for (const { id, text } of decisions.reword) await repository.rewordDecision(id, text, session);
    await repository.removeDecisions(decisions.remove, session);
    if (decisions.insert.length === 0) return;
    const { bodyId, meetingId, on } = at;
    const first = await takeNumbers(`decisions:${bodyId}`, decisions.insert.length, session);
    const records = decisions.insert.map(({ nodeId, text }, index) => {
      const id = newId();
      return { _id: id, bodyId, meetingId, number: first + index, on, nodeId, text: sealDecision(key, id, text) };
    });
    await repository.insertDecisions(records, session);
  }
}

const isEmpty = ({ actions, decisions }: Plan): boolean =>
  [actions.insert, actions.update, actions.remove, decisions.insert, decisions.reword, decisions.remove].every(
    (changes) => changes.length === 0,
  );

/** In the lists a mention is the situation's number: its name stays under the situation's own key. */
function worded({ text, mentions }: NotesNode, numbers: Map<string, number>): string {
  const byPlace = new Map(mentions.map(({ at, situationId }) => [at, numbers.get(situationId)]));
  return [...text.matchAll(/\uFFFC|[^\uFFFC]+/gu)]
    .map(({ 0: part, index }) => (part === '\uFFFC' ? mentionWords(byPlace.get(index)) : part))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

const mentionWords = (number: number | undefined): string =>
  number === undefined ? 'une situation' : `situation n° ${number}`;

/** A pasted copy of a node may carry its id: the first one keeps it. */
const firstOfEach = <N extends NotesNode>(nodes: N[]): N[] =>
  [...new Map([...nodes].reverse().map((node) => [node.id, node])).values()].reverse();

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`);
}
