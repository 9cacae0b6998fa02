import { setTimeout as later } from 'node:timers/promises';
import { openGateway, type Absence, type Gateway } from '../harness/gateway.ts';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { openEditor, seen, type Editor } from '../harness/notes.ts';
import { startServer, testDatabaseUrl, type TestClient, type TestServer } from '../harness/server.ts';

/**
 * How long the database is away: by default longer than the driver looks for a server and than a write may take, 10 s
 * each.
 */
const OUTAGE_MS = Number(process.env['HUIS_CLOS_OUTAGE_SECONDS'] ?? 12) * 1_000;

let gateway: Gateway;
let server: TestServer;
let group: Group;
let documentId: string;
const editors: Editor[] = [];

beforeEach(async () => {
  gateway = await openGateway(testDatabaseUrl());
  server = await startServer({ databaseUrl: gateway.url });
  group = await prepareGroup(server);
  documentId = (await planMeeting(group)).documentId as string;
});
afterEach(async () => {
  editors.splice(0).forEach((editor) => editor.close());
  await server.stop();
  await gateway.close();
});

function open({ cookie }: TestClient): Editor {
  const editor = openEditor({ address: server.address, cookie }, documentId, { patienceMs: OUTAGE_MS + 60_000 });
  editors.push(editor);
  return editor;
}
const linesOf = (editor: Editor): string[] => editor.text().split('\n').sort();

describe('a database that goes away while two people type, and comes back', () => {
  it.each<[Absence]>([['refusing'], ['silent']])(
    'freezes the page of whoever typed, then takes all they typed, once (%s)',
    async (absence) => {
      const [one, two] = [open(group.lead), open(group.member)];
      await Promise.all([one.status('saved'), two.status('saved')]);
      one.type('avant');
      await Promise.all([one.status('saved'), seen(two, 'avant')]);

      gateway.cut(absence);
      const back = later(OUTAGE_MS).then(() => gateway.mend());
      one.type('pendant');
      two.type('pendant aussi');
      const arriving = open(group.colleague);
      await Promise.all([one.status('frozen', 'offline'), two.status('frozen', 'offline')]);
      expect([one.provider.pending, two.provider.pending]).toEqual([1, 1]);
      await back;

      await Promise.all([one.status('saved'), two.status('saved')]);
      one.type('après');
      await Promise.all([one.status('saved'), seen(two, 'après')]);
      await Promise.all([seen(one, 'pendant aussi'), seen(two, 'pendant')]);
      const expected = ['après', 'avant', 'pendant', 'pendant aussi'];
      expect([linesOf(one), linesOf(two)]).toEqual([expected, expected]);
      // Whoever came meanwhile was let in as soon as that was possible, without coming again.
      await arriving.status('saved');
      await seen(arriving, 'après');
      expect(linesOf(arriving)).toEqual(expected);
      expect(server.log()).not.toContain('pendant');
    },
    OUTAGE_MS + 120_000,
  );
});
