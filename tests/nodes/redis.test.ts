import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endSeat, openNotes, RECHECK_MS, signIn } from '../harness/demo.ts';
import { heard, openEditor, seen, type Editor } from '../harness/notes.ts';
import { discard, startProcess, temporaryFolder, type ServerProcess } from '../harness/process.ts';
import { cableTo, freePort, startRedis, type Cable, type RedisServer } from '../harness/redis.ts';
import { drop, eventually, type TestClient } from '../harness/server.ts';
import { connect, disconnect } from '../../server/src/core/mongo/connection.ts';

/** How long one process is cut off from Redis: past what any of its time limits would repair by itself. */
const CUT_MS = Number(process.env['HUIS_CLOS_REDIS_CUT_MS'] ?? (process.env['CI'] ? 5_000 : 30_000));

/** An age that a canary which comes back every five seconds does not reach. */
const STUCK_SECONDS = 8;

let folder: string;
let redis: RedisServer;
let cable: Cable;
let here: ServerProcess;
let there: ServerProcess;
let metricsPort: number;
let database: URL;
let lead: TestClient;
let member: TestClient;
let landlord: TestClient;
let bodyId: string;
let documentId: string;
const editors: Editor[] = [];

async function edit({ address }: ServerProcess, { cookie }: TestClient): Promise<Editor> {
  const editor = openEditor({ address, cookie }, documentId);
  editors.push(editor);
  await editor.status('saved');
  return editor;
}

/** One line of the measures of the process whose line can be cut. */
async function measure(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  redis = await startRedis();
  cable = await cableTo(redis.port);
  metricsPort = await freePort();
  database = new URL(process.env['TEST_MONGODB_URL'] ?? '');
  database.pathname = `/nodes_${randomBytes(6).toString('hex')}`;
  const keyFile = join(folder, 'master.key');
  await writeFile(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const environment = { HUIS_CLOS_DEMO: '1', MONGODB_URL: database.href, HUIS_CLOS_MASTER_KEY_FILE: keyFile };
  here = await startProcess({
    folder,
    environment: { ...environment, REDIS_URL: `redis://127.0.0.1:${cable.port}`, METRICS_PORT: String(metricsPort) },
  });
  there = await startProcess({
    folder,
    environment: { ...environment, REDIS_URL: `redis://127.0.0.1:${redis.port}` },
  });
  lead = await signIn(here.address, 'n.auriol');
  member = await signIn(there.address, 'l.marchetti');
  landlord = await signIn(there.address, 'y.lebihan');
  ({ bodyId, documentId } = await openNotes(lead));
}, 180_000);
afterEach(() => editors.splice(0).forEach((editor) => editor.close()));
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  cable.close();
  await redis.stop();
  const connection = await connect(database.href);
  await drop(connection);
  await disconnect(connection);
  await discard(folder);
}, 60_000);

describe('two processes joined by Redis', () => {
  it('show each other what is typed and who is there, and Redis sees none of it', async () => {
    const [one, other] = [await edit(here, lead), await edit(there, member)];
    one.type('un secret de la séance');
    await seen(other, 'un secret de la séance');
    other.type('et sa réponse');
    await seen(one, 'et sa réponse');
    await eventually(() => other.awareness.getStates().has(one.doc.clientID));
    const shown = JSON.stringify(other.awareness.getStates().get(one.doc.clientID));
    expect(shown).toContain('Auriol');
    const passed = cable.heard().toString('latin1');
    expect(passed.length).toBeGreaterThan(1_000);
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    const plain = ['un secret', 'sa réponse', 'Auriol', 'Marchetti', documentId, bodyId, lead.personId as string];
    for (const text of plain) expect(passed).not.toContain(bytes(text));
  });

  it(
    `one cut off from Redis for ${CUT_MS / 1000} s while people type on both: what is acknowledged is kept, and all see all`,
    async () => {
      const [one, other] = [await edit(here, lead), await edit(there, member)];
      cable.pull();
      const until = performance.now() + CUT_MS;
      let lines = 0;
      while (performance.now() < until) {
        lines += 1;
        one.type(`coupé ${lines}`);
        other.type(`relié ${lines}`);
        await Promise.all([one.status('saved'), other.status('saved')]);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      // Nobody can know of a line that no message crosses but by sending some.
      await eventually(async () => (await measure('huis_clos_canary_age_seconds')) > CUT_MS / 2_000);
      cable.plug();
      await Promise.all([seen(one, `relié ${lines}`), seen(other, `coupé ${lines}`)]);
      expect(one.text()).toBe(other.text());
      const cut = one.text().split('\n');
      for (let line = 1; line <= lines; line += 1)
        expect(cut.filter((text) => text === `coupé ${line}` || text === `relié ${line}`)).toHaveLength(2);
    },
    CUT_MS * 2 + 60_000,
  );

  it('a stuck fan-out noticed by no one: the age of the canary tells of it, and that it is over', async () => {
    const age = () => measure('huis_clos_canary_age_seconds');
    const until = async (holds: (seconds: number) => boolean) => {
      while (!holds(await age())) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await until((seconds) => seconds < STUCK_SECONDS);
    cable.pull();
    await until((seconds) => seconds > STUCK_SECONDS);
    cable.plug();
    await until((seconds) => seconds < STUCK_SECONDS);
  });

  it('a member removed through one that is cut off is out of the notes in the other as soon as it is back', async () => {
    const goes = await edit(there, landlord);
    const coordinator = await signIn(here.address, 'c.fournier');
    cable.pull();
    expect(await endSeat(coordinator, bodyId, landlord.personId)).toBe(200);
    const revoked = heard(goes.socket, 'notes:revoked');
    cable.plug();
    await revoked;
  });

  it('a member removed through one is out of the notes in the other without waiting for the next look at rights', async () => {
    const [stays, goes] = [await edit(here, lead), await edit(there, member)];
    const coordinator = await signIn(here.address, 'c.fournier');
    const revoked = heard(goes.socket, 'notes:revoked').then(() => performance.now());
    const before = performance.now();
    expect(await endSeat(coordinator, bodyId, member.personId)).toBe(200);
    expect((await revoked) - before).toBeLessThan(RECHECK_MS / 3);
    stays.type('entre nous');
    await stays.status('saved');
    expect(goes.text()).not.toContain('entre nous');
  });
});
