import { Meter } from './meter.ts';
import { serveMetrics, type MetricsServer } from './metrics-server.ts';

describe('the measures of a process', () => {
  let served: MetricsServer;
  const meter = new Meter();
  beforeAll(async () => {
    meter.watch(() => ({ openDocuments: 3, sockets: 7, unacknowledged: 2 }));
    meter.appended(0.004);
    meter.compacted();
    served = await serveMetrics(0, () => meter.registry.metrics(), meter.registry.contentType);
  });
  afterAll(() => served.close());
  const get = (path: string, options = {}) => fetch(`http://127.0.0.1:${served.port}${path}`, options);

  it('say what is open, what waits for the disk, how long it takes, and how late the process is', async () => {
    const text = await (await get('/metrics')).text();
    for (const line of [
      'huis_clos_open_documents 3',
      'huis_clos_sockets 7',
      'huis_clos_unacknowledged_updates 2',
      'huis_clos_append_seconds_bucket{le="0.0025"} 0',
      'huis_clos_append_seconds_bucket{le="0.005"} 1',
      'huis_clos_compactions_total 1',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
  });

  it('have no label of ours: nothing that could name anyone', async () => {
    const ours = (await (await get('/metrics')).text()).split('\n').filter((line) => line.startsWith('huis_clos_'));
    const labels = ours.flatMap((line) => [...line.matchAll(/(\w+)="/g)].map(([, label]) => label));
    expect([...new Set(labels)]).toEqual(['le']);
  });

  it('are all that is served there, and only to be read', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST' })).status).toBe(404);
  });

  it('say in one line that their port is taken', async () => {
    await expect(serveMetrics(served.port, async () => '', '')).rejects.toThrow('METRICS_PORT');
  });
});
