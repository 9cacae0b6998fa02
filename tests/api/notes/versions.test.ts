import { directoryRoutes, notesVersionRoutes as routes } from '@huis-clos/contracts';
import { dayOf, startOf } from '../../../server/src/core/clock.ts';
import {
  ABSENT,
  audited,
  OUTSIDERS,
  planMeeting,
  prepareGroup,
  sameFor,
  storedBytes,
  type Group,
} from '../../harness/group.ts';
import { openEditor, seen, type Editor } from '../../harness/notes.ts';
import { startServer, type TestServer } from '../../harness/server.ts';

let server: TestServer;
let group: Group;
let documentId: string;
let editor: Editor;

beforeAll(async () => {
  server = await startServer();
  group = await prepareGroup(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  documentId = (await planMeeting(group)).documentId as string;
  editor = openEditor({ address: server.address, cookie: group.lead.cookie }, documentId);
  await editor.status('saved');
  editor.type('CANARI-version une');
  await editor.status('saved');
});
afterEach(() => editor.close());

async function saved(label = 'Avant la séance'): Promise<string> {
  const answer = await group.member.call(routes.saveNotesVersion, { params: { documentId }, body: { label } });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

describe('a named version of the notes', () => {
  it('is listed with its name, its author and its moment, and read as it was', async () => {
    const versionId = await saved();
    editor.type('écrit depuis');
    await editor.status('saved');
    const { versions } = (await group.lead.call(routes.listNotesVersions, { params: { documentId } })).body;
    expect(versions).toMatchObject([{ id: versionId, label: 'Avant la séance', by: { id: group.member.personId } }]);
    const { lines } = (await group.lead.call(routes.readNotesVersion, { params: { documentId, versionId } })).body;
    expect(lines.map(({ text }) => text)).toEqual(['CANARI-version une']);
  });

  it('is compared with the notes of now: what was added, what was removed', async () => {
    editor.type('deux');
    await editor.status('saved');
    const versionId = await saved();
    editor.doc.getXmlFragment('notes').delete(0, 1);
    editor.type('trois');
    await editor.status('saved');
    const { lines } = (await group.lead.call(routes.compareNotesVersion, { params: { documentId, versionId } })).body;
    expect(lines.map(({ change, text }) => [change, text])).toEqual([
      ['removed', 'CANARI-version une'],
      ['same', 'deux'],
      ['added', 'trois'],
    ]);
  });

  it('is compared with another version', async () => {
    const versionId = await saved('première');
    editor.type('deux');
    await editor.status('saved');
    const to = await saved('deuxième');
    editor.type('trois');
    await editor.status('saved');
    const compared = await group.lead.call(routes.compareNotesVersion, {
      params: { documentId, versionId },
      query: { to },
    });
    expect(compared.body.lines.map(({ change, text }) => [change, text])).toEqual([
      ['same', 'CANARI-version une'],
      ['added', 'deux'],
    ]);
    const absent = await group.lead.refused(routes.compareNotesVersion, {
      params: { documentId, versionId },
      query: { to: ABSENT },
    });
    expect(absent.status).toBe(404);
  });

  it('keeps, when restored, what it replaces: nothing is lost by going back', async () => {
    const versionId = await saved();
    editor.type('écrit depuis');
    await editor.status('saved');
    await group.lead.call(routes.restoreNotesVersion, { params: { documentId, versionId }, body: {} });
    const { versions } = (await group.lead.call(routes.listNotesVersions, { params: { documentId } })).body;
    expect(versions.map(({ label, by }) => [label, by.id])).toEqual([
      ['Avant le retour à «\u00a0Avant la séance\u00a0»', group.lead.personId],
      ['Avant la séance', group.member.personId],
    ]);
    const kept = { documentId, versionId: versions[0]?.id as string };
    const { lines } = (await group.member.call(routes.readNotesVersion, { params: kept })).body;
    expect(lines.map(({ text }) => text)).toEqual(['CANARI-version une', 'écrit depuis']);
  });

  it('is restored as a change that open editors see, and that is on disk when answered', async () => {
    const versionId = await saved();
    editor.type('de trop');
    await editor.status('saved');
    expect(
      (await group.lead.call(routes.restoreNotesVersion, { params: { documentId, versionId }, body: {} })).status,
    ).toBe(200);
    editor.type('et la suite');
    await editor.status('saved');
    expect(editor.text()).toBe('CANARI-version une\net la suite');
    expect(await audited(server, 'notes.versionRestored')).toContainEqual({
      ...{ actorId: group.lead.personId, subjectId: documentId, bodyId: group.bodyId },
    });
    const other = openEditor({ address: server.address, cookie: group.member.cookie }, documentId);
    await seen(other, 'et la suite');
    expect(other.text()).toBe(editor.text());
    other.close();
  });

  it('is sealed in the database, its name too', async () => {
    await saved('CANARI-nom de version');
    expect((await storedBytes(server)).includes('CANARI')).toBe(false);
  });

  it('does not exist for anyone outside the group, nor under another document', async () => {
    const versionId = await saved();
    const other = (await planMeeting(group)).documentId as string;
    const elsewhere = await group.lead.refused(routes.readNotesVersion, { params: { documentId: other, versionId } });
    expect(elsewhere.status).toBe(404);
    for (const outsider of OUTSIDERS.map((who) => group.outsiders[who])) {
      const absent = { documentId: ABSENT, versionId: ABSENT };
      for (const route of [routes.readNotesVersion, routes.compareNotesVersion]) {
        const [forbidden, unknown] = [
          await outsider.refused(route, { params: { documentId, versionId } }),
          await outsider.refused(route, { params: absent }),
        ];
        expect(forbidden.status).toBe(404);
        expect(sameFor(forbidden)).toBe(sameFor(unknown));
      }
      expect((await outsider.refused(routes.listNotesVersions, { params: { documentId } })).status).toBe(404);
      expect(
        (await outsider.refused(routes.saveNotesVersion, { params: { documentId }, body: { label: 'x' } })).status,
      ).toBe(404);
      const restored = await outsider.refused(routes.restoreNotesVersion, {
        params: { documentId, versionId },
        body: {},
      });
      expect(restored.status).toBe(404);
    }
    expect(editor.text()).toBe('CANARI-version une');
  });

  it('made before a member joined is not theirs to see', async () => {
    const versionId = await saved();
    const tomorrow = dayOf(new Date(Date.now() + 26 * 60 * 60 * 1000));
    const newcomer = await server.as('t.grandclement');
    const joins = await group.outsiders.coordinatorNotMember.call(directoryRoutes.addMember, {
      params: { bodyId: group.bodyId },
      body: {
        ...{ personId: newcomer.personId as string, role: 'member', from: tomorrow, until: null },
        ...{ mayoralOrder: null, meetingId: null },
      },
    });
    expect(joins.status).toBe(200);
    server.clock.advance(27 * 60 * 60 * 1000);
    const late = await server.as('t.grandclement');
    const listed = (await late.call(routes.listNotesVersions, { params: { documentId } })).body;
    expect(listed).toEqual({ versions: [], since: startOf(tomorrow).toISOString(), older: true });
    expect((await late.refused(routes.readNotesVersion, { params: { documentId, versionId } })).status).toBe(404);
  });
});
