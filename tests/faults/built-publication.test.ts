import { directoryRoutes, meetingRoutes, minutesRoutes } from '@huis-clos/contracts';
import { formats } from '../../server/src/publications/index.ts';
import { signIn } from '../harness/demo.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { publishSample } from '../harness/publication.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await startProcess({ environment: { HUIS_CLOS_DEMO: '1' } });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await discard(server.folder);
});

test('the built server, with its threads, takes notes to minutes and hands over their files', async () => {
  const [coordinator, member] = [await signIn(server.address, 'c.fournier'), await signIn(server.address, 'n.auriol')];
  const { bodies } = (await coordinator.call(directoryRoutes.listBodies)).body;
  const idOf = (wanted: string) => bodies.find(({ name }) => name === wanted)?.id as string;
  const bodyId = idOf('Groupe de travail Jeunesse');
  const { meetings } = (await coordinator.call(meetingRoutes.listMeetings, { params: { bodyId } })).body;
  const meeting = { id: meetings.find(({ state }) => state === 'held')?.id as string };
  const { minutesId } = await publishSample({ coordinator, member, plenaryId: idOf('Formation plénière'), meeting });

  for (const [format, route] of [
    ['docx', minutesRoutes.downloadDocx],
    ['odt', minutesRoutes.downloadOdt],
    ['pdf', minutesRoutes.downloadPdf],
  ] as const) {
    const { url } = route;
    const response = await fetch(`${server.address}${url.replace(':minutesId', minutesId ?? '')}`, {
      headers: { cookie: coordinator.cookie ?? '' },
    });
    expect([format, response.status]).toEqual([format, 200]);
    const texts = await formats[format].texts(new Uint8Array(await response.arrayBuffer()));
    expect(texts.map(({ text }) => text).join(' ')).toContain('Valmont-sur-Loire');
  }
});
