import { routes, type Publication } from '@huis-clos/contracts';
import { audited, storedBytes } from '../../harness/group.ts';
import {
  certify,
  decideAll,
  decidedDraft,
  done,
  forgetPublications,
  prepare,
  publish,
  rewriteBlocks,
  rewriteParagraph,
  startWorkedGroup,
  submit,
  type WorkedGroup,
} from '../../harness/publication.ts';
import { openEditor } from '../../harness/notes.ts';
import { eventually, type TestClient } from '../../harness/server.ts';

let group: WorkedGroup;

beforeAll(async () => (group = await startWorkedGroup()));
beforeEach(() => forgetPublications(group));
afterAll(() => group.server.stop());

const read = async (by: TestClient, { id }: Publication): Promise<Publication> =>
  done(await by.call(routes.readPublication, { params: { publicationId: id } }));

const waiting = async (by: TestClient): Promise<string[]> =>
  done(await by.call(routes.readDesk)).publications.map(({ waitsFor }) => waitsFor);

/** The draft, everything decided, in review. */
async function inReview(): Promise<Publication> {
  return done(
    await submit(group.coordinator, await decidedDraft(group.coordinator, group.meeting.id), [group.plenaryId]),
  );
}

describe('the way of a publication', () => {
  it('goes draft, in review, certified by somebody else, published with a number; the desk tells each whose turn it is', async () => {
    const { coordinator, member } = group;
    const draft = await prepare(coordinator, group.meeting.id);
    expect(draft).toMatchObject({ state: 'draft', stale: null, minutesId: null, certifiedBy: null });
    expect(await waiting(coordinator)).toEqual(['review']);

    const reviewed = done(await submit(coordinator, await decideAll(coordinator, draft), [group.plenaryId]));
    expect(reviewed).toMatchObject({ state: 'inReview', targetBodyIds: [group.plenaryId], undecided: 0 });
    expect([await waiting(coordinator), await waiting(member)]).toEqual([[], ['certification']]);

    const certified = done(await certify(member, reviewed));
    expect(certified).toMatchObject({ state: 'certified', certifiedBy: { name: 'Noé Auriol' } });
    expect([await waiting(coordinator), await waiting(member)]).toEqual([['publication'], []]);

    const published = done(await publish(coordinator, certified));
    expect(published.state).toBe('published');
    const minutes = done(
      await coordinator.call(routes.readMinutes, { params: { minutesId: published.minutesId ?? '' } }),
    );
    expect(minutes).toMatchObject({ number: '2026-1', state: 'published', readBy: ['Formation plénière'] });
    for (const event of ['prepared', 'decided', 'submitted', 'certified', 'published'])
      expect(await audited(group.server, `publication.${event}`)).toContainEqual(
        expect.objectContaining({ subjectId: draft.id, bodyId: group.bodyId }),
      );
  });

  it('preparing again, by whoever may, returns to the open draft', async () => {
    const first = await prepare(group.coordinator, group.meeting.id);
    const [again, other] = await Promise.all([
      prepare(group.coordinator, group.meeting.id),
      prepare(group.coordinator, group.meeting.id),
    ]);
    expect([again.id, other.id]).toEqual([first.id, first.id]);
  });

  it('5. whoever submits a draft that another made does not certify it', async () => {
    const { coordinator, colleague, server, meeting, plenaryId } = group;
    const draft = await decidedDraft(coordinator, meeting.id);
    const memberships = server.connection.collection('memberships');
    const seat = { personId: colleague.personId, bodyId: group.bodyId };
    await memberships.updateOne(seat, { $set: { role: 'groupLead' } });
    const reviewed = done(await submit(colleague, draft, [plenaryId]));
    expect((await certify(colleague, reviewed)).body).toMatchObject({ code: 'SAME_PERSON' });
    expect((await certify(group.member, reviewed)).status).toBe(200);
    await memberships.updateOne(seat, { $set: { role: 'member' } });
  });

  it('WRONG_STATE: no step is skipped or taken twice', async () => {
    const draft = await decidedDraft(group.coordinator, group.meeting.id);
    expect((await certify(group.member, draft)).body).toMatchObject({ code: 'WRONG_STATE' });
    expect((await publish(group.coordinator, draft)).body).toMatchObject({ code: 'WRONG_STATE' });
    const reviewed = done(await submit(group.coordinator, draft, [group.plenaryId]));
    expect((await submit(group.coordinator, reviewed, [group.plenaryId])).body).toMatchObject({ code: 'WRONG_STATE' });
    expect((await publish(group.coordinator, reviewed)).body).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('CONFLICT: a step taken from an older version is refused', async () => {
    const draft = await prepare(group.coordinator, group.meeting.id);
    await decideAll(group.coordinator, draft);
    expect((await submit(group.coordinator, draft, [group.plenaryId])).body).toMatchObject({ code: 'CONFLICT' });
  });

  it('2. not submitted while a passage waits', async () => {
    const prepared = await prepare(group.coordinator, group.meeting.id);
    const draft = await rewriteParagraph(group.coordinator, prepared, 'JPM a encore menacé la gardienne.');
    expect(draft.undecided).toBeGreaterThan(0);
    const refused = await submit(group.coordinator, draft, [group.plenaryId]);
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'UNDECIDED_FINDINGS' })]);
    expect((await read(group.coordinator, draft)).state).toBe('draft');
  });

  it('5. neither who prepared nor who decided certifies', async () => {
    const { coordinator, member, server } = group;
    const reviewed = await inReview();
    const refused = await certify(coordinator, reviewed);
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'SAME_PERSON' })]);
    expect(refused.text).toContain('demandez à un autre membre du groupe');
    const publications = server.connection.collection<{ _id: string }>('publications');
    await publications.updateOne({ _id: reviewed.id }, { $set: { contributorIds: [member.personId] } });
    expect((await certify(member, reviewed)).body).toMatchObject({ code: 'SAME_PERSON' });
    expect((await read(coordinator, reviewed)).state).toBe('inReview');
  });

  it('5. what was certified by somebody who took part in it is not published', async () => {
    const { coordinator, member, server } = group;
    const certified = done(await certify(member, await inReview()));
    const publications = server.connection.collection<{ _id: string }>('publications');
    await publications.updateOne({ _id: certified.id }, { $set: { contributorIds: [member.personId] } });
    const refused = await publish(coordinator, certified);
    expect(refused.body).toMatchObject({ code: 'SAME_PERSON', message: expect.stringContaining('en brouillon') });
    expect((await read(coordinator, certified)).state).toBe('certified');
  });

  it('5. whoever is not of the group does not certify', async () => {
    const refused = await certify(group.mayor, await inReview());
    expect([refused.status, refused.body]).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND' })]);
  });

  it('5. exactly what was certified is published: a rebuilt text that differs is certified anew', async () => {
    const { coordinator, member, server } = group;
    const certified = done(await certify(member, await inReview()));
    const councils = server.connection.collection('councils');
    const before = await councils.findOne({});
    await councils.updateOne({}, { $set: { commune: 'Valmont-la-Forêt' } });
    const refused = await publish(coordinator, certified);
    await councils.updateOne({}, { $set: { commune: before?.commune } });
    expect(refused.body).toMatchObject({
      code: 'SOURCE_CHANGED',
      message: expect.stringContaining('n’est plus celui qui a été certifié'),
    });
    expect(done(await publish(coordinator, certified)).state).toBe('published');
  });

  it('5. minutes are not published to a body that holds nominative content', async () => {
    const draft = await decidedDraft(group.coordinator, group.meeting.id);
    for (const targets of [[group.bodyId], [group.plenaryId, group.bodyId], ['AAAAAAAAAAAAAAAAAAAAAA']])
      expect((await submit(group.coordinator, draft, targets)).body).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('3. what changed since is said stale and refused, until taken again with the decisions that hold', async () => {
    const { coordinator, meeting } = group;
    const draft = await decidedDraft(coordinator, meeting.id);
    done(
      await coordinator.call(routes.updateMeeting, {
        params: { meetingId: meeting.id },
        body: { version: meeting.version, place: 'Maison de quartier' },
      }),
    );
    expect((await read(coordinator, draft)).stale).toBe('sources');
    expect((await submit(coordinator, draft, [group.plenaryId])).body).toMatchObject({ code: 'SOURCE_CHANGED' });
    const fresh = done(
      await coordinator.call(routes.refreshPublication, {
        params: { publicationId: draft.id },
        body: { version: draft.version },
      }),
    );
    expect(fresh).toMatchObject({ stale: null, undecided: 0 });
    expect(fresh.decisions).toHaveLength(draft.decisions.length);
    expect(done(await submit(coordinator, fresh, [group.plenaryId])).state).toBe('inReview');
  });

  it('a line typed in the notes meanwhile makes the draft stale, and nobody submits it', async () => {
    const { coordinator, member, meeting, server } = group;
    const draft = await decidedDraft(coordinator, meeting.id);
    const editor = openEditor({ address: server.address, cookie: member.cookie }, meeting.documentId ?? '');
    await editor.status('saved');
    editor.type('Yanis Belkadri est revenu.');
    await eventually(async () => (await read(coordinator, draft)).stale === 'sources');
    expect((await submit(coordinator, draft, [group.plenaryId])).body).toMatchObject({ code: 'SOURCE_CHANGED' });
    editor.close();
  });

  it('any edit after certification makes it a draft again, to be certified anew', async () => {
    const { coordinator, member } = group;
    const certified = done(await certify(member, await inReview()));
    const [block] = certified.blocks;
    const edited = await rewriteBlocks(coordinator, certified, [{ id: block?.id ?? '', text: 'Un point a été fait.' }]);
    expect(edited).toMatchObject({ state: 'draft', certifiedBy: null });
    expect((await publish(coordinator, edited)).body).toMatchObject({ code: 'WRONG_STATE' });
  });

  it.each(['coordinator', 'member'] as const)(
    'whoever prepares or may certify returns it to draft, certified or not: the %s',
    async (who) => {
      const back = async ({ id, version }: Publication) =>
        done(
          await group[who].call(routes.returnToDraft, {
            params: { publicationId: id },
            body: { version, remark: 'On reconnaît les Belkadri-Zyx.' },
          }),
        );
      const reviewed = await inReview();
      const returned = await back(reviewed);
      expect(returned).toMatchObject({
        ...{ state: 'draft', decisions: reviewed.decisions },
        returned: { by: { id: group[who].personId }, remark: 'On reconnaît les Belkadri-Zyx.' },
      });
      expect((await storedBytes(group.server)).includes('Belkadri-Zyx')).toBe(false);
      expect(done(await submit(group.coordinator, returned, [group.plenaryId])).returned).toBeNull();
      await back(await read(group.coordinator, returned));
      const certified = done(await certify(group.member, await inReview()));
      expect(await back(certified)).toMatchObject({ state: 'draft', certifiedBy: null });
    },
  );

  it('new minutes of the same meeting are the next version of the same number, and replace the old one', async () => {
    const { coordinator, member } = group;
    const first = done(await publish(coordinator, done(await certify(member, await inReview()))));
    const second = done(await publish(coordinator, done(await certify(member, await inReview()))));
    expect(second.id).not.toBe(first.id);
    const { minutes } = done(await group.mayor.call(routes.listMinutes));
    expect(minutes.map(({ number, edition, state }) => [number, edition, state])).toEqual([
      ['2026-1', 2, 'published'],
      ['2026-1', 1, 'withdrawn'],
    ]);
    const latest = done(await group.mayor.call(routes.readMinutes, { params: { minutesId: second.minutesId ?? '' } }));
    expect(latest.editions).toEqual([{ id: first.minutesId, edition: 1, withdrawnAt: latest.publishedAt }]);
    expect((await read(coordinator, first)).state).toBe('withdrawn');
  });
});
