import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server over HTTP alone: as many an office's proxy, it refuses every WebSocket. */
export interface OldProxy {
  address: string;
  /** How many WebSockets it refused. */
  refused: () => number;
  close(): Promise<void>;
}

export async function openOldProxy(serverAddress: string): Promise<OldProxy> {
  const { hostname, port } = new URL(serverAddress);
  let refused = 0;
  const server = createServer((asked, answered) => {
    const { method, url: path, headers } = asked;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    answered.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.on('upgrade', (_request, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
