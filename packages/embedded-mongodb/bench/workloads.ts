import type { Db, MongoClient } from 'mongodb';
import { duration, rate } from './measure.ts';

/** One line of the table. */
export interface Workload {
  title: string;
  unit: '/s' | 'ms';
  run: (client: MongoClient, db: Db) => Promise<number>;
}

const DOCUMENTS = 50_000;
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;
const text = 'Note de suivi, quelques lignes de texte pour donner une taille ordinaire au document. '.repeat(3);
let serial = 0;
const someId = () => Math.floor(Math.random() * DOCUMENTS);

/** Fills the collection that the reads use. */
export async function prepare(db: Db): Promise<void> {
  const docs = db.collection<{ _id: number }>('docs');
  await docs.createIndex({ group: 1, at: 1 });
  for (let start = 0; start < DOCUMENTS; start += 1000) {
    await docs.insertMany(
      Array.from({ length: 1000 }, (_, i) => ({
        _id: start + i,
        group: (start + i) % 500,
        at: start + i,
        text,
        done: i % 3 === 0,
      })),
    );
  }
}

const insert = (db: Db) =>
  db.collection('log').insertOne({ n: serial++, at: new Date(), bytes: Buffer.alloc(200) }, DURABLE);

export const WORKLOADS: readonly Workload[] = [
  {
    title: 'point read by _id',
    unit: '/s',
    run: (_, db) => rate(() => db.collection<{ _id: number }>('docs').findOne({ _id: someId() })),
  },
  {
    title: 'indexed range read of 100',
    unit: '/s',
    run: (_, db) =>
      rate(() =>
        db
          .collection('docs')
          .find({ group: someId() % 500 })
          .sort({ at: 1 })
          .limit(100)
          .toArray(),
      ),
  },
  { title: 'durable insert, 1 writer', unit: '/s', run: (_, db) => rate(() => insert(db)) },
  {
    title: 'durable insert, 50 writers',
    unit: '/s',
    run: (_, db) => rate(() => insert(db), { writers: 50 }),
  },
  {
    title: 'counter with findAndModify',
    unit: '/s',
    run: (_, db) =>
      rate(() =>
        db
          .collection<{ _id: string }>('counters')
          .findOneAndUpdate({ _id: 'c' }, { $inc: { n: 1 } }, { upsert: true, ...DURABLE }),
      ),
  },
  {
    title: 'transaction: update a record, insert its audit line',
    unit: '/s',
    run: (client, db) =>
      rate(() =>
        client.withSession((session) =>
          session.withTransaction(async () => {
            await db
              .collection<{ _id: number }>('docs')
              .updateOne({ _id: someId() }, { $set: { done: serial++ } }, { session });
            await db.collection('audit').insertOne({ n: serial++ }, { session });
          }, DURABLE),
        ),
      ),
  },
  {
    title: 'scan of 50,000 documents, none matching',
    unit: 'ms',
    run: (_, db) => duration(() => db.collection('docs').countDocuments({ text: 'none' })),
  },
];
