import { once } from 'node:events';
import { createServer } from 'node:http';
import { StartupError } from '../core/errors.ts';

export interface MetricsServer {
  /** Where it listens; the one asked for, unless that was 0. */
  port: number;
  close(): void;
}

/**
 * Serves `/metrics` to this machine alone: on 127.0.0.1, apart from the service's own port, so that no proxy in front
 * of that one can ever publish it.
 * @param read the text to serve, in Prometheus' format, asked for at each reading
 * @throws {StartupError} when the port is taken
 */
export async function serveMetrics(port: number, read: () => Promise<string>, type: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': type }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen({ port, host: '127.0.0.1' });
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new StartupError(`Le port ${port} est déjà utilisé. Choisissez-en un autre avec METRICS_PORT.`);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
