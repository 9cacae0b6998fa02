import type { Actor, ActorMembership } from '@huis-clos/contracts';
import { callerOf } from '../core/caller.ts';
import { noticeFor } from './changes.ts';
import type { Connection } from './connection.ts';

const seat = (more: Partial<ActorMembership>): ActorMembership => ({
  ...{ bodyId: 'group', bodyKind: 'thematicGroup', bodyName: 'Groupe', role: 'member' },
  ...{ meetingId: null, situationIds: [] },
  ...more,
});
const connectionOf = (memberships: ActorMembership[], charterSigned = true): Connection => {
  const actor: Actor = { personId: 'p', name: 'P', organisation: 'O', offices: [], memberships, charterSigned };
  return { caller: callerOf(actor, { sessionId: 's', requestId: 'r', from: '::1' }) } as Connection;
};
const created = { topic: 'situations' as const, bodyId: 'group', id: 'situation' };

describe('the notice of a change in a group', () => {
  it('names the record to its readers', () => {
    expect(noticeFor(connectionOf([seat({})]), created)).toEqual(created);
  });

  it.each([
    ['a member who has not signed the charter', connectionOf([seat({})], false)],
    ['a member of another group', connectionOf([seat({ bodyId: 'other' })])],
    ['a member of the plenary', connectionOf([seat({ bodyId: 'plenary', bodyKind: 'plenary' })])],
  ])('of a situation does not reach %s', (_who, connection) => {
    expect(noticeFor(connection, created)).toBeNull();
  });

  it('tells a guest to ask again for what they may read, never which record, and nothing of the rest', () => {
    const guest = connectionOf([seat({ role: 'guest', meetingId: 'm', situationIds: ['shown'] })]);
    expect(noticeFor(guest, created)).toEqual({ topic: 'situations', bodyId: 'group', id: null });
    expect(noticeFor(guest, { ...created, topic: 'publications' })).toBeNull();
    expect(noticeFor(guest, { ...created, topic: 'actions' })).toBeNull();
  });

  it('of who sits there reaches a member before they sign', () => {
    const unsigned = connectionOf([seat({})], false);
    expect(noticeFor(unsigned, { topic: 'directory', bodyId: 'group', id: null })).not.toBeNull();
  });
});
