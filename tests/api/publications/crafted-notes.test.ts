import { actionRoutes, NOTES_FRAGMENT, publicationRoutes, type Publication } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { planMeeting, prepareGroup, type Group } from '../../harness/group.ts';
import { openEditor } from '../../harness/notes.ts';
import { eventually, startServer, type TestServer } from '../../harness/server.ts';

/** What no editor of ours writes, and a program could. */
const crafted: [string, Record<string, unknown>, string][] = [
  ['heading', { level: 2.5 }, 'Entre deux niveaux'],
  ['action', { id: 'ActionDuTrenteFevrier0', dueOn: '2026-02-30' }, 'Rappeler le bailleur'],
  ['action', { id: 'ActionAuxMotsCaches000', dueOn: 'chez Yanis Belkadri' }, 'Rappeler le collège'],
];

describe('notes that a program wrote', () => {
  let server: TestServer;
  let group: Group;
  let draft: Publication;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
    const meeting = await planMeeting(group);
    const editor = openEditor({ address: server.address, cookie: group.lead.cookie }, meeting.documentId ?? '');
    await editor.status('saved');
    editor.doc.transact(() => {
      for (const [name, attributes, text] of crafted) {
        const node = new Y.XmlElement(name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as string);
        node.insert(0, [new Y.XmlText(text)]);
        editor.doc.getXmlFragment(NOTES_FRAGMENT).push([node]);
      }
    });
    await editor.status('saved');
    editor.close();
    const prepared = await group.lead.call(publicationRoutes.preparePublication, { params: { meetingId: meeting.id } });
    expect(prepared.status).toBe(200);
    draft = prepared.body;
  });
  afterAll(() => server.stop());

  it('make a draft whose headings have a level and whose due dates are days, or nothing', () => {
    expect(draft.blocks.map(({ text, level, dueOn }) => [text, level, dueOn])).toEqual([
      ['Entre deux niveaux', 3, null],
      ['Rappeler le bailleur', null, null],
      ['Rappeler le collège', null, null],
    ]);
  });

  it('leave the list of actions readable', async () => {
    const list = () => group.member.call(actionRoutes.listActions, { params: { bodyId: group.bodyId } });
    await eventually(async () => (await server.connection.collection('actions').countDocuments()) === 2);
    const { status, body } = await list();
    expect([status, body.actions.map(({ dueOn }) => dueOn)]).toEqual([200, [null, null]]);
  });
});
