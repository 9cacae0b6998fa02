import { inTurns, openRooms, textOf, wait, write } from './tools.mjs';

const SOCKETS = 2_000;
const DOCUMENTS = 100;
const DOCUMENT_BYTES = 50 * 1024;

export const w3 = {
  title: `${SOCKETS} idle people in 40 documents; then ${DOCUMENTS} more documents of 50 KB, each with its reader`,
  runs: 1,
  measures: [
    { key: 'perSocket', label: 'memory per idle socket', unit: 'KB', ratioAtMost: 1 },
    { key: 'livePerSocket', label: 'of which JavaScript', unit: 'KB' },
    { key: 'perDocument', label: 'memory per open document, reader included', unit: 'KB', ratioAtMost: 1 },
  ],
  async run(bench) {
    const { server } = bench;
    // The first ones pay for what a process makes once.
    await openRooms(bench, { documents: 1, clientsPerDocument: 50 });
    const empty = await server.ask('settledMemory');
    await openRooms(bench, { documents: 40, clientsPerDocument: SOCKETS / 40 });
    await wait(500);
    const idle = await server.ask('settledMemory');
    const content = textOf(DOCUMENT_BYTES);
    await inTurns(await server.ask('documents', DOCUMENTS), 10, (id) => write(bench, id, content));
    const full = await server.ask('settledMemory');
    return {
      perSocket: (idle.rss - empty.rss) / SOCKETS / 1024,
      livePerSocket: (idle.live - empty.live) / SOCKETS / 1024,
      perDocument: (full.live - idle.live) / DOCUMENTS / 1024,
    };
  },
};

const CHURNED = 1_000;

export const w8 = {
  title: `${CHURNED} documents opened, written in and left`,
  oursOnly: true,
  runs: 1,
  measures: [
    { key: 'before', label: 'JavaScript memory before', unit: 'MB' },
    { key: 'peak', label: 'when the last was left', unit: 'MB' },
    { key: 'after', label: 'once they are unloaded', unit: 'MB' },
    { key: 'ratio', label: 'after ÷ before', unit: '×', digits: 2, atMost: 1.1 },
    { key: 'open', label: 'documents still in memory', unit: '', digits: 0, atMost: 0 },
  ],
  async run(bench) {
    const { server, minutes } = bench;
    const content = textOf(5 * 1024);
    const churn = async (count) =>
      inTurns(await server.ask('documents', count), 8, async (id) => (await write(bench, id, content)).close());
    const live = async () => (await server.ask('settledMemory')).live / 2 ** 20;
    await churn(50);
    await unloaded(server);
    const before = await live();
    await churn(CHURNED);
    const peak = await live();
    await wait(minutes * 60_000);
    await unloaded(server);
    const after = await live();
    return { before, peak, after, ratio: after / before, open: await server.ask('openDocuments') };
  },
};

const UNLOADED_WITHIN_MS = 60_000;

async function unloaded(server) {
  const limit = performance.now() + UNLOADED_WITHIN_MS;
  while ((await server.ask('openDocuments')) > 0 && performance.now() < limit) await wait(200);
}
