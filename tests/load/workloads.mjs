/** Numbers sorted ascending; the value below which that share of them lies. */
export const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * People typing at a steady pace. Each change is timed from its sending to its arrival at every other client.
 * @returns {Promise<Record<string, number>>} milliseconds, `memoryMb` apart; `cpu` as a share of one core; `cpuPerDelivery` in microseconds
 */
export async function typing({ server, openClient, documents, clientsPerDocument, updatesPerSecond, seconds }) {
  const ids = await server.ask('documents', documents);
  const rooms = [];
  for (const [index, id] of ids.entries()) {
    const room = [];
    for (let client = 0; client < clientsPerDocument; client += 1)
      room.push(await openClient(server.port, id, `${index}-${client}`));
    rooms.push(room);
  }
  const clients = rooms.flat();
  const sentAt = new Map();
  const author = new Map();
  const [latencies, acks] = [[], []];
  let measuring = false;
  for (const client of clients) {
    client.onMark = (number) => {
      if (measuring && author.get(number) !== client) latencies.push(performance.now() - sentAt.get(number));
    };
    client.onAck = (number) => {
      if (measuring) acks.push(performance.now() - sentAt.get(number));
    };
  }
  let number = 0;
  let due = performance.now();
  const pace = 1000 / updatesPerSecond;
  const lags = [];
  const timer = setInterval(() => {
    if (measuring) lags.push(performance.now() - due);
    for (; due <= performance.now(); due += pace) {
      // Rooms in turn, and in each room its clients in turn.
      const room = rooms[number % rooms.length];
      const client = room[Math.floor(number / rooms.length) % room.length];
      number += 1;
      sentAt.set(number, performance.now());
      author.set(number, client);
      client.change(number);
    }
  }, 1);
  await wait(3_000);
  measuring = true;
  const before = await server.ask('usage');
  const from = performance.now();
  await wait(seconds * 1000);
  const after = await server.ask('usage');
  const elapsed = performance.now() - from;
  measuring = false;
  clearInterval(timer);
  await wait(200);
  clients.forEach((client) => client.close());
  latencies.sort((a, b) => a - b);
  acks.sort((a, b) => a - b);
  lags.sort((a, b) => a - b);
  const cpuMs = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000;
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
    cpu: cpuMs / elapsed,
    cpuPerDelivery: (cpuMs * 1000) / latencies.length,
    deliveries: latencies.length,
    // How late the load itself was: latencies cannot be trusted below it.
    lagP99: percentile(lags, 0.99),
    memoryMb: after.memory.rss / 2 ** 20,
  };
}

/**
 * Someone is removed while typing as fast as allowed.
 * @returns {Promise<{ lateWrites: number, removalMs: number }>} changes that others received although they were sent after the
 *   removal was answered (to be 0), and how long the removal took
 */
export async function removal({ server, openClient }) {
  const [id] = await server.ask('documents', 1);
  const name = `removed-${Math.random()}`;
  const [stays, goes] = [await openClient(server.port, id, 'stays'), await openClient(server.port, id, name)];
  const received = new Set();
  stays.onMark = (number) => received.add(number);
  let number = 0;
  const timer = setInterval(() => goes.change((number += 1)), 40);
  await wait(1_000);
  const from = performance.now();
  await server.ask('revoke', name);
  const removalMs = performance.now() - from;
  const lastBefore = number;
  await wait(1_000);
  clearInterval(timer);
  [stays, goes].forEach((client) => client.close());
  return { lateWrites: [...received].filter((mark) => mark > lastBefore).length, removalMs, sent: number };
}
