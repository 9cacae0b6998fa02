import { wait } from './tools.mjs';

export const w6 = {
  title: 'someone is removed while typing 25 times a second, 5 times',
  oursOnly: true,
  measures: [
    {
      key: 'lateWrites',
      label: 'their changes that others received, sent after the removal was answered',
      unit: '',
      digits: 0,
      atMost: 0,
    },
    { key: 'removalMs', label: 'slowest removal', unit: 'ms', atMost: 1000 },
  ],
  async run(bench) {
    const removals = [];
    for (let time = 0; time < 5; time += 1) removals.push(await removeOne(bench));
    return {
      lateWrites: removals.reduce((sum, { lateWrites }) => sum + lateWrites, 0),
      removalMs: Math.max(...removals.map(({ removalMs }) => removalMs)),
    };
  },
};

async function removeOne({ server, Client }) {
  const [id] = await server.ask('documents', 1);
  const name = `removed-${Math.random()}`;
  const [stays, goes] = [await Client.open(server.port, id, 'stays'), await Client.open(server.port, id, name)];
  const received = new Set();
  stays.onMark = (number) => received.add(number);
  let number = 0;
  const timer = setInterval(() => goes.change((number += 1)), 40);
  await wait(500);
  const from = performance.now();
  await server.ask('revoke', name);
  const removalMs = performance.now() - from;
  const lastBefore = number;
  await wait(500);
  clearInterval(timer);
  [stays, goes].forEach((client) => client.close());
  return { lateWrites: [...received].filter((mark) => mark > lastBefore).length, removalMs };
}
