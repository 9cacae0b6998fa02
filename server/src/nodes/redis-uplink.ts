import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from '@redis/client';
import { StartupError } from '../core/errors.ts';
import type { Uplink } from './uplink.ts';

const START_MS = 10_000;

/** What the adapter understands as « one other node, which has not answered »: a question nobody can put is not confirmed. */
const NOBODY_KNOWS = ['', 2];

/**
 * Between hosts, through Redis. Nothing waits for it: what cannot be sent is dropped, for the adapter would otherwise
 * keep it in memory until Redis is back, or end the process with an error it does not catch.
 * @throws {StartupError} when it does not answer within ten seconds
 */
export async function redisUplink(url: string): Promise<Uplink> {
  const listeners: (() => void)[] = [];
  const publisher = createClient({
    url,
    // The adapter reads streams in the older protocol's shape.
    RESP: 2,
    pingInterval: 5_000,
    socket: {
      connectTimeout: START_MS,
      socketTimeout: 15_000,
      reconnectStrategy: (tries) => Math.min(100 * tries, 1_000),
    },
  });
  publisher.on('error', () => {});
  const tellWhenBack = (client: typeof publisher) => {
    let before = false;
    client.on('ready', () => {
      if (before) listeners.forEach((listener) => listener());
      before = true;
    });
    return client;
  };
  const orDropped = async <T>(send: () => Promise<T>, otherwise: T): Promise<T> => {
    if (!publisher.isReady) return otherwise;
    return send().catch(() => otherwise);
  };
  await connectWithin(START_MS, tellWhenBack(publisher));
  return {
    adapter: createAdapter(
      {
        // By this one the adapter knows which client it speaks to.
        sSubscribe: () => {},
        // Readers wait for Redis to be back, and whatever was said meanwhile passed them by.
        duplicate: () => tellWhenBack(publisher.duplicate()),
        publish: (channel: string, message: Buffer) => orDropped(() => publisher.publish(channel, message), 0),
        xAdd: (...parameters: Parameters<typeof publisher.xAdd>) => orDropped(() => publisher.xAdd(...parameters), ''),
        sendCommand: (command: string[]) => orDropped<unknown>(() => publisher.sendCommand(command), NOBODY_KNOWS),
      },
      { streamName: 'huis-clos', channelPrefix: 'huis-clos' },
    ),
    open: () => publisher.isReady,
    onReopened: (listener) => void listeners.push(listener),
    close: async () => publisher.destroy(),
  };
}

async function connectWithin(ms: number, client: { connect(): Promise<unknown>; destroy(): void }): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms);
  });
  try {
    await Promise.race([client.connect(), late]);
  } catch {
    client.destroy();
    throw new StartupError('Redis ne répond pas. Vérifiez REDIS_URL et que le serveur Redis est démarré.');
  } finally {
    clearTimeout(timer);
  }
}
