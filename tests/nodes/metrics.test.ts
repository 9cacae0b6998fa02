import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { freePort } from '../harness/redis.ts';

describe('the measures of a running server', () => {
  let server: ServerProcess;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    server = await startProcess({ environment: { METRICS_PORT: String(port) } });
  });
  afterAll(async () => {
    await server.stop();
    await discard(server.folder);
  });

  it('are read on the machine itself, on a port of their own', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toMatch(/^huis_clos_open_documents 0$/m);
    expect(text).toMatch(/^huis_clos_sockets 0$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('are not served on the public port', async () => {
    const answer = await fetch(`${server.address}/metrics`);
    expect(await answer.text()).not.toContain('huis_clos_');
  });
});
