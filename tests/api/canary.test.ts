import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routes } from '@huis-clos/contracts';
import { BSON } from 'mongodb';
import { discard, startProcess } from '../harness/process.ts';
import { sampleSecrets, secretsIn } from '../harness/secrets.ts';
import { startServer, type TestClient } from '../harness/server.ts';

/** Works as a coordinator does: opens every list and record of both groups, prepares minutes, knocks on wrong doors. */
async function work(camille: TestClient): Promise<string> {
  const seen: string[] = [];
  const { bodies } = (await camille.call(routes.listBodies)).body;
  for (const { id: bodyId, nominative } of bodies.filter((body) => body.nominative)) {
    expect(nominative).toBe(true);
    const { situations } = (await camille.call(routes.listSituations, { params: { bodyId } })).body;
    for (const { id } of situations)
      seen.push((await camille.call(routes.readSituation, { params: { situationId: id } })).text);
    seen.push((await camille.call(routes.listActions, { params: { bodyId } })).text);
    const { meetings } = (await camille.call(routes.listMeetings, { params: { bodyId } })).body;
    const meetingId = meetings[0]?.id ?? '';
    const documentId = (await camille.call(routes.readMeeting, { params: { meetingId } })).body.documentId ?? '';
    const comment = { quote: 'Yanis Belkadri', text: 'Belkadri\u00a0: voir avec le bailleur' };
    await camille.call(routes.addNotesComment, { params: { documentId }, body: comment });
    seen.push((await camille.call(routes.listNotesComments, { params: { documentId } })).text);
    await camille.refused(routes.rewriteNotesRemark, { params: { documentId, remarkId: 'Belkadri' }, body: comment });
    for (const { id } of meetings)
      seen.push((await camille.refused(routes.preparePublication, { params: { meetingId: id } })).text);
    // What is refused quotes nothing: a name where an id is expected, a name in a field that does not exist.
    await camille.refused(routes.readSituation, { params: { situationId: 'Belkadri' } });
    await camille.refused(routes.createSituation, { params: { bodyId }, body: { Belkadri: 'Yanis' } as never });
    await camille.refused(routes.importSituations, {
      params: { bodyId },
      body: { csv: 'Belkadri;Yanis', dryRun: true },
    });
  }
  return seen.join('\n');
}

/** Long enough not to be met by chance among megabytes of ciphertext. */
const telling = (secrets: string[]): string[] => secrets.filter((secret) => secret.length > 4);

describe('the names of the samples', () => {
  it('are in the group’s answers, and in no stored document nor log line', async () => {
    const [server, secrets] = await Promise.all([startServer({ work: true }), sampleSecrets()]);
    const answers = await work(await server.as('c.fournier'));
    expect(secretsIn(answers, secrets).length).toBeGreaterThan(20);

    const dump: string[] = [];
    for (const { name } of await server.connection.listCollections())
      for await (const document of server.connection.collection(name).find())
        dump.push(Buffer.from(BSON.serialize(document)).toString('latin1'), JSON.stringify(document));
    expect(dump.length).toBeGreaterThan(100);
    expect(secretsIn(dump.join('\n'), telling(secrets))).toEqual([]);
    expect(server.log().split('\n').length).toBeGreaterThan(20);
    expect(secretsIn(server.log(), secrets)).toEqual([]);
    await server.stop();
  });

  it('are in no file of the embedded database, nor in anything the server prints', async () => {
    const secrets = await sampleSecrets();
    const server = await startProcess({ environment: { HUIS_CLOS_DEMO: '1' } });
    const signedIn = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'c.fournier', passphrase: 'valmont sur loire' }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { bodies } = (await (await fetch(`${server.address}/api/bodies`, { headers: { cookie } })).json()) as {
      bodies: { id: string; nominative: boolean }[];
    };
    for (const { id } of bodies.filter(({ nominative }) => nominative))
      expect((await fetch(`${server.address}/api/bodies/${id}/situations`, { headers: { cookie } })).status).toBe(200);
    expect(await server.stop()).toBe(0);

    const files = (await readdir(server.folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name));
      expect([
        name,
        secretsIn(bytes.toString('latin1'), telling(secrets)),
        secretsIn(bytes.toString('utf8'), telling(secrets)),
      ]).toEqual([name, [], []]);
    }
    expect(secretsIn(server.output(), secrets)).toEqual([]);
    await discard(server.folder);
  });
});
