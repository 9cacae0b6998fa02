import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net';

/** How a server is away: its machine answers no and hangs up, or nothing answers at all. */
export type Absence = 'refusing' | 'silent';

/** The only way to a database, or to the service itself, which a test can cut. */
export interface Gateway {
  /** Address of the server through here, the path and parameters of its own kept. */
  url: string;
  cut(how: Absence): void;
  /** Lets everything through again; connections that were cut stay so. */
  mend(): void;
  close(): Promise<void>;
}

/** @param onClient listens to each client that comes through */
export async function openGateway(serverUrl: string, onClient: (client: Socket) => void = () => {}): Promise<Gateway> {
  const target = addressOf(new URL(serverUrl));
  const sockets = new Set<Socket>();
  const stale = new WeakSet<Socket>();
  let absence: Absence | null = null;

  const server = createServer((client) => {
    if (absence === 'refusing') return void client.destroy();
    onClient(client);
    const onward = connect(target);
    for (const [from, to] of [
      [client, onward],
      [onward, client],
    ] as const) {
      sockets.add(from);
      // Swallowed while the server is silent, and nothing after a gap makes sense: such a pair never resumes.
      from.on('data', (bytes) => absence === null && !stale.has(from) && to.write(bytes));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    if (absence === 'silent') [client, onward].forEach((socket) => stale.add(socket));
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Otherwise the driver asks the database for its address, and goes there.
  if (url.protocol === 'mongodb:') url.searchParams.set('directConnection', 'true');
  return {
    url: url.href,
    cut(how) {
      absence = how;
      if (how === 'silent') sockets.forEach((socket) => stale.add(socket));
      else sockets.forEach((socket) => socket.destroy());
    },
    mend() {
      absence = null;
    },
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The embedded database listens on a socket in a folder, named where others name a machine. */
function addressOf({ hostname, port }: URL): NetConnectOpts {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: host } : { host, port: Number(port) };
}
