import { auditRoutes, directoryRoutes, LOGO_BYTES } from '@huis-clos/contracts';
import { deflateSync } from 'node:zlib';
import { imageOf, isOfPixelsAlone } from '../../../server/src/core/images/image.ts';
import { jpeg, jpegSegment, png, pngChunk } from '../../harness/pictures.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';

const routes = directoryRoutes;
const NAME = 'Yanis Belkadri';

/** Everywhere that a picture may say more than it shows. */
const talkative: [string, Buffer][] = [
  ['the text of a PNG', png({ extra: [pngChunk('tEXt', Buffer.from(`Author\0${NAME}`))] })],
  [
    'the compressed text of a PNG',
    png({ extra: [pngChunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(Buffer.from(NAME))]))] }),
  ],
  ['the EXIF of a PNG', png({ extra: [pngChunk('eXIf', Buffer.from(NAME))] })],
  ['the colour profile of a PNG', png({ extra: [pngChunk('iCCP', Buffer.from(NAME))] })],
  ['what follows the end of a PNG', png({ after: NAME })],
  ['the EXIF of a JPEG', jpeg(jpegSegment(0xe1, `Exif\0\0${NAME}`))],
  ['the comment of a JPEG', jpeg(jpegSegment(0xfe, NAME))],
  ['the colour profile of a JPEG', jpeg(jpegSegment(0xe2, `ICC_PROFILE\0${NAME}`))],
  ['what follows the end of a JPEG', Buffer.concat([jpeg(), Buffer.from(NAME)])],
];

describe('a picture', () => {
  it.each(talkative)('loses %s and keeps its size', (_where, bytes) => {
    expect(isOfPixelsAlone(bytes)).toBe(false);
    const image = imageOf(bytes);
    expect(image.bytes.toString('latin1')).not.toContain(NAME);
    expect(isOfPixelsAlone(image.bytes)).toBe(true);
    const { width, height } = imageOf(image.bytes);
    expect([width, height]).toEqual(image.type === 'image/png' ? [40, 20] : [16, 16]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG ou JPEG/],
    ['a GIF', Buffer.from('GIF89a'), /PNG ou JPEG/],
    ['nothing', Buffer.alloc(0), /PNG ou JPEG/],
    ['a PNG cut short', png().subarray(0, 60), /abîmée ou incomplète/],
    ['a JPEG cut short', jpeg().subarray(0, 200), /abîmée ou incomplète/],
    ['a PNG with a changed byte', Buffer.from(png()).fill(0xff, 50, 51), /abîmée ou incomplète/],
    ['a PNG with fewer rows than it says', Buffer.concat([png({ height: 20 })]).fill(21, 23, 24), /abîmée/],
    ['a PNG that unpacks into more than its pixels', overfull(), /abîmée/],
    ['a PNG of four billion rows', png({ height: 4_000_000_000 }), /chaque côté/],
    ['a PNG too wide to print', png({ width: 2001 }), /2001 × 20 pixels/],
    ['a picture too small to be seen', png({ width: 4, height: 4 }), /4 × 4 pixels/],
  ])('is refused with what to do: %s', (_what, bytes, said) => {
    expect(() => imageOf(bytes)).toThrow(said);
  });

  it('is read in a time that follows its length, whatever it is made of', () => {
    const markers = Buffer.alloc(LOGO_BYTES, 0xff);
    const cost = (bytes: Buffer): number => {
      const { user } = process.cpuUsage();
      expect(() => imageOf(bytes)).toThrow();
      return process.cpuUsage().user - user;
    };
    expect(cost(Buffer.concat([jpeg().subarray(0, 280), markers]))).toBeLessThan(1_000_000);
    expect(cost(Buffer.concat([png().subarray(0, 33), Buffer.alloc(LOGO_BYTES)]))).toBeLessThan(1_000_000);
  });
});

/** As many bytes as ten thousand rows, where its head says twenty. */
function overfull(): Buffer {
  const many = png({ height: 4000 });
  const head = png({ height: 20 }).subarray(0, 33);
  return Buffer.concat([head, many.subarray(33)]);
}

describe('the logo of the commune', () => {
  let server: TestServer;
  let coordinator: TestClient;
  let mayor: TestClient;

  beforeAll(async () => {
    server = await startServer();
    [coordinator, mayor] = await Promise.all([server.as('c.fournier'), server.as('maire')]);
  });
  afterAll(() => server.stop());

  const set = (by: TestClient, bytes: Buffer) => by.call(routes.setLogo, { body: { file: bytes.toString('base64') } });
  const read = (by: TestClient, logoId: string) => by.call(routes.readLogo, { params: { logoId } });

  it('is set by the coordinator, seen by whoever is signed in, as nothing but a picture', async () => {
    expect((await mayor.call(routes.readCouncil)).body.logoId).toBeNull();
    const answer = await set(coordinator, png({ extra: [pngChunk('tEXt', Buffer.from(`Author\0${NAME}`))] }));
    expect(answer.status).toBe(200);
    const { logoId } = (await mayor.call(routes.readCouncil)).body;
    expect(logoId).toBe(answer.body.logoId);

    const seen = await read(mayor, logoId ?? '');
    expect(seen.status).toBe(200);
    expect(seen.bytes.equals(imageOf(png()).bytes)).toBe(true);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await server.anonymous().refused(routes.readLogo, { params: { logoId: logoId ?? '' } })).status).toBe(401);
  });

  it('is changed by nobody else (D8), nor by what is no picture', async () => {
    const before = (await mayor.call(routes.readCouncil)).body;
    expect((await set(mayor, png())).status).toBe(404);
    expect((await mayor.refused(routes.removeLogo)).status).toBe(404);
    const refused = await set(coordinator, Buffer.from('<svg onload="alert(1)"/>'));
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Choisissez une image PNG ou JPEG')]);
    expect((await set(coordinator, Buffer.alloc(LOGO_BYTES + 3))).status).toBe(400);
    expect((await mayor.call(routes.readCouncil)).body).toEqual(before);
  });

  it('gets a new id each time, stays readable for what bears it, and each change is in the audit', async () => {
    const first = (await set(coordinator, png())).body.logoId ?? '';
    const second = (await set(coordinator, jpeg())).body.logoId ?? '';
    expect(second).not.toBe(first);
    expect((await coordinator.call(routes.removeLogo)).body.logoId).toBeNull();
    expect((await read(mayor, first)).headers.get('content-type')).toBe('image/png');
    expect((await read(mayor, second)).headers.get('content-type')).toBe('image/jpeg');
    const dpo = await server.as('dpo');
    const { entries } = (await dpo.call(auditRoutes.listAuditEntries)).body;
    const events = entries.map(({ event }) => event);
    expect(events.filter((event) => event === 'council.logoSet').length).toBeGreaterThanOrEqual(3);
    expect(events).toContain('council.logoRemoved');
  });
});
