import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { openGateway } from './gateway.ts';

/** A way to a database that ends the transactions of a client that was killed. */
export interface Reaper {
  /** Address of the database through here. */
  url: string;
  close(): Promise<void>;
}

/**
 * MongoDB ends a transaction that its client abandoned after a minute (transactionLifetimeLimitSeconds). Servers that
 * stand in for it may never do so, and whatever waits for what the transaction holds then waits for ever: this ends them
 * as soon as no connection of the client is left.
 */
export async function openReaper(databaseUrl: string): Promise<Reaper> {
  const admin = await new mongo.MongoClient(databaseUrl).connect();
  const open = new Map<string, unknown>();
  let clients = 0;
  let reaping: Promise<unknown> = Promise.resolve();

  const heed = (command: mongo.BSON.Document): void => {
    const { lsid, autocommit } = command as { lsid?: { id: mongo.Binary }; autocommit?: boolean };
    if (!lsid || autocommit !== false) return;
    const ends = 'commitTransaction' in command || 'abortTransaction' in command;
    if (ends) open.delete(lsid.id.toString('hex'));
    else open.set(lsid.id.toString('hex'), lsid);
  };
  // Again a moment later: what was still on its way may have opened one since.
  const reap = async (killSessions: unknown[]): Promise<void> => {
    await admin.db('admin').command({ killSessions });
    await wait(1_000);
    await admin.db('admin').command({ killSessions });
  };
  const gateway = await openGateway(databaseUrl, (client) => {
    clients += 1;
    client.on('data', commandReader(heed));
    client.on('close', () => {
      clients -= 1;
      if (clients > 0 || open.size === 0) return;
      const killSessions = [...open.values()];
      open.clear();
      reaping = reap(killSessions);
    });
  });
  return {
    url: gateway.url,
    async close() {
      await gateway.close();
      await reaping;
      await admin.close();
    },
  };
}

const OP_MSG = 2013;
/** Length, ids, kind of message, flags, kind of section: the command's document comes after. */
const COMMAND_AT = 21;

/** Reads the commands out of what a client sends, however it was cut. */
function commandReader(heed: (command: mongo.BSON.Document) => void): (bytes: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= 16 && pending.length >= pending.readInt32LE(0)) {
      const message = pending.subarray(0, pending.readInt32LE(0));
      pending = Buffer.from(pending.subarray(message.length));
      if (message.readInt32LE(12) !== OP_MSG) continue;
      const length = message.readInt32LE(COMMAND_AT);
      heed(mongo.BSON.deserialize(message.subarray(COMMAND_AT, COMMAND_AT + length)));
    }
  };
}
