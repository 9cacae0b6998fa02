import { readFile } from 'node:fs/promises';
import { situationRoutes, type ImportRow } from '@huis-clos/contracts';
import { ABSENT, audited, OUTSIDERS, prepareGroup, sameFor, storedBytes, type Group } from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';

const route = situationRoutes.importSituations;
const header = 'Nom;Prénom;Né(e) le;Groupe;Référent;Statut\n';

describe('POST /api/bodies/:bodyId/situations/import', () => {
  let server: TestServer;
  let group: Group;
  let sample: string;
  beforeAll(async () => {
    sample = await readFile(new URL('../../../server/demo/situations.csv', import.meta.url), 'utf8');
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  const send = (client: TestClient, csv: string, dryRun = false, bodyId = group.bodyId) =>
    client.call(route, { params: { bodyId }, body: { csv, dryRun } });
  const count = (collection: string) => server.connection.collection(collection).countDocuments();
  const outcomes = (rows: ImportRow[]) => rows.map(({ line, outcome }) => [line, outcome]);

  it('says first what would happen, and writes none of it', async () => {
    const { status, body } = await send(group.lead, sample, true);
    expect(status).toBe(200);
    expect(outcomes(body.rows)).toEqual([
      [2, 'otherGroup'],
      [3, 'otherGroup'],
      [4, 'ready'],
      [5, 'ready'],
      [6, 'otherGroup'],
      [7, 'ready'],
      [8, 'ready'],
      [9, 'ready'],
      [10, 'ready'],
      [11, 'otherGroup'],
    ]);
    expect(await count('situations')).toBe(0);
    expect((await audited(server, 'situations.importTried')).map(({ actorId }) => actorId)).toEqual([
      group.lead.personId,
    ]);
  });

  it('says of a line of another group nothing but its number', async () => {
    const { body, text } = await send(group.lead, sample, true);
    const elsewhere = body.rows.filter(({ outcome }) => outcome === 'otherGroup');
    expect(elsewhere.map(({ label, remarks }) => [label, remarks])).toEqual(
      [2, 3, 6, 11].map((line) => [`Ligne ${line}`, []]),
    );
    for (const name of ['Ferroudj', 'Inès', 'Marine', 'Nguyên']) expect(text).not.toContain(name);
  });

  it('brings the sample in whole, sealed, its states, case leads and follow-ups with it', async () => {
    const { body } = await send(group.lead, sample);
    expect(body.rows.filter(({ outcome }) => outcome === 'created').map(({ label }) => label)).toEqual([
      "Mamadou N'Diaye",
      'Enzo Le Goff',
      'Rose Kowalczyk',
      'Yanis Belkadri',
      'Ibrahim Traoré',
      'Pierre Dupont',
    ]);
    const list = await group.member.call(situationRoutes.listSituations, { params: { bodyId: group.bodyId } });
    expect(
      list.body.situations.map(({ number, name, status, caseLead, lastFollowUpOn }) => [
        number,
        name,
        status,
        caseLead?.name ?? null,
        lastFollowUpOn,
      ]),
    ).toEqual([
      [1, "Mamadou N'Diaye", 'active', 'Noé Auriol', '2026-06-12'],
      [2, 'Enzo Le Goff', 'toExamine', null, null],
      [3, 'Rose Kowalczyk', 'active', null, '2026-09-28'],
      [4, 'Yanis Belkadri', 'toExamine', null, null],
      [5, 'Ibrahim Traoré', 'closed', 'Noé Auriol', null],
      [6, 'Pierre Dupont', 'active', 'Sarah Benhamou', '2026-05-12'],
    ]);
    const bytes = await storedBytes(server);
    for (const name of [
      'Diaye',
      'Belkadri',
      'BELKADRI',
      'Kowalczyk',
      'Glycines bât',
      '39 98 41',
      'Samira',
      'harcèlement',
    ])
      expect([name, bytes.includes(name), server.log().includes(name)]).toEqual([name, false, false]);
    expect((await audited(server, 'situations.imported')).map(({ bodyId }) => bodyId)).toEqual([group.bodyId]);
  });

  it('brought in a second time adds no one', async () => {
    const before = await count('situations');
    const { body } = await send(group.member, sample);
    expect(new Set(body.rows.map(({ outcome }) => outcome))).toEqual(new Set(['duplicate', 'otherGroup']));
    expect(await count('situations')).toBe(before);
  });

  it('sees the same person twice in one file', async () => {
    const csv = `${header}VAUTOUR;Isidore;1/2/2010;Glycines;;active\nVautour;Isidore;01/02/2010;Glycines;;active\n`;
    expect(outcomes((await send(group.lead, csv)).body.rows)).toEqual([
      [2, 'created'],
      [3, 'duplicate'],
    ]);
  });

  it('sent twice at the same moment brings everyone in once', async () => {
    const csv = `${header}Milan;Agathe;1/2/2011;Glycines;;active\nBuse;Céleste;3/4/2011;Glycines;;active\n`;
    const before = await count('situations');
    await Promise.all([send(group.lead, csv), send(group.member, csv)]);
    expect(await count('situations')).toBe(before + 2);
  });

  it('[S4] closes nothing that its bearer could not close', async () => {
    const csv = `${header}Faucon;Basile;5/6/2010;Glycines;N. Auriol;close (déménagement) 01/09/2026\n`;
    const { body } = await send(group.member, csv);
    expect(body.rows[0]?.remarks).toContainEqual(expect.stringContaining('peuvent clore'));
    const list = await group.member.call(situationRoutes.listSituations, { params: { bodyId: group.bodyId } });
    expect(list.body.situations.find(({ name }) => name === 'Basile Faucon')?.status).toBe('toExamine');
  });

  it('refuses a line without a group, or without a name, and takes the others', async () => {
    const csv = `${header}Autour;Eva;1/1/2010;;;active\n;;1/1/2010;Glycines;;active\nHibou;Paul;1/1/2010;Glycines;;active\n`;
    const { body } = await send(group.lead, csv);
    expect(outcomes(body.rows)).toEqual([
      [2, 'refused'],
      [3, 'refused'],
      [4, 'created'],
    ]);
    expect(JSON.stringify(body.rows)).not.toContain('Autour');
  });

  it('of a file that is no table says how to save it, and writes nothing', async () => {
    const before = await count('situations');
    for (const csv of ['PK\u0003\u0004', 'bonjour', 'Nom;Prénom;Groupe\n', `Nom;Pr\uFFFDnom;Groupe\nA;B;Glycines`]) {
      const { status, body } = await group.lead.refused(route, {
        params: { bodyId: group.bodyId },
        body: { csv, dryRun: false },
      });
      expect([status, body.code]).toEqual([422, 'IMPORT_UNREADABLE']);
      expect(body.message.length).toBeGreaterThan(30);
    }
    expect(await count('situations')).toBe(before);
  });

  it('refuses more than two million characters before reading them', async () => {
    expect((await send(group.lead, 'x'.repeat(2_000_001), true)).status).toBe(400);
    expect((await send(group.lead, 'x'.repeat(4_000_000), true)).status).toBe(413);
  });

  it.each(OUTSIDERS)('[G5] is to %s what importing into no group is', async (who) => {
    const before = await count('situations');
    const forbidden = await send(group.outsiders[who], sample);
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(await send(group.outsiders[who], sample, false, ABSENT)));
    expect(await count('situations')).toBe(before);
  });

  it('asks who is there', async () => expect((await send(server.anonymous(), sample)).status).toBe(401));

  it('leaves out an address that could not be read back, and says so', async () => {
    const bodyId = await server.bodyId('Groupe de travail Jeunesse');
    const member = await server.as('t.grandclement');
    const csv = 'Nom;Prénom;Surnom;Courriel\nSow;Awa;;awa.sow@exemple.fr\nSow;Bilal;;bilâl@exemple.fr\n';
    const { rows } = (await send(member, csv, false, bodyId)).body;
    expect(rows.map(({ outcome, remarks }) => [outcome, remarks.some((text) => text.includes('Courriel'))])).toEqual([
      ['created', false],
      ['created', true],
    ]);
    const { situations } = (await member.call(situationRoutes.listSituations, { params: { bodyId } })).body;
    const emails = [];
    for (const { id } of situations) {
      const { status, body } = await member.call(situationRoutes.readSituation, { params: { situationId: id } });
      expect(status).toBe(200);
      emails.push(body.situation.identity.email);
    }
    expect(emails).toEqual(['awa.sow@exemple.fr', null]);
  });
});
