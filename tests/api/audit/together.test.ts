import { auditRoutes, meetingRoutes } from '@huis-clos/contracts';
import { audited, planMeeting, prepareGroup } from '../../harness/group.ts';
import { openEditor } from '../../harness/notes.ts';
import { startServer, type TestServer } from '../../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('many readings at once', () => {
  it('are each written down, in one whole chain', async () => {
    const group = await prepareGroup(server);
    const { id: meetingId, documentId } = await planMeeting(group);
    const before = (await audited(server, 'meeting.read')).length;
    const reads = Array.from({ length: 40 }, () =>
      group.member.call(meetingRoutes.readMeeting, { params: { meetingId } }),
    );
    const page = { address: server.address, cookie: group.lead.cookie };
    const editors = Array.from({ length: 8 }, () => openEditor(page, documentId as string));
    expect((await Promise.all(reads)).every(({ status }) => status === 200)).toBe(true);
    await Promise.all(editors.map((editor) => editor.status('saved')));
    editors.forEach((editor) => editor.close());
    expect((await audited(server, 'meeting.read')).length - before).toBe(40);
    expect(await audited(server, 'notes.joined')).toHaveLength(8);
    const { body } = await (await server.as('dpo')).call(auditRoutes.verifyAudit);
    expect(body.brokenAt).toBeNull();
  });
});
