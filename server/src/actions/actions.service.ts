import type { Action, BodyOf, actionRoutes, Decision } from '@huis-clos/contracts';
import { memberBodyIds } from '@huis-clos/permissions';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, isGroupOf, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { PeopleService } from '../directory/index.ts';
import { openAction, openDecision, sealAction } from './action-contents.ts';
import type { ActionRecord, ActionsRepository } from './actions.repository.ts';

type ActionInput = BodyOf<typeof actionRoutes.createAction>;
type ActionPatch = BodyOf<typeof actionRoutes.updateAction>;

export interface ActionsParts {
  repository: ActionsRepository;
  people: Pick<PeopleService, 'labels'>;
  /** Whether each of these is a situation of the body that the caller may read. */
  situationsOfBody: (caller: Caller, bodyId: string, situationIds: string[]) => Promise<boolean>;
  meetingOfBody: (meetingId: string, bodyId: string) => Promise<boolean>;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

/** Who does what by when, and what was decided. */
export class ActionsService {
  readonly #parts: ActionsParts;

  constructor(parts: ActionsParts) {
    this.#parts = parts;
  }

  async list(caller: Caller, bodyId: string): Promise<Action[]> {
    assertMay(caller, 'read', 'Action', { bodyId });
    const actions = await this.#views(caller, await this.#parts.repository.ofBody(bodyId));
    if (isGroupOf(caller, bodyId)) await this.#parts.audit.note(caller, bodyId, { event: 'actions.listed' });
    return actions;
  }

  async decisions(caller: Caller, bodyId: string): Promise<Decision[]> {
    assertMay(caller, 'read', 'Decision', { bodyId });
    const key = await this.#parts.keyring.keyFor(caller.actor, { bodyId });
    const records = await this.#parts.repository.decisionsOf(bodyId);
    const decisions = records.map((record) => {
      const { _id: id, meetingId, number, on } = record;
      return { id, bodyId, meetingId, number, on, text: openDecision(key, record) };
    });
    if (isGroupOf(caller, bodyId)) await this.#parts.audit.note(caller, bodyId, { event: 'decisions.listed' });
    return decisions;
  }

  /** The caller's own open actions in the bodies whose actions they read, the most pressing first. */
  async own(caller: Caller): Promise<Action[]> {
    const { personId } = caller.actor;
    const bodyIds = memberBodyIds(caller.actor).filter((bodyId) => may(caller, 'read', 'Action', { bodyId }));
    const actions = await this.#views(caller, await this.#parts.repository.openOwnedBy(personId, bodyIds));
    return actions.sort((a, b) => (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST));
  }

  async create(caller: Caller, bodyId: string, input: ActionInput): Promise<Action> {
    const { repository, keyring, audit, clock } = this.#parts;
    assertMay(caller, 'create', 'Action', { bodyId });
    await this.#assertInput(caller, bodyId, input);
    const id = newId();
    const { title, ownerId, dueOn, situationId, meetingId } = input;
    const contents = { title, ownerName: ownerId ? null : input.ownerName, result: null };
    const key = await keyring.keyFor(caller.actor, { bodyId });
    const record: ActionRecord = {
      ...{ _id: id, bodyId, meetingId, situationId, dueOn, ownerId },
      ...{ state: 'toDo', createdAt: clock.now(), version: 1 },
      ...{ nodeId: null, fromNotes: false, touched: true, noted: null },
      contents: sealAction(key, id, contents),
    };
    await audit.witness(caller, bodyId, (session) => repository.insert([record], session), {
      event: 'action.created',
      subjectId: id,
    });
    return this.#changed(caller, record);
  }

  /** @throws {AppError} CONFLICT on another version than the stored one */
  async update(caller: Caller, actionId: string, patch: ActionPatch): Promise<Action> {
    const { repository, keyring, audit } = this.#parts;
    const record = await repository.find(actionId);
    if (!record) throw notFound();
    const { bodyId } = record;
    assertMay(caller, 'read', 'Action', { bodyId });
    assertMay(caller, 'update', 'Action', { bodyId });
    if (patch.version !== record.version) throw new AppError('CONFLICT');
    const ownerId = patch.ownerId === undefined ? record.ownerId : patch.ownerId;
    if (ownerId !== record.ownerId) await this.#assertOwner(ownerId);
    const key = await keyring.keyFor(caller.actor, { bodyId });
    const contents = openAction(key, record);
    const change = {
      ownerId,
      dueOn: patch.dueOn === undefined ? record.dueOn : patch.dueOn,
      state: patch.state ?? record.state,
      touched: true,
      contents: sealAction(key, actionId, {
        title: patch.title ?? contents.title,
        ownerName: ownerId ? null : patch.ownerName === undefined ? contents.ownerName : patch.ownerName,
        result: patch.result === undefined ? contents.result : patch.result,
      }),
    };
    await audit.witness(
      caller,
      bodyId,
      async (session) => {
        if (!(await repository.update(actionId, patch.version, change, session))) throw new AppError('CONFLICT');
      },
      { event: 'action.updated', subjectId: actionId },
    );
    return this.#changed(caller, { ...record, ...change, version: patch.version + 1 });
  }

  async #assertInput(caller: Caller, bodyId: string, { ownerId, situationId, meetingId }: ActionInput): Promise<void> {
    await this.#assertOwner(ownerId);
    if (situationId && !(await this.#parts.situationsOfBody(caller, bodyId, [situationId])))
      throw new AppError('INVALID_INPUT', 'Cette situation n’est pas suivie par ce groupe.');
    if (meetingId && !(await this.#parts.meetingOfBody(meetingId, bodyId)))
      throw new AppError('INVALID_INPUT', 'Cette séance n’est pas une séance de cette instance.');
  }

  async #assertOwner(ownerId: string | null): Promise<void> {
    if (ownerId && !(await this.#parts.people.labels([ownerId])).has(ownerId))
      throw new AppError('INVALID_INPUT', 'Cette personne n’est pas dans l’annuaire du conseil.');
  }

  async #views(caller: Caller, records: ActionRecord[]): Promise<Action[]> {
    const ownerIds = [...new Set(records.flatMap(({ ownerId }) => ownerId ?? []))];
    const labels = await this.#parts.people.labels(ownerIds);
    return Promise.all(
      records.map(async (record) => {
        const key = await this.#parts.keyring.keyFor(caller.actor, { bodyId: record.bodyId });
        const { _id: id, bodyId, meetingId, situationId, dueOn, ownerId, state, fromNotes, version } = record;
        const owner = (ownerId && labels.get(ownerId)) || null;
        const clear = { id, bodyId, meetingId, situationId, dueOn, ownerId, owner, state, fromNotes, version };
        return { ...clear, ...openAction(key, record) };
      }),
    );
  }

  async #changed(caller: Caller, record: ActionRecord): Promise<Action> {
    await this.#parts.bus.tell('changed', { topic: 'actions', bodyId: record.bodyId, id: record._id });
    const [view] = await this.#views(caller, [record]);
    return view as Action;
  }
}

const LAST = '9999-12-31';
