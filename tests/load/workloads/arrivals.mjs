import { inTurns, percentile, textOf, wait, write } from './tools.mjs';

const DOCUMENTS = 50;
const PEOPLE = 500;
const WITHIN_MS = 2_000;

export const w4 = {
  title: `${PEOPLE} pages reloaded within 2 s, on ${DOCUMENTS} documents of 500 KB`,
  measures: [
    { key: 'seconds', label: 'until the last has its document', unit: 's', atMost: 15 },
    { key: 'p50', label: 'opening, p50', unit: 'ms' },
    { key: 'cpuMs', label: 'processor in all', unit: 'ms' },
  ],
  async run(bench) {
    const { server, Client } = bench;
    const content = textOf(500 * 1024);
    const ids = await server.ask('documents', DOCUMENTS);
    // One reader stays in each: some servers forget a document that no one reads.
    await inTurns(ids, 4, (id) => write(bench, id, content));
    const before = await server.ask('usage');
    const startedAt = performance.now();
    const openings = Array.from({ length: PEOPLE }, async (_, index) => {
      await wait((index * WITHIN_MS) / PEOPLE);
      const from = performance.now();
      await Client.open(server.port, ids[index % DOCUMENTS], `person-${index}`);
      return performance.now() - from;
    });
    const took = await Promise.all(openings);
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, p50: percentile(took, 0.5), cpuMs: (await server.ask('usage')).cpuMs - before.cpuMs };
  },
};

const READERS = 8;

export const w9 = {
  title: `1 MB pasted in pieces of 200 KB, ${READERS} readers`,
  measures: [
    { key: 'arrived', label: 'until every reader has it', unit: 'ms' },
    { key: 'saved', label: 'until it is on disk', unit: 'ms', oursOnly: true },
  ],
  async run({ server, Client }) {
    const [id] = await server.ask('documents', 1);
    const author = await Client.open(server.port, id, 'author');
    const readers = [];
    for (let index = 0; index < READERS; index += 1)
      readers.push(await Client.open(server.port, id, `reader-${index}`));
    const pieces = textOf(1024 * 1024);
    const from = performance.now();
    const since = () => performance.now() - from;
    const saved = new Promise((resolve) => {
      author.onAck = (number) => number === LAST && resolve(since());
    });
    const arrivals = readers.map((reader) => new Promise((resolve) => (reader.onMark = () => resolve(since()))));
    pieces.forEach((piece) => author.send(piece));
    // The mark travels behind the text.
    author.change(LAST);
    const arrived = Math.max(...(await Promise.all(arrivals)));
    return { arrived, saved: await Promise.race([saved, wait(5_000).then(() => NaN)]) };
  },
};
const LAST = 1;
