import { readFile } from 'node:fs/promises';
import { publicationRoutes, realtimeEvents, situationRoutes } from '@huis-clos/contracts';
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { ABSENT, audited, sameFor } from '../../harness/group.ts';
import { connectSocket, heard } from '../../harness/notes.ts';
import { done, publishSample, startWorkedGroup, type WorkedGroup } from '../../harness/publication.ts';

const routes = publicationRoutes;
let group: WorkedGroup;
let params: { minutesId: string };

beforeAll(async () => {
  group = await startWorkedGroup();
  const { minutesId } = await publishSample(group);
  params = { minutesId: minutesId ?? '' };
});
afterAll(() => group.server.stop());

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9@]+/g, ' ');

/** Names, aliases, phones, streets with their number and plates of the sample spreadsheet and of the notes. */
async function mustNotLeave(): Promise<string[]> {
  const csv = await readFile(new URL('../../../server/demo/situations.csv', import.meta.url), 'utf8');
  const lines = csv.trim().split('\n').slice(1);
  const cells = lines.flatMap((line) => {
    const [, lastName = '', firstName = '', alias = '', , address = '', phone = '', , guardians = ''] = line
      .split(';')
      .map((cell) => cell.replaceAll('"', ''));
    const guardian = guardians.replace(/\(.*\)|M\. et Mme|Mme|Tutrice :|famille d'accueil|maje?ure?/g, '');
    return [lastName, firstName, alias, address, phone, guardian];
  });
  const phones = cells.map((cell) => cell.replace(/\D/g, '')).filter((digits) => digits.length === 10);
  return [...cells, ...phones, 'GH-482-QX', 'Yaya', 'Peyrat', 'Lyna', 'Auriol', 'Grandclément', 'Benhamou']
    .map((cell) => folded(cell).trim())
    .filter((cell) => cell.length > 3);
}

/** Whether the words stand in the text as words. */
const holds = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

async function expectNoName(text: string): Promise<void> {
  const read = folded(text);
  const digits = text.replace(/\D/g, '');
  const names = await mustNotLeave();
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => holds(read, name) || (/^\d{10}$/.test(name) && digits.includes(name)))).toEqual([]);
}

describe('published minutes', () => {
  it('are read in the plenary, in the group, by the coordinator and the data protection officer, and nowhere else', async () => {
    for (const login of ['maire', 'prefecture', 'n.auriol', 'c.fournier', 'dpo']) {
      const answer = await (await group.server.as(login)).call(routes.readMinutes, { params });
      expect([login, answer.status]).toEqual([login, 200]);
      await expectNoName(answer.text);
    }
    for (const login of ['l.marchetti', 'technique']) {
      const outsider = await group.server.as(login);
      expect(done(await outsider.call(routes.listMinutes)).minutes).toEqual([]);
      for (const route of [routes.readMinutes, routes.downloadDocx, routes.downloadPdf]) {
        const forbidden = await outsider.call(route, { params });
        expect([login, forbidden.status]).toEqual([login, 404]);
        expect(sameFor(forbidden)).toBe(sameFor(await outsider.call(route, { params: { minutesId: ABSENT } })));
      }
    }
  });

  it('do not open anything nominative to those who read them', async () => {
    const listed = await group.mayor.call(situationRoutes.listSituations, { params: { bodyId: group.bodyId } });
    const absent = await group.mayor.call(situationRoutes.listSituations, { params: { bodyId: ABSENT } });
    expect([listed.status, sameFor(listed)]).toEqual([404, sameFor(absent)]);
    const drafts = await group.mayor.call(routes.listPublications, { params: { meetingId: group.meeting.id } });
    expect(drafts.status).toBe(404);
  });

  it('hold no way back: no person, no situation, no draft, no edit time', async () => {
    const stored = await group.server.connection.collection('publishedMinutes').findOne({});
    expect(Object.keys(stored ?? {}).sort()).toEqual(
      [
        ...['_id', 'bodyId', 'bodyName', 'content', 'meetingOn', 'number', 'publishedAt', 'state', 'targetBodyIds'],
        'withdrawnBecause',
      ].sort(),
    );
    const ids = await group.server.connection.collection('publications').findOne({});
    const text = JSON.stringify(stored?.['content']);
    for (const id of [ids?._id, group.meeting.id, group.coordinator.personId, group.member.personId])
      expect(text).not.toContain(String(id));
  });

  it('every reading and download is in the audit', async () => {
    await group.mayor.call(routes.readMinutes, { params });
    await group.mayor.call(routes.downloadPdf, { params });
    for (const event of ['minutes.read', 'minutes.downloaded'])
      expect(await audited(group.server, event)).toContainEqual({
        actorId: group.mayor.personId,
        subjectId: params.minutesId,
        bodyId: group.bodyId,
      });
  });
});

describe('the files', () => {
  it('the Word document holds no name anywhere in its parts, nor in its name', async () => {
    const { bytes, headers, status } = await group.mayor.call(routes.downloadDocx, { params });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="compte-rendu-2026-1.docx"');
    const parts = Object.entries(unzipSync(new Uint8Array(bytes)));
    expect(parts.map(([name]) => name)).toContain('word/document.xml');
    for (const [name, content] of parts) {
      await expectNoName(`${name} ${strFromU8(content).replace(/<[^>]+>/g, ' ')}`);
      expect(strFromU8(content)).not.toMatch(/<dc:creator>|lastModifiedBy|dcterms:/);
    }
  });

  it('the PDF holds no name in its text, nor in its properties', async () => {
    const { bytes, headers, status } = await group.mayor.call(routes.downloadPdf, { params });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="compte-rendu-2026-1.pdf"');
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    expect(text).toContain('Situations examinées');
    await expectNoName(text);
    expect(bytes.toString('latin1')).not.toMatch(/\/Author/);
  });
});

describe('a withdrawal', () => {
  it('is not for those who only read', async () => {
    const refused = await group.mayor.call(routes.withdrawMinutes, { params, body: { reason: 'leak' } });
    expect(refused.status).toBe(404);
  });

  it('takes the text away from everyone at once, open pages included, destroys it, and leaves a marker', async () => {
    const dpo = await group.server.as('dpo');
    const page = connectSocket({ address: group.server.address, cookie: group.mayor.cookie });
    await heard(page, 'connect');
    const news = heard(page, realtimeEvents.changed);
    done(await dpo.call(routes.withdrawMinutes, { params, body: { reason: 'leak' } }));
    expect(await news).toMatchObject({ topic: 'minutes' });
    page.disconnect();
    expect(done(await group.mayor.call(routes.readMinutes, { params }))).toMatchObject({
      state: 'withdrawn',
      content: null,
    });
    for (const route of [routes.downloadDocx, routes.downloadPdf])
      expect((await group.mayor.refused(route, { params })).body).toMatchObject({ code: 'WRONG_STATE' });
    const stored = await group.server.connection.collection('publishedMinutes').findOne({});
    expect(stored?.['content']).toBeNull();
    const { publications } = done(
      await group.member.call(routes.listPublications, { params: { meetingId: group.meeting.id } }),
    );
    expect(publications).toMatchObject([{ state: 'withdrawn' }]);
    const again = await dpo.refused(routes.withdrawMinutes, { params, body: { reason: 'leak' } });
    expect(again.body).toMatchObject({ code: 'WRONG_STATE' });
  });
});
