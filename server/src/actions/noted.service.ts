import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { isDay, type Clock } from '../core/clock.ts';
import type { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { newId } from '../core/ids.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import type { PeopleService } from '../directory/index.ts';
import { MENTION, type NodesProjection, type WrittenAction, type WrittenDecision } from '../notes/index.ts';
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

type Written = Parameters<NodesProjection['project']>[0];

export interface NotedParts {
  repository: ActionsRepository;
  /** The day of a meeting; null when there is none. */
  meetingDay: (meetingId: string) => Promise<string | null>;
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

/** Keeps the lists of actions and decisions saying what the notes of each meeting say. */
export class NotedRecords implements NodesProjection {
  readonly #parts: NotedParts;

  constructor(parts: NotedParts) {
    this.#parts = parts;
  }

  /** Writes nothing when the lists say it already. In the audit, the change is the last writer's. */
  async project({ bodyId, meetingId, actor, ...written }: Written): Promise<void> {
    const on = await this.#parts.meetingDay(meetingId);
    if (on === null) return;
    const key = await this.#parts.keyring.keyFor(actor, { bodyId });
    const said = await this.#checked(bodyId, written);
    const at: NotedAt = { meetingId, bodyId, on, now: this.#parts.clock.now() };
    const plan = async (session: ClientSession | null): Promise<Plan> => ({
      actions: planActions(key, at, await this.#parts.repository.noted(meetingId, session), said.actions),
      decisions: planDecisions(key, await this.#parts.repository.notedDecisions(meetingId, session), said.decisions),
    });
    if (isEmpty(await plan(null))) return;
    await this.#parts.audit.witness(
      { actor, requestId: newId(), from: 'notes' },
      bodyId,
      async (session) => this.#apply(key, at, await plan(session), session),
      { event: 'notes.followed', subjectId: meetingId },
    );
    await this.#parts.bus.tell('changed', { topic: 'actions', bodyId, id: null });
  }

  /** What clients wrote in the document is only what they say: people and situations are looked up, and their names stay out. */
  async #checked(bodyId: string, { decisions, actions }: Pick<Written, 'decisions' | 'actions'>) {
    const mentioned = [...decisions, ...actions].flatMap(({ mentions }) =>
      mentions.map((mention) => mention.situationId),
    );
    const [numbers, labels] = await Promise.all([
      this.#parts.situationNumbers(bodyId, [...new Set(mentioned)]),
      this.#parts.people.labels([...new Set(actions.flatMap(({ ownerId }) => ownerId ?? []))]),
    ]);
    const known = (ownerId: string | null) => (ownerId && labels.has(ownerId) ? ownerId : null);
    return {
      decisions: decisions.map((node) => ({ nodeId: node.id, text: worded(node, numbers).slice(0, MAX_DECISION) })),
      actions: actions.map((node): NotedAction => ({
        nodeId: node.id,
        title: worded(node, numbers).slice(0, MAX_TITLE),
        ownerId: known(node.ownerId),
        ownerName: known(node.ownerId) ? null : node.ownerName?.trim() || null,
        dueOn: node.dueOn && isDay(node.dueOn) ? node.dueOn : null,
        situationId: node.mentions.find(({ situationId }) => numbers.has(situationId))?.situationId ?? null,
      })),
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
function worded({ text, mentions }: WrittenDecision | WrittenAction, numbers: Map<string, number>): string {
  const byPlace = new Map(mentions.map(({ at, situationId }) => [at, numbers.get(situationId)]));
  return text
    .replaceAll(MENTION, (_, at: number) => mentionWords(byPlace.get(at)))
    .replace(/\s+/gu, ' ')
    .trim();
}

const mentionWords = (number: number | undefined): string =>
  number === undefined ? 'une situation' : `situation n° ${number}`;
