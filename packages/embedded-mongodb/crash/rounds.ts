import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Db, type Document, MongoClient } from 'mongodb';
import { startProcess } from './server.ts';

/** What writers were told is kept. */
interface Acknowledged {
  inserts: Set<string>;
  pairs: Set<string>;
  triples: Set<string>;
  /** Highest value of each counter that was answered. */
  counters: Map<string, number>;
}

export interface CrashReport {
  kills: number;
  acknowledged: number;
  problems: string[];
}

const WRITERS = 8;

/**
 * Kills the server at random moments under concurrent writers, starts it again on the same folder, and looks for an
 * acknowledged write that is missing, a command or transaction half applied, or an index that disagrees with documents.
 */
export async function crashRounds(
  folder: string,
  kills: number,
  random: () => number = Math.random,
): Promise<CrashReport> {
  const acknowledged: Acknowledged = { inserts: new Set(), pairs: new Set(), triples: new Set(), counters: new Map() };
  const problems: string[] = [];
  const args = ['--data', join(folder, 'data'), '--socket-dir', join(folder, 'socket')];
  for (let round = 0; round <= kills && problems.length === 0; round++) {
    const server = await startProcess(...args);
    const client = await new MongoClient(server.uri, {
      retryWrites: false,
      retryReads: false,
      serverSelectionTimeoutMS: 500,
    }).connect();
    const db = client.db('crash');
    if (round === 0) await prepare(db);
    else problems.push(...(await check(db, acknowledged)));
    if (round === kills) {
      await client.close();
      await server.stop();
      break;
    }
    const writers = Array.from({ length: WRITERS }, (_, i) => write(client, db, `${round}-${i}`, acknowledged));
    await wait(20 + random() * 180);
    await server.kill();
    await Promise.all(writers);
    await client.close();
  }
  const { inserts, pairs, triples, counters } = acknowledged;
  const total =
    inserts.size + pairs.size + triples.size + [...counters.values()].reduce((sum, value) => sum + value, 0);
  return { kills, acknowledged: total, problems };
}

async function prepare(db: Db): Promise<void> {
  await db
    .collection('inserts')
    .createIndexes([{ key: { tag: 1 }, unique: true }, { key: { words: 1 } }, { key: { n: -1, tag: 1 } }]);
  await db.collection('left').createIndex({ of: 1 }, { unique: true });
  await db.collection('right').createIndex({ of: 1 });
}

const SAFE = { writeConcern: { w: 'majority', j: true } } as const;

/** Writes of every kind until the server is gone, noting what was acknowledged. */
async function write(client: MongoClient, db: Db, writer: string, acknowledged: Acknowledged): Promise<void> {
  try {
    for (let i = 0; ; i++) {
      const tag = `${writer}-${i}`;
      await db.collection('inserts').insertOne({ tag, n: i, words: ['a', `w${i % 7}`] }, SAFE);
      acknowledged.inserts.add(tag);
      if (i % 3 === 0) {
        // Not withTransaction: it would try again for two minutes against a server that is gone.
        await client.withSession(async (session) => {
          session.startTransaction(SAFE);
          await db.collection('left').insertOne({ of: tag }, { session });
          await db.collection('right').insertOne({ of: tag, text: 'x'.repeat(500) }, { session });
          await session.commitTransaction();
        });
        acknowledged.pairs.add(tag);
      }
      if (i % 4 === 0) {
        await db.collection('triples').insertMany(
          [0, 1, 2].map((part) => ({ of: tag, part })),
          SAFE,
        );
        acknowledged.triples.add(tag);
      }
      const counter = `${writer.split('-')[1] ?? ''}`;
      const found = await db
        .collection<{ _id: string; n: number }>('counters')
        .findOneAndUpdate({ _id: counter }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after', ...SAFE });
      acknowledged.counters.set(counter, found?.n ?? 0);
    }
  } catch {
    // The server was killed: what was not answered may or may not be there.
  }
}

async function check(db: Db, { inserts, pairs, triples, counters }: Acknowledged): Promise<string[]> {
  const values = async (collection: string, field: string) =>
    (await db.collection(collection).find().toArray()).map((item) => String(item[field]));
  const [tags, left, right, parts] = await Promise.all([
    values('inserts', 'tag'),
    values('left', 'of'),
    values('right', 'of'),
    values('triples', 'of'),
  ]);
  const problems: string[] = [];
  const missing = (what: string, wanted: Set<string>, found: string[]) => {
    const there = new Set(found);
    for (const item of wanted) if (!there.has(item)) problems.push(`${what} ${item} was acknowledged and is missing`);
  };
  missing('insert', inserts, tags);
  missing('transaction', pairs, left);
  missing('bulk insert', triples, parts);
  if ([...left].sort().join() !== [...right].sort().join()) problems.push('a transaction is half applied');
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  for (const [of, count] of counts)
    if (count !== 3) problems.push(`bulk insert ${of} is applied for ${count} documents of 3`);
  for (const { _id, n } of await db.collection('counters').find().toArray()) {
    if (n < (counters.get(String(_id)) ?? 0)) problems.push(`counter ${String(_id)} went back to ${String(n)}`);
  }
  return [...problems, ...(await checkIndexes(db))];
}

/** Reads each collection through each of its indexes: all must hold the same documents. */
async function checkIndexes(db: Db): Promise<string[]> {
  const problems: string[] = [];
  for (const { name } of await db.listCollections().toArray()) {
    const collection = db.collection(name);
    const ids = async (hint: Document) =>
      (await collection.find({}, { hint, projection: { _id: 1 } }).toArray())
        .map(({ _id }) => String(_id))
        .sort()
        .join();
    const scanned = await ids({ $natural: 1 });
    for (const index of await collection.indexes()) {
      if ((await ids(index.key)) !== scanned)
        problems.push(`index ${index.name ?? ''} of ${name} disagrees with its documents`);
    }
  }
  return problems;
}
