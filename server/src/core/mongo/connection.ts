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
