import { readFile } from 'node:fs/promises';
import { endSeat, openNotes, RECHECK_MS, signIn } from '../harness/demo.ts';
import { heard, openEditor, seen, type Editor } from '../harness/notes.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { eventually, type TestClient } from '../harness/server.ts';

let server: ServerProcess;
let people: { lead: TestClient; member: TestClient; coordinator: TestClient };
let bodyId: string;
let documentId: string;
const editors: Editor[] = [];

/** The process that serves a connection: its sessions are named after it. */
const nodeOf = ({ socket }: Editor): string | undefined => socket.io.engine.id?.split('.')[0];

async function edit({ cookie }: TestClient, options: { transports?: string[] } = {}): Promise<Editor> {
  const editor = openEditor({ address: server.address, cookie }, documentId, options);
  editors.push(editor);
  await editor.status('saved');
  return editor;
}

/** Opens the notes as someone, through another process than that editor's. */
async function editElsewhere(client: TestClient, than: Editor): Promise<Editor> {
  for (;;) {
    const editor = await edit(client);
    if (nodeOf(editor) !== nodeOf(than)) return editor;
    editor.close();
  }
}

/** The process ids of those that serve, by the name that their sessions bear. */
async function workers(): Promise<Map<string, number>> {
  const children = (await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8')).trim().split(' ');
  const named = children.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    return [/NODE_UNIQUE_ID=(\d+)/.exec(environment)?.[1] ?? '', Number(pid)] as const;
  });
  return new Map((await Promise.all(named)).filter(([name]) => name !== ''));
}

beforeAll(async () => {
  server = await startProcess({ environment: { HUIS_CLOS_DEMO: '1', NODES: '2' } });
  const as = (login: string) => signIn(server.address, login);
  people = { lead: await as('n.auriol'), member: await as('l.marchetti'), coordinator: await as('c.fournier') };
  ({ bodyId, documentId } = await openNotes(people.lead));
}, 120_000);
afterEach(() => editors.splice(0).forEach((editor) => editor.close()));
afterAll(async () => {
  await server.stop();
  await discard(server.folder);
});

describe('two processes on one host', () => {
  it('show each other what is typed, and who is there and where', async () => {
    const here = await edit(people.lead);
    const there = await editElsewhere(people.member, here);
    here.type('écrit ici');
    await seen(there, 'écrit ici');
    there.type('écrit là');
    await seen(here, 'écrit là');
    here.awareness.setLocalStateField('cursor', { anchor: 'a', head: 'h' });
    await eventually(() => there.awareness.getStates().get(here.doc.clientID)?.['cursor'] !== undefined);
    await eventually(() => here.awareness.getStates().has(there.doc.clientID));
    there.close();
    await eventually(() => !here.awareness.getStates().has(there.doc.clientID));
  });

  it('keep a page that has long-polling alone with the process that knows it', async () => {
    const polling = await edit(people.lead, { transports: ['polling'] });
    const there = await editElsewhere(people.member, polling);
    for (let line = 1; line <= 20; line += 1) {
      polling.type(`sondé ${line}`);
      await polling.status('saved');
    }
    await seen(there, 'sondé 20');
  });

  it('one killed: its pages go on through the other, nothing acknowledged is lost, and another takes its place', async () => {
    const here = await edit(people.lead);
    const there = await editElsewhere(people.member, here);
    const before = await workers();
    here.type('avant la panne');
    await here.status('saved');
    process.kill(before.get(nodeOf(here) ?? '') as number, 'SIGKILL');
    await here.status('offline');
    here.type('pendant la panne');
    there.type('pendant la panne, ailleurs');
    await here.status('saved');
    await Promise.all([seen(there, 'avant la panne'), seen(there, 'pendant la panne')]);
    await seen(here, 'pendant la panne, ailleurs');
    await eventually(async () => [...(await workers()).keys()].some((name) => !before.has(name)));
  });

  it('a member removed through one is out of the notes in the other without waiting for the next look at rights', async () => {
    const stays = await edit(people.lead);
    const goes = await editElsewhere(people.member, stays);
    const revoked = heard(goes.socket, 'notes:revoked');
    const before = performance.now();
    expect(await endSeat(people.coordinator, bodyId, people.member.personId)).toBe(200);
    await revoked;
    expect(performance.now() - before).toBeLessThan(RECHECK_MS / 3);
    expect(goes.provider.status).toBe('revoked');
    stays.type('entre nous');
    await stays.status('saved');
    expect(goes.text()).not.toContain('entre nous');
  });
});
