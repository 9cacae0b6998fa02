import { MongoClient } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';
import { connectRaw, nextAnswer, opMsg, rawCommand, sequence } from './raw-wire.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const legacyHello = (): Buffer => {
  const body = Buffer.from([0x13, 0, 0, 0, 0x10, ...Buffer.from('isMaster\0'), 1, 0, 0, 0, 0]);
  const tail = Buffer.concat([
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('admin.$cmd\0'),
    Buffer.alloc(4),
    Buffer.from([255, 255, 255, 255]),
    body,
  ]);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + tail.length, 0);
  head.writeInt32LE(2004, 12);
  return Buffer.concat([head, tail]);
};

it('says hello the legacy way, as the primary of a replica set with sessions', async () => {
  const socket = await connectRaw(harness.engine.uri);
  socket.write(legacyHello());
  expect(await nextAnswer(socket)).toMatchObject({
    ismaster: true,
    setName: 'embedded',
    logicalSessionTimeoutMinutes: 30,
    ok: 1,
  });
  socket.destroy();
});

it('reads document sequences and checksums, in pieces as small as they come', async () => {
  const socket = await connectRaw(harness.engine.uri);
  const message = opMsg(
    { insert: 'seq', $db: 'test' },
    { sections: [sequence('documents', [{ _id: 1 }, { _id: 2 }])], checksum: true },
  );
  for (const byte of message) socket.write(Buffer.from([byte]));
  expect(await nextAnswer(socket)).toMatchObject({ n: 2, ok: 1 });
  socket.destroy();
});

it('answers nothing to a message that wants no answer, and still does it', async () => {
  const socket = await connectRaw(harness.engine.uri);
  socket.write(opMsg({ insert: 'quiet', documents: [{ _id: 1 }], $db: 'test', writeConcern: { w: 0 } }, { flags: 2 }));
  socket.write(opMsg({ count: 'quiet', $db: 'test' }));
  expect(await nextAnswer(socket)).toMatchObject({ n: 1 });
  socket.destroy();
});

const corrupt = (change: (message: Buffer) => void): Buffer => {
  const message = opMsg({ ping: 1, $db: 'admin' }, { checksum: true });
  change(message);
  return message;
};

it.each<[string, Buffer]>([
  [
    'a checksum that does not match',
    corrupt((message) => message.writeUInt8(message.readUInt8(message.length - 1) ^ 1, message.length - 1)),
  ],
  ['a length of 2 GB', corrupt((message) => message.writeInt32LE(0x7fffffff, 0))],
  ['a negative length', corrupt((message) => message.writeInt32LE(-5, 0))],
  ['an unknown operation', corrupt((message) => message.writeInt32LE(2001, 12))],
  ['an unknown required flag', opMsg({ ping: 1, $db: 'admin' }, { flags: 1 << 5 })],
  ['a section that runs out of the message', corrupt((message) => message.writeInt32LE(5000, 21))],
  ['noise', Buffer.from('GET / HTTP/1.1\r\nHost: here\r\n\r\n')],
])('closes the connection on %s, and harms no one else', async (_, bytes) => {
  const socket = await connectRaw(harness.engine.uri);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await closed;
  expect(await harness.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});

it('refuses a malformed document by an answer', async () => {
  const message = opMsg({ insert: 'bad', documents: [{ text: 'ab' }], $db: 'test' });
  message.write('\xff\xfe', message.indexOf('ab\0'), 'latin1');
  const socket = await connectRaw(harness.engine.uri);
  socket.write(message);
  expect(await nextAnswer(socket)).toMatchObject({ ok: 0, code: 22, codeName: 'InvalidBSON' });
  socket.destroy();
});

it('refuses documents nested beyond MongoDB’s limit', async () => {
  let deep: Record<string, unknown> = {};
  for (let i = 0; i < 300; i++) deep = { deep };
  expect(await refusal(harness.db.collection('deep').insertOne(deep))).toMatchObject({ ok: 0, codeName: 'Overflow' });
});

describe('on a port', () => {
  it('lets in who has the secret and refuses everything else before it', async () => {
    const guarded = await startHarness({ port: 0 });
    await guarded.db.collection('c').insertOne({ a: 1 });
    const anonymous = guarded.engine.uri.replace(/\/\/.*@/, '//').replace(/\?.*/, '?directConnection=true');
    expect(await rawCommand(anonymous, { find: 'c', $db: 'test' })).toMatchObject({ ok: 0, code: 13 });
    const wrong = new MongoClient(guarded.engine.uri.replace(/:[^:@/]+@/, ':wrong@'));
    expect(await refusal(wrong.connect())).toMatchObject({ code: 18 });
    await wrong.close();
    const before = guarded.engine.uri;
    await guarded.restart();
    const secret = (uri: string) => /:([^:@/]+)@/.exec(uri)?.[1];
    expect(secret(guarded.engine.uri)).toBe(secret(before));
    await guarded.close();
  });
});

it('keeps a client to the version of the API that it declares', async () => {
  const strict = await new MongoClient(harness.engine.uri, { serverApi: { version: '1', strict: true } }).connect();
  const docs = strict.db('test').collection('docs');
  expect(await docs.findOne({ _id: 'none' as never })).toBeNull();
  expect(await refusal(docs.distinct('n'))).toMatchObject({ code: 323, codeName: 'APIStrictError' });
  expect(
    await refusal(
      strict
        .db('test')
        .aggregate([{ $listLocalSessions: {} }])
        .toArray(),
    ),
  ).toMatchObject({ code: 323 });
  await strict.close();
  const other = harness.db.command({ ping: 1, apiVersion: '2' });
  expect(await refusal(other)).toMatchObject({ code: 322, codeName: 'APIVersionError' });
});
