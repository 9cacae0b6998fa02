import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A Redis server of the test's own, which keeps nothing on disk. */
export interface RedisServer {
  port: number;
  stop(): Promise<void>;
}

/** Starts Debian's redis-server on a free port. @throws when it is not installed */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const missing = once(child, 'error').then(([error]) => {
    throw new Error('these tests need redis-server: « apt-get install redis-server »', { cause: error });
  });
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  await Promise.race([ready, missing]);
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A cable that can be pulled out: passes connections to a port on, and remembers every byte that went through. */
export interface Cable {
  port: number;
  /** Everything that went through, both ways. */
  heard(): Buffer;
  pull(): void;
  plug(): void;
  close(): void;
}

export async function cableTo(target: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  let pulled = false;
  const server = createServer((near) => {
    if (pulled) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => chunks.push(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(chunks),
    pull() {
      pulled = true;
      cut();
    },
    plug() {
      pulled = false;
    },
    close() {
      server.close();
      cut();
    },
  };
}
