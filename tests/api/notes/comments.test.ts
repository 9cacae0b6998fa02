import { notesCommentRoutes as routes, publicationRoutes } from '@huis-clos/contracts';
import type * as Y from 'yjs';
import {
  ABSENT,
  audited,
  inviteGuest,
  OUTSIDERS,
  planMeeting,
  prepareGroup,
  sameFor,
  storedBytes,
  type Group,
} from '../../harness/group.ts';
import { openEditor, type Editor } from '../../harness/notes.ts';
import { startServer, type TestServer } from '../../harness/server.ts';

let server: TestServer;
let group: Group;
let meetingId: string;
let documentId: string;

beforeAll(async () => {
  server = await startServer();
  group = await prepareGroup(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  const meeting = await planMeeting(group);
  meetingId = meeting.id;
  documentId = meeting.documentId as string;
});

const quote = 'CANARI-passage';
const text = 'CANARI-commentaire';

/** A comment of the member's; its id. */
async function commented(): Promise<string> {
  const answer = await group.member.call(routes.addNotesComment, { params: { documentId }, body: { quote, text } });
  expect(answer.status).toBe(200);
  return answer.body.id;
}
const listed = async (who = group.lead) =>
  (await who.call(routes.listNotesComments, { params: { documentId } })).body.comments;

describe('a comment on a passage of the notes', () => {
  it('is read by the whole group, answered, resolved and reopened by any of its readers', async () => {
    const remarkId = await commented();
    const params = { documentId, remarkId };
    await group.colleague.call(routes.answerNotesComment, { params, body: { text: 'CANARI-réponse' } });
    await group.lead.call(routes.resolveNotesComment, { params, body: { resolved: true } });
    expect(await listed()).toMatchObject([
      {
        ...{ id: remarkId, quote, text, editedAt: null, by: { id: group.member.personId } },
        resolvedBy: { id: group.lead.personId },
        replies: [{ text: 'CANARI-réponse', by: { id: group.colleague.personId } }],
      },
    ]);
    await group.colleague.call(routes.resolveNotesComment, { params, body: { resolved: false } });
    expect(await listed()).toMatchObject([{ resolvedAt: null, resolvedBy: null }]);
    const events = ['notes.commentAdded', 'notes.commentAnswered', 'notes.commentResolved', 'notes.commentReopened'];
    for (const event of events)
      expect((await audited(server, event)).filter(({ subjectId }) => subjectId === documentId)).toHaveLength(1);
    expect((await audited(server, 'notes.commentsListed')).length).toBeGreaterThan(1);
  });

  it('is rewritten by its author alone, and deleted by its author with its answers', async () => {
    const remarkId = await commented();
    const params = { documentId, remarkId };
    for (const other of [group.lead, group.colleague]) {
      const rewritten = await other.refused(routes.rewriteNotesRemark, { params, body: { text: 'autre' } });
      const deleted = await other.refused(routes.deleteNotesRemark, { params });
      expect([rewritten.status, deleted.status]).toEqual([404, 404]);
    }
    await group.member.call(routes.rewriteNotesRemark, { params, body: { text: 'précisé' } });
    expect(await listed()).toMatchObject([{ text: 'précisé', quote, editedAt: expect.any(String) }]);
    await group.lead.call(routes.answerNotesComment, { params, body: { text: 'une réponse' } });
    expect((await group.member.call(routes.deleteNotesRemark, { params })).status).toBe(200);
    expect(await listed()).toEqual([]);
    const late = await group.lead.refused(routes.answerNotesComment, { params, body: { text: 'trop tard' } });
    expect(late.status).toBe(404);
  });

  it('is sealed in the database: passage, words and authors', async () => {
    const remarkId = await commented();
    await group.lead.call(routes.answerNotesComment, { params: { documentId, remarkId }, body: { text } });
    await group.lead.call(routes.resolveNotesComment, { params: { documentId, remarkId }, body: { resolved: true } });
    expect((await storedBytes(server)).includes('CANARI')).toBe(false);
    expect(server.log()).not.toContain('CANARI');
  });

  it('does not exist for anyone outside the group, a guest of the meeting included, nor under other notes', async () => {
    const remarkId = await commented();
    const other = (await planMeeting(group)).documentId as string;
    const guest = await inviteGuest(server, group, meetingId);
    const knock = (who: typeof guest, params: { documentId: string; remarkId: string }) => [
      who.refused(routes.answerNotesComment, { params, body: { text } }),
      who.refused(routes.resolveNotesComment, { params, body: { resolved: true } }),
      who.refused(routes.rewriteNotesRemark, { params, body: { text } }),
      who.refused(routes.deleteNotesRemark, { params }),
    ];
    for (const answer of await Promise.all(knock(group.member, { documentId: other, remarkId })))
      expect(answer.status).toBe(404);
    for (const outsider of [guest, ...OUTSIDERS.map((who) => group.outsiders[who])]) {
      const [forbidden, unknown] = await Promise.all(
        [
          { documentId, remarkId },
          { documentId: ABSENT, remarkId: ABSENT },
        ].map((params) =>
          Promise.all([
            outsider.refused(routes.listNotesComments, { params }),
            outsider.refused(routes.addNotesComment, { params, body: { quote, text } }),
            ...knock(outsider, params),
          ]),
        ),
      );
      expect(forbidden?.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      expect(forbidden?.map(sameFor)).toEqual(unknown?.map(sameFor));
    }
    expect(await listed()).toMatchObject([{ resolvedAt: null, text, replies: [] }]);
  });
});

describe('what is prepared for publication', () => {
  it('holds neither the comment nor its mark, and is the same as if there were none', async () => {
    const editor = openEditor({ address: server.address, cookie: group.lead.cookie }, documentId);
    await editor.status('saved');
    editor.type('Le bailleur signale des dégradations.');
    const remarkId = await commented();
    mark(editor, remarkId);
    await editor.status('saved');
    const prepared = await group.lead.call(publicationRoutes.preparePublication, { params: { meetingId } });
    expect(prepared.status).toBe(200);
    expect(prepared.text).toContain('Le bailleur signale des dégradations.');
    const read = await group.lead.call(publicationRoutes.readPublication, {
      params: { publicationId: prepared.body.id },
    });
    for (const said of [prepared.text, read.text])
      expect([said.includes('CANARI'), said.includes(remarkId), said.includes('comment')]).toEqual([
        false,
        false,
        false,
      ]);
    editor.close();
  });
});

/** Puts a comment's mark on the last paragraph, as an editor does. */
function mark({ doc }: Editor, commentId: string): void {
  const paragraph = doc.getXmlFragment('notes').toArray().at(-1) as Y.XmlElement;
  const words = paragraph.get(0) as Y.XmlText;
  words.format(0, words.length, { 'comment--mark': { commentId } });
}
