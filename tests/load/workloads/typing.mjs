import { openRooms, percentile, wait } from './tools.mjs';

const WARM_UP_MS = 2_500;
/** How long the server may take over what it does once per person: compiling its code, recording who wrote. */
const SETTLED_WITHIN_MS = 15_000;

/**
 * People type at a steady pace, everyone in turn. Each change is timed from its sending to its arrival at every other
 * client. `bytes` makes each change that long; `stalled` more clients have stopped reading.
 */
export async function type(bench, { updatesPerSecond, bytes = 0, stalled = 0, ...load }) {
  const { server, Client, seconds } = bench;
  const { ids, rooms } = await openRooms(bench, load);
  const clients = rooms.flat();
  const stopped = [];
  for (let index = 0; index < stalled; index += 1) {
    stopped.push(await Client.open(server.port, ids[0], `stalled-${index}`));
    stopped[index].stall();
  }
  const [sentAt, author, latencies, acks, lags] = [new Map(), new Map(), [], [], []];
  let measuring = false;
  const awaited = new Set(Client.acknowledges ? clients : []);
  for (const client of clients) {
    client.onMark = (number) => {
      if (measuring && author.get(number) !== client) latencies.push(performance.now() - sentAt.get(number));
    };
    client.onAck = (number) => {
      awaited.delete(client);
      if (measuring) acks.push(performance.now() - sentAt.get(number));
    };
  }
  let number = 0;
  let due = performance.now();
  const timer = setInterval(() => {
    if (measuring) lags.push(performance.now() - due);
    for (; due <= performance.now(); due += 1000 / updatesPerSecond) {
      const room = rooms[number % rooms.length];
      const client = room[Math.floor(number / rooms.length) % room.length];
      number += 1;
      sentAt.set(number, performance.now());
      author.set(number, client);
      client.change(number, bytes);
    }
  }, 1);
  await wait(WARM_UP_MS);
  for (const limit = performance.now() + SETTLED_WITHIN_MS; awaited.size > 0 && performance.now() < limit;)
    await wait(50);
  measuring = true;
  const before = await server.ask('usage');
  const from = performance.now();
  await wait(seconds * 1000);
  const after = await server.ask('usage');
  const elapsed = performance.now() - from;
  measuring = false;
  clearInterval(timer);
  [...clients, ...stopped].forEach((client) => client.close());
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    cpu: (100 * cpuMs) / elapsed,
    cpuPerDelivery: (1000 * cpuMs) / latencies.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
    // How late the load itself was: latencies cannot be trusted below it.
    lagP99: percentile(lags, 0.99),
  };
}

const shared = [
  { key: 'cpuPerDelivery', label: 'processor per delivery', unit: 'µs', ratioAtMost: 1 },
  { key: 'p50', label: 'edit to peer, p50', unit: 'ms' },
  { key: 'p99', label: 'edit to peer, p99', unit: 'ms', ratioAtMost: 1 },
  { key: 'ackP99', label: 'edit to disk, p99', unit: 'ms', oursOnly: true },
  { key: 'lagP99', label: 'lateness of the load itself, p99', unit: 'ms' },
];

export const w1 = {
  title: '40 documents × 10 people, 400 changes a second',
  measures: shared,
  run: (bench) => type(bench, { documents: 40, clientsPerDocument: 10, updatesPerSecond: 400 }),
};
export const w2 = {
  title: '1 document × 200 people, 100 changes a second',
  measures: shared,
  run: (bench) => type(bench, { documents: 1, clientsPerDocument: 200, updatesPerSecond: 100 }),
};
export const w5 = {
  title: '8 people in one document, 40 changes a second',
  oursOnly: true,
  measures: [
    { key: 'ackP50', label: 'edit to disk, p50', unit: 'ms' },
    { key: 'ackP99', label: 'edit to disk, p99', unit: 'ms', atMost: 50 },
  ],
  run: (bench) => type(bench, { documents: 1, clientsPerDocument: 8, updatesPerSecond: 40 }),
};
export const w7 = {
  title: '20 people, changes of 32 KB, 30 a second; then 10 more who have stopped reading',
  oursOnly: true,
  measures: [
    { key: 'without', label: 'edit to peer without them, p99', unit: 'ms' },
    { key: 'with', label: 'edit to peer with them, p99', unit: 'ms' },
    { key: 'ratio', label: 'with ÷ without', unit: '×', digits: 2, atMost: 1.2 },
  ],
  async run(bench) {
    const load = { documents: 1, clientsPerDocument: 20, updatesPerSecond: 30, bytes: 32 * 1024 };
    const without = (await type(bench, load)).p99;
    const withThem = (await type(bench, { ...load, stalled: 10 })).p99;
    return { without, with: withThem, ratio: withThem / without };
  },
};
