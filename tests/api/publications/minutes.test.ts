import { readFile } from 'node:fs/promises';
import { routes } from '@huis-clos/contracts';
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { ABSENT, audited, sameFor, storedBytes } from '../../harness/group.ts';
import { done, publishSample, startWorkedGroup, type WorkedGroup } from '../../harness/publication.ts';
import type { TestClient } from '../../harness/server.ts';

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
      for (const route of [routes.readMinutes, routes.downloadDocx, routes.downloadOdt, routes.downloadPdf]) {
        const forbidden = await outsider.call(route, { params });
        expect([login, forbidden.status]).toEqual([login, 404]);
        expect(sameFor(forbidden)).toBe(sameFor(await outsider.call(route, { params: { minutesId: ABSENT } })));
      }
    }
  });

  it('do not open anything nominative to those who read them', async () => {
    const listed = await group.mayor.call(routes.listSituations, { params: { bodyId: group.bodyId } });
    const absent = await group.mayor.call(routes.listSituations, { params: { bodyId: ABSENT } });
    expect([listed.status, sameFor(listed)]).toEqual([404, sameFor(absent)]);
    const drafts = await group.mayor.call(routes.listPublications, { params: { meetingId: group.meeting.id } });
    expect(drafts.status).toBe(404);
  });

  it('hold no way back: no person, no situation, no draft, no edit time', async () => {
    const stored = await group.server.connection.collection('publishedMinutes').findOne({});
    expect(Object.keys(stored ?? {}).sort()).toEqual(
      [
        ...['_id', 'bodyId', 'bodyName', 'edition', 'meetingOn', 'number', 'publishedAt', 'sealedContent', 'state'],
        ...['targetBodyIds', 'withdrawnAt', 'withdrawnBecause'],
      ].sort(),
    );
    const ids = await group.server.connection.collection('publications').findOne({});
    const { text } = await group.mayor.call(routes.readMinutes, { params });
    for (const id of [ids?._id, group.meeting.id, group.coordinator.personId, group.member.personId])
      expect(text).not.toContain(String(id));
  });

  it('are found by their words, whatever the accents and capitals, by those who read them alone', async () => {
    const search = async (by: TestClient, words: string) =>
      done(await by.call(routes.searchMinutes, { body: { words } })).found;
    const [found, ...others] = await search(group.mayor, 'INSCRITS chantiers');
    expect(others).toEqual([]);
    expect(found?.minutes.id).toBe(params.minutesId);
    const [excerpt] = found?.excerpts ?? [];
    expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end).toLowerCase()).sort()).toEqual([
      'chantiers',
      'inscrits',
    ]);
    expect(await search(group.mayor, 'chantiers xylophone')).toEqual([]);
    for (const login of ['l.marchetti', 'technique'])
      expect([login, await search(await group.server.as(login), 'chantiers')]).toEqual([login, []]);
    expect(group.server.log()).not.toContain('xylophone');
  });

  it('are sealed: no passage of theirs can be read in the database', async () => {
    const { text } = await group.mayor.call(routes.readMinutes, { params });
    expect(text).toContain('Chantiers jeunes');
    expect((await storedBytes(group.server)).includes('Chantiers jeunes')).toBe(false);
  });

  it('every reading, download and passage found is in the audit', async () => {
    await group.mayor.call(routes.readMinutes, { params });
    await group.mayor.call(routes.downloadPdf, { params });
    await group.mayor.call(routes.searchMinutes, { body: { words: 'chantiers' } });
    for (const event of ['minutes.read', 'minutes.downloaded', 'minutes.found'])
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

  it('the OpenDocument text holds no name anywhere in its parts, nor in its name', async () => {
    const { bytes, headers, status } = await group.mayor.call(routes.downloadOdt, { params });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="compte-rendu-2026-1.odt"');
    for (const [name, content] of Object.entries(unzipSync(new Uint8Array(bytes))))
      await expectNoName(`${name} ${strFromU8(content).replace(/<[^>]+>/g, ' ')}`);
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
