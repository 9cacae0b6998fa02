import { deskRoutes, realtimeEvents, routes, type Breach, type Publication } from '@huis-clos/contracts';
import { ABSENT, audited, sameFor, storedBytes } from '../../harness/group.ts';
import { connectSocket, heard } from '../../harness/notes.ts';
import {
  certify,
  decideAll,
  done,
  forgetPublications,
  LEAKED,
  prepare,
  publishDraft,
  publishLeak,
  startWorkedGroup,
  submit,
  type WorkedGroup,
} from '../../harness/publication.ts';
import type { TestClient } from '../../harness/server.ts';

let group: WorkedGroup;
let dpo: TestClient;
let published: Publication;
let params: { minutesId: string };

beforeAll(async () => {
  group = await startWorkedGroup();
  dpo = await group.server.as('dpo');
});
beforeEach(async () => {
  await forgetPublications(group);
  published = await publishLeak(group);
  params = { minutesId: published.minutesId ?? '' };
});
afterAll(() => group.server.stop());

const withdraw = (by: TestClient, missed: string[] = [LEAKED]) =>
  by.call(routes.withdrawMinutes, { params, body: { reason: 'leak', missed } });
const read = async (by: TestClient) => done(await by.call(routes.readMinutes, { params }));
const missedIn = async (by: TestClient) => done(await by.call(routes.listMissed, { params })).missed;

const toNotify = async (by: TestClient) => done(await by.call(deskRoutes.readDesk)).breaches;

/** What the register says of this leak. */
async function breach(): Promise<Breach> {
  const [latest] = done(await dpo.call(routes.listBreaches)).breaches;
  if (!latest) throw new Error('no entry in the register');
  return latest;
}

describe('withdrawing minutes in which somebody can be recognised', () => {
  it('[P6] is not for those who only read, to whom it looks like minutes that do not exist', async () => {
    for (const login of ['maire', 'prefecture', 'technique', 'l.marchetti']) {
      const refused = await withdraw(await group.server.as(login));
      expect([login, refused.status]).toEqual([login, 404]);
      const absent = { params: { minutesId: ABSENT }, body: { reason: 'leak' as const, missed: [] } };
      expect(sameFor(refused)).toBe(sameFor(await group.mayor.call(routes.withdrawMinutes, absent)));
    }
    expect((await read(group.mayor)).content).not.toBeNull();
  });

  it('takes the text from everyone at once, open pages included, destroys it and its key, and leaves a marker', async () => {
    const page = connectSocket({ address: group.server.address, cookie: group.mayor.cookie });
    await heard(page, 'connect');
    const news = heard(page, realtimeEvents.changed);
    done(await withdraw(dpo));
    expect(await news).toMatchObject({ topic: 'minutes' });
    page.disconnect();

    expect(await read(group.mayor)).toMatchObject({
      ...{ state: 'withdrawn', content: null, withdrawnBecause: null, steps: [] },
      withdrawnAt: expect.any(String),
    });
    for (const route of [routes.downloadDocx, routes.downloadOdt, routes.downloadPdf])
      expect((await group.mayor.refused(route, { params })).body).toMatchObject({ code: 'WRONG_STATE' });
    expect(done(await group.mayor.call(routes.searchMinutes, { body: { words: LEAKED } })).found).toEqual([]);
    const stored = await group.server.connection.collection('publishedMinutes').findOne({});
    expect(stored?.['sealedContent']).toBeNull();
    const keys = group.server.connection.collection<{ _id: string }>('dataKeys');
    expect(await keys.findOne({ _id: `minutes:${params.minutesId}` })).toMatchObject({ wrapped: null });
    const { publications } = done(
      await group.member.call(routes.listPublications, { params: { meetingId: group.meeting.id } }),
    );
    expect(publications).toMatchObject([{ state: 'withdrawn' }]);
    expect((await withdraw(dpo)).body).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('[P7] lists who opened, found or downloaded it, to the coordinator and the data protection officer alone', async () => {
    await read(group.mayor);
    await group.mayor.call(routes.downloadPdf, { params });
    const prefecture = await group.server.as('prefecture');
    await prefecture.call(routes.searchMinutes, { body: { words: LEAKED } });
    expect((await dpo.call(routes.listMinutesReadings, { params })).body).toMatchObject({ code: 'WRONG_STATE' });
    done(await withdraw(dpo));
    await read(group.member);

    const { readings } = done(await dpo.call(routes.listMinutesReadings, { params }));
    expect(new Map(readings.map(({ person, downloaded }) => [person.id, downloaded]))).toEqual(
      new Map([
        [group.mayor.personId, true],
        [prefecture.personId, false],
      ]),
    );
    expect(await audited(group.server, 'minutes.traced')).toContainEqual(
      expect.objectContaining({ actorId: dpo.personId, subjectId: params.minutesId }),
    );
    for (const outsider of [group.mayor, group.member])
      expect((await outsider.call(routes.listMinutesReadings, { params })).status).toBe(404);
  });

  it('[P8] what was missed is read in the group alone, and searched for in its drafts from then on', async () => {
    done(await withdraw(dpo));
    for (const outsider of [dpo, group.mayor, await group.server.as('technique')])
      expect((await outsider.call(routes.listMissed, { params })).status).toBe(404);
    expect((await missedIn(group.member)).map(({ text }) => text)).toEqual([LEAKED]);
    expect((await storedBytes(group.server)).includes(LEAKED)).toBe(false);

    const draft = await prepare(group.coordinator, group.meeting.id);
    const finding = draft.findings.find(({ text }) => text === LEAKED);
    expect(finding).toMatchObject({ type: 'person', must: 'mask' });
    const kept = done(
      await group.coordinator.call(routes.decideFindings, {
        params: { publicationId: draft.id },
        body: {
          version: draft.version,
          decisions: [{ findingId: finding?.id ?? '', choice: 'keep', reason: 'Encore une erreur' }],
        },
      }),
    );
    expect((await submit(group.coordinator, kept, [group.plenaryId])).body).toMatchObject({ code: 'LEAK_FOUND' });
  });

  it('[P8] more can be handed in later, and what was handed in by mistake is dropped by the group', async () => {
    done(await withdraw(group.coordinator, []));
    done(await dpo.call(routes.reportMissed, { params, body: { missed: ['le collège', LEAKED] } }));
    const wrong = (await missedIn(group.member)).find(({ text }) => text === 'le collège');
    const drop = (by: TestClient) => by.call(routes.dropMissed, { params: { ...params, missedId: wrong?.id ?? '' } });
    expect((await drop(dpo)).status).toBe(404);
    done(await drop(group.member));
    expect((await missedIn(group.member)).map(({ text }) => text)).toEqual([LEAKED]);
    const mute = await dpo.call(routes.reportMissed, { params, body: { missed: [' - '] } });
    expect(mute.body).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('the replacement starts from the review that was made, and is version 2 of the same number', async () => {
    done(await withdraw(dpo));
    for (const outsider of [dpo, group.mayor, group.member])
      expect((await outsider.call(routes.replaceMinutes, { params })).status).toBe(404);
    const { publicationId } = done(await group.coordinator.call(routes.replaceMinutes, { params }));
    const draft = done(await group.coordinator.call(routes.readPublication, { params: { publicationId } }));
    expect(draft.decisions.length).toBeGreaterThan(5);
    expect(draft.undecided).toBe(0);
    expect(draft.targetBodyIds).toEqual([group.plenaryId]);
    const again = await publishDraft(group, await decideAll(group.coordinator, draft));

    const replacement = done(
      await group.mayor.call(routes.readMinutes, { params: { minutesId: again.minutesId ?? '' } }),
    );
    expect(JSON.stringify(replacement.content)).not.toContain(LEAKED);
    const marker = await read(group.mayor);
    expect(replacement).toMatchObject({
      ...{ number: marker.number, edition: 2 },
      editions: [{ id: params.minutesId, edition: 1, withdrawnAt: marker.withdrawnAt }],
    });
    expect(marker.editions).toEqual([{ id: again.minutesId, edition: 2, withdrawnAt: null }]);
  });

  it('whoever decided in the version withdrawn does not certify its replacement', async () => {
    const { coordinator, colleague, server, plenaryId, bodyId } = group;
    done(await withdraw(dpo));
    const seat = { personId: colleague.personId, bodyId };
    await server.connection.collection('memberships').updateOne(seat, { $set: { role: 'groupLead' } });
    const draft = await prepare(colleague, group.meeting.id);
    const reviewed = done(await submit(colleague, await decideAll(colleague, draft), [plenaryId]));
    expect((await certify(coordinator, reviewed)).body).toMatchObject({ code: 'SAME_PERSON' });
    await server.connection.collection('memberships').updateOne(seat, { $set: { role: 'member' } });
  });
});

describe('the register of breaches', () => {
  const HOUR = 3_600_000;

  it('[L2] holds an entry for each leak, to be notified within 72 hours, for the data protection officer alone', async () => {
    done(await withdraw(group.coordinator));
    const entry = await breach();
    expect(entry).toMatchObject({
      ...{ state: 'toNotify', minutesId: params.minutesId, minutesNumber: '2026-1', minutesEdition: 1 },
      ...{ bodyName: 'Groupe de travail Jeunesse', outcome: null, facts: { natures: ['confidentiality'] } },
    });
    expect(Date.parse(entry.notifyBy) - Date.parse(entry.knownAt)).toBe(72 * HOUR);
    expect(entry.knownAt).toBe((await read(group.mayor)).withdrawnAt);
    expect(await toNotify(dpo)).toEqual([{ id: entry.id, number: entry.number, notifyBy: entry.notifyBy }]);
    for (const login of ['c.fournier', 'maire', 'technique', 'n.auriol']) {
      const outsider = await group.server.as(login);
      expect([login, await toNotify(outsider)]).toEqual([login, []]);
      expect([login, (await outsider.call(routes.listBreaches)).status]).toEqual([login, 404]);
      const body = { version: 1, outcome: { state: 'notNotified' as const, because: 'x' } };
      const refused = await outsider.call(routes.settleBreach, { params: { breachId: entry.id }, body });
      const absent = await outsider.call(routes.settleBreach, { params: { breachId: ABSENT }, body });
      expect([login, refused.status, sameFor(refused)]).toEqual([login, 404, sameFor(absent)]);
    }
  });

  it('holds none for minutes withdrawn for a mistake', async () => {
    done(await dpo.call(routes.withdrawMinutes, { params, body: { reason: 'mistake', missed: [] } }));
    expect(done(await dpo.call(routes.listBreaches)).breaches).toEqual([]);
    expect((await dpo.call(routes.reportMissed, { params, body: { missed: [LEAKED] } })).status).toBe(404);
  });

  it('is completed and settled by the officer, sealed, and each change of it audited', async () => {
    done(await withdraw(dpo));
    const entry = await breach();
    const facts = { ...entry.facts, people: ['minors' as const], peopleCount: 1, measures: 'Lecteurs prévenus.' };
    const at = { params: { breachId: entry.id } };
    const described = done(await dpo.call(routes.describeBreach, { ...at, body: { version: entry.version, facts } }));
    expect(described.facts).toEqual(facts);
    const stale = await dpo.call(routes.describeBreach, { ...at, body: { version: entry.version, facts } });
    expect(stale.body).toMatchObject({ code: 'CONFLICT' });
    const outcome = { state: 'notified' as const, at: group.server.clock.now().toISOString(), late: null };
    done(await dpo.call(routes.settleBreach, { ...at, body: { version: described.version, outcome } }));
    expect(await breach()).toMatchObject({ state: 'notified', outcome, facts });
    expect(await toNotify(dpo)).toEqual([]);
    expect((await storedBytes(group.server)).includes('Lecteurs prévenus')).toBe(false);
    for (const event of ['breach.described', 'breach.settled'])
      expect(await audited(group.server, event)).toContainEqual(
        expect.objectContaining({ actorId: dpo.personId, subjectId: entry.id }),
      );
  });

  it('asks why a notification is late, and takes none from the future', async () => {
    done(await withdraw(dpo));
    const { id, version } = await breach();
    const settle = (hours: number, late: string | null) =>
      dpo.call(routes.settleBreach, {
        params: { breachId: id },
        body: {
          version,
          outcome: {
            state: 'notified',
            at: new Date(group.server.clock.now().getTime() + hours * HOUR).toISOString(),
            late,
          },
        },
      });
    expect((await settle(1, null)).body).toMatchObject({ code: 'INVALID_INPUT' });
    group.server.clock.advance(73 * HOUR);
    const officer = await group.server.as('dpo');
    const late = (because: string | null) =>
      officer.call(routes.settleBreach, {
        params: { breachId: id },
        body: { version, outcome: { state: 'notified', at: group.server.clock.now().toISOString(), late: because } },
      });
    expect((await late(null)).body).toMatchObject({ message: expect.stringContaining('motifs du retard') });
    expect(done(await late('Week-end prolongé')).state).toBe('notified');
  });
});
