import { createConnection, type Connection } from 'mongoose';
import { StartupError } from '../errors.ts';

/**
 * Opens the one connection of the process. Writes are acknowledged by a majority and from disk.
 * @throws {StartupError} when no database answers within ten seconds.
 */
export async function connect(uri: string): Promise<Connection> {
  const connection = createConnection(uri, {
    serverSelectionTimeoutMS: 10_000,
    writeConcern: { w: 'majority', j: true },
    autoIndex: false,
    // Sealed fields come back as Buffers, not as the driver's Binary.
    promoteBuffers: true,
    maxPoolSize: 50,
  });
  watchUse(connection);
  // Without a listener, a connection lost later would end the process; the driver reconnects by itself.
  connection.on('error', () => {});
  try {
    return await connection.asPromise();
  } catch {
    await connection.close().catch(() => {});
    throw new StartupError(
      'La base de données ne répond pas. Vérifiez MONGODB_URL et que le serveur MongoDB est démarré.',
    );
  }
}

/** Builds the indexes of every model before the first request: unique ones are part of what keeps data right. */
export const createIndexes = async (connection: Connection): Promise<void> => {
  for (const model of Object.values(connection.models)) await model.createIndexes();
};

/** No command for this long means that nothing is under way: those of one transaction follow each other faster. */
const QUIET_MS = 50;
const SETTLE_MS = 5_000;

/** Commands under way and the time of the last change, per connection. */
const uses = new WeakMap<Connection, { now: number; changedAt: number }>();

function watchUse(connection: Connection): void {
  const use = { now: 0, changedAt: 0 };
  uses.set(connection, use);
  const count = (step: number) => () => {
    use.now += step;
    use.changedAt = performance.now();
  };
  const client = connection.getClient();
  client.on('connectionCheckedOut', count(1));
  client.on('connectionCheckedIn', count(-1));
}

/**
 * Closes the connection once what is under way has ended, or after five seconds: a transaction or cursor cut in the
 * middle keeps its locks in the database until that gives up on it.
 */
export async function disconnect(connection: Connection): Promise<void> {
  const limit = performance.now() + SETTLE_MS;
  const busy = () => {
    const use = uses.get(connection);
    return use && (use.now > 0 || performance.now() - use.changedAt < QUIET_MS);
  };
  while (busy() && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 10));
  await connection.close();
}
