import { randomBytes } from 'node:crypto';
import type { Actor, AgendaItem } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import { Bus } from '../core/bus.ts';
import { callerOf } from '../core/caller.ts';
import { systemClock } from '../core/clock.ts';
import { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { MeetingChanges } from './meeting-changes.service.ts';
import { sealContents } from './meeting-contents.ts';
import type { MeetingRecord, MeetingsRepository } from './meetings.repository.ts';
import { MeetingsService } from './meetings.service.ts';

const lead: Actor = {
  ...{ personId: 'lead', name: 'Lead', organisation: 'Ville', offices: [], charterSigned: true },
  memberships: [
    { bodyId: 'b', bodyKind: 'thematicGroup', bodyName: 'G', role: 'groupLead', meetingId: null, situationIds: [] },
  ],
};
const caller = callerOf(lead, { sessionId: 's', requestId: 'r', from: '127.0.0.1' });
const key = new DataKey('body:b', randomBytes(32));
const item = (id: string, situationIds: string[]): AgendaItem => ({
  ...{ id, title: 'Point', presenter: null, durationMinutes: null, nominative: situationIds.length > 0, situationIds },
});

/** A meeting whose agenda concerns one situation, and what the bus hears when it changes. */
function meetingWith(situationIds: string[]) {
  const record: MeetingRecord = {
    ...{ _id: 'm', bodyId: 'b', startsAt: new Date(), durationMinutes: 60, reason: 'president', state: 'planned' },
    ...{ nextMeetingAt: null, documentId: null, version: 1 },
    ...sealContents(key, 'm', { place: 'Ici', agenda: [item('i', situationIds)], attendance: [] }),
  };
  const repository = { find: async () => record, update: async () => true } as unknown as MeetingsRepository;
  const keyring = { keyFor: async () => key } as unknown as Keyring;
  const audit = {
    witness: async (_: unknown, __: unknown, work: () => Promise<unknown>) => work(),
  } as unknown as AuditService;
  const bus = new Bus();
  const heard: (string[] | 'everyone')[] = [];
  bus.on('accessChanged', ({ personIds }) => void heard.push(personIds));
  const changes = new MeetingChanges({
    ...{ repository, keyring, audit, bus, meetings: new MeetingsService(repository, keyring, audit, systemClock) },
    notes: { create: async () => 'd' },
    bodies: {
      stored: async () => ({
        _id: 'b',
        kind: 'thematicGroup',
        name: 'G',
        foundation: { kind: 'existingBefore', number: null, on: '2026-01-01' },
      }),
      sitting: async () => [],
      invited: async (bodyId, meetingId) => (bodyId === 'b' && meetingId === 'm' ? ['guest'] : []),
    },
    people: { labels: async () => new Map() },
    situationsOfBody: async () => true,
    hasOpenActions: async () => false,
  });
  return { heard, agenda: (agenda: AgendaItem[]) => changes.update(caller, 'm', { version: 1, agenda }) };
}

describe('the guests of a meeting', () => {
  it.each([
    ['added', [] as string[], ['s1']],
    ['taken off', ['s1'], []],
    ['exchanged', ['s1'], ['s2']],
  ])('are told at once when a situation is %s', async (_, before, after) => {
    const meeting = meetingWith(before);
    await meeting.agenda([item('i', after)]);
    expect(meeting.heard).toEqual([['guest']]);
  });

  it('are not disturbed when the agenda concerns the same situations in another order', async () => {
    const meeting = meetingWith(['s1', 's2']);
    await meeting.agenda([item('j', ['s2']), item('i', ['s1'])]);
    expect(meeting.heard).toEqual([]);
  });
});
