import { randomBytes } from 'node:crypto';
import type { Actor } from '@huis-clos/contracts';
import type { Connection } from 'mongoose';
import { AuditRepository, AuditService } from '../audit/index.ts';
import { Bus } from '../core/bus.ts';
import { callerOf } from '../core/caller.ts';
import { systemClock } from '../core/clock.ts';
import { DataKeyRepository } from '../core/crypto/data-key.repository.ts';
import { Keyring } from '../core/crypto/keyring.ts';
import { wrapping } from '../core/crypto/master-key.ts';
import { connect, createIndexes } from '../core/mongo/connection.ts';
import { createCounters } from '../core/mongo/counters.ts';
import { createTransact } from '../core/mongo/transaction.ts';
import { ActionsRepository } from './actions.repository.ts';
import { ActionsService } from './actions.service.ts';
import { NotedRecords } from './noted.service.ts';

const [BODY, MEETING, SITUATION] = ['body', 'meeting', 'situation'];
const actor: Actor = {
  ...{
    personId: 'writer',
    name: 'Noé Auriol',
    organisation: 'Association Passerelle',
    offices: [],
    charterSigned: true,
  },
  memberships: [
    { bodyId: BODY, bodyKind: 'thematicGroup', bodyName: 'G', role: 'member', meetingId: null, situationIds: [] },
  ],
};
const caller = callerOf(actor, { sessionId: 's', requestId: 'r', from: '127.0.0.1' });
const people = {
  labels: async (ids: string[]) =>
    new Map(
      ids.filter((id) => id === 'auriol').map((id) => [id, { id, name: 'Noé Auriol', organisation: 'Passerelle' }]),
    ),
};
const action = (id: string, text: string, change: object = {}) => ({
  ...{ id, text, mentions: [], ownerId: null, ownerName: null, dueOn: null },
  ...change,
});
const decision = (id: string, text: string) => ({ id, text, mentions: [] });

describe('decisions and actions written in the notes', () => {
  let connection: Connection;
  let noted: NotedRecords;
  let actions: ActionsService;
  let told: number;

  beforeEach(async () => {
    const url = new URL(process.env['TEST_MONGODB_URL'] as string);
    url.pathname = `/noted_${randomBytes(6).toString('hex')}`;
    connection = await connect(url.href);
    const transact = createTransact(connection);
    const audit = new AuditService(new AuditRepository(connection), transact, systemClock);
    const keyring = new Keyring(new DataKeyRepository(connection), wrapping(randomBytes(32)));
    const bus = new Bus();
    told = 0;
    bus.on('changed', () => void (told += 1));
    const repository = new ActionsRepository(connection);
    const shared = { repository, people, keyring, audit, bus, clock: systemClock };
    actions = new ActionsService({ ...shared, situationsOfBody: async () => true, meetingOfBody: async () => true });
    noted = new NotedRecords({
      ...shared,
      takeNumbers: createCounters(connection),
      meetingDay: async (meetingId) => (meetingId === MEETING ? '2026-10-08' : null),
      situationNumbers: async (_, ids) => new Map(ids.filter((id) => id === SITUATION).map((id) => [id, 7])),
    });
    await createIndexes(connection);
    await transact((session) => keyring.create({ bodyId: BODY }, session));
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  const project = (
    decisions: ReturnType<typeof decision>[],
    written: ReturnType<typeof action>[],
    meetingId = MEETING,
  ) => noted.project({ bodyId: BODY, meetingId, actor, decisions, actions: written });
  const numbers = async () => (await actions.decisions(caller, BODY)).map(({ number, text, on }) => [number, text, on]);

  it('appear in the group’s lists, decisions numbered in the order of the notes', async () => {
    await project(
      [decision('d1', 'Alerte hebdomadaire'), decision('d2', 'Chantiers reconduits')],
      [action('a1', 'Visite à domicile', { ownerId: 'auriol', dueOn: '2026-10-13' })],
    );
    expect(await numbers()).toEqual([
      [2, 'Chantiers reconduits', '2026-10-08'],
      [1, 'Alerte hebdomadaire', '2026-10-08'],
    ]);
    expect(await actions.list(caller, BODY)).toEqual([
      expect.objectContaining({ title: 'Visite à domicile', meetingId: MEETING, dueOn: '2026-10-13', fromNotes: true }),
    ]);
  });

  it('never give again the number of one that was taken out', async () => {
    await project([decision('d1', 'Une')], []);
    await project([], []);
    await project([decision('d3', 'Autre')], []);
    expect((await numbers()).map(([number, text]) => [number, text])).toEqual([[2, 'Autre']]);
  });

  it('name situations by their number, and belong to the first one mentioned', async () => {
    const text = 'Visite 🏠 chez \uFFFC, pas \uFFFC';
    const mentions = [
      { at: text.indexOf('\uFFFC'), situationId: SITUATION },
      { at: text.lastIndexOf('\uFFFC'), situationId: 'foreign' },
    ];
    await project([], [action('a1', text, { mentions })]);
    const [listed] = await actions.list(caller, BODY);
    expect([listed?.title, listed?.situationId]).toEqual([
      'Visite 🏠 chez situation n° 7, pas une situation',
      SITUATION,
    ]);
  });

  it('take an owner who is not in the directory for no one, and a name typed for what it is', async () => {
    await project(
      [],
      [action('a1', 'Un', { ownerId: 'stranger' }), action('a2', 'Deux', { ownerName: ' le bailleur ' })],
    );
    const owners = (await actions.list(caller, BODY)).map(({ title, ownerId, ownerName }) => [
      title,
      ownerId,
      ownerName,
    ]);
    expect(owners.sort()).toEqual([
      ['Deux', null, 'le bailleur'],
      ['Un', null, null],
    ]);
  });

  it('told again without a change, write nothing and tell no one', async () => {
    await project([decision('d1', 'Une')], [action('a1', 'Visite')]);
    const audited = () => connection.collection('auditEntries').countDocuments({ event: 'notes.followed' });
    await project([decision('d1', 'Une')], [action('a1', 'Visite')]);
    expect([await audited(), told]).toEqual([1, 1]);
  });

  it('keep what the list says of an action through later typing elsewhere', async () => {
    await project([], [action('a1', 'Visite')]);
    const [listed] = await actions.list(caller, BODY);
    await actions.update(caller, listed!.id, { version: 1, state: 'done', result: 'Vue' });
    await project([], [action('a1', 'Visite'), action('a2', 'Autre')]);
    await project([], [action('a2', 'Autre')]);
    const states = (await actions.list(caller, BODY)).map(({ title, state, fromNotes }) => [title, state, fromNotes]);
    expect(states.sort()).toEqual([
      ['Autre', 'toDo', true],
      ['Visite', 'done', false],
    ]);
  });

  it('of a meeting that is no more change nothing', async () => {
    await project([decision('d1', 'Une')], [], 'gone');
    expect(await numbers()).toEqual([]);
  });
});
