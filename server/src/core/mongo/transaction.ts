import type { ClientSession, Connection } from 'mongoose';

/** Runs `work` in one multi-document transaction, again when the database reports a passing conflict: `work` must bear repeating. */
export type Transact = <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;

export const createTransact =
  (connection: Connection): Transact =>
  async (work) => {
    const session = await connection.startSession();
    try {
      return await session.withTransaction(() => work(session));
    } finally {
      await session.endSession();
    }
  };
