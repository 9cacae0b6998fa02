/**
 * Runs the same random operations here and on a reference server, and fails on the first difference, made as small as it
 * can be. REFERENCE_MONGODB_URL names the reference; without it there is nothing to compare with, and that is a failure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EJSON, Int32 } from 'bson';
import fc from 'fast-check';
import { type Db, MongoClient } from 'mongodb';
import { startEmbeddedMongodb } from '../src/index.ts';
import { agree, contents, outcome } from './compare.ts';
import { operation, type Operation } from './operations.ts';
import { FIXED_SEEDS } from './seeds.ts';

const url = process.env.REFERENCE_MONGODB_URL;
if (!url) {
  console.error('REFERENCE_MONGODB_URL is not set: the differential test needs a reference MongoDB to compare with.');
  process.exit(1);
}

const OPERATIONS = Number(process.env.DIFFERENTIAL_OPERATIONS ?? 20_000);
const random = Number(process.env.DIFFERENTIAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const dataDir = mkdtempSync(join(tmpdir(), 'differential-'));
const engine = await startEmbeddedMongodb({ dataDir });
const options = { promoteValues: false, promoteLongs: false, bsonRegExp: true };
const mine = await new MongoClient(engine.uri, options).connect();
const theirs = await new MongoClient(url, options).connect();
const name = `differential_${process.pid}`;
const databases: readonly [Db, Db] = [mine.db(name), theirs.db(name)];

let ran = 0;
let sequences = 0;

/** Runs a sequence on fresh collections. @throws Error that shows the first difference. */
async function compareSequence(sequence: readonly Operation[]): Promise<void> {
  const [a, b] = databases.map((db) => db.collection(`c${sequences}`)) as [
    ReturnType<Db['collection']>,
    ReturnType<Db['collection']>,
  ];
  sequences++;
  for (const step of sequence) {
    const before = await contents(a);
    // An empty array sorts below null (manual: "Comparison/Sort Order"); the reference sorts it as an array.
    if (step.sorts && before.includes('[]')) continue;
    if (comparesNaN(step, before) || countsBoolean(step, before) || rangesIdsFromNaN(step)) continue;
    const [x, y] = await Promise.all([outcome(a, step), outcome(b, step)]);
    ran++;
    if (!agree(x, y)) throw new Error(difference(step, before, x, y));
    const [left, right] = await Promise.all([contents(a), contents(b)]);
    if (left !== right) throw new Error(difference(step, before, left, right));
  }
  await b.drop();
}

// NaN is below every number for $min and $max (manual: the same page); for the reference it takes no part.
const comparesNaN = ({ name, arguments: values }: Operation, before: string): boolean => {
  const update = EJSON.stringify(values as never);
  return /update/i.test(name) && /"\$m(in|ax)"/.test(update) && (update + before).includes('NaN');
};

// $inc and $mul of a boolean are refused (manual: $inc needs a number); the reference counts true as 1.
const countsBoolean = ({ name, arguments: values }: Operation, before: string): boolean =>
  /update/i.test(name) && /"\$(inc|mul)"/.test(EJSON.stringify(values as never)) && /:(true|false)/.test(before);

// A number is neither above nor below NaN; the reference answers a range of `_id` by the plan it happens to choose.
const rangesIdsFromNaN = ({ arguments: values }: Operation): boolean =>
  /"_id":\{"\$[gl]te?":\{"\$numberDouble":"NaN"/.test(EJSON.stringify(values as never));

const difference = (step: Operation, before: string, mineText: string, theirsText: string): string =>
  [
    `${step.name} ${EJSON.stringify(step.arguments as never)}`,
    `before  ${before}`,
    `here    ${mineText}`,
    `there   ${theirsText}`,
  ].join('\n');

let failed = false;
try {
  for (const db of databases) {
    await db
      .collection<{ _id: Int32; n: Int32 }>('other')
      .insertMany([1, 2, 3].map((n) => ({ _id: new Int32(n), n: new Int32(n) })));
  }
  const seeds = [...FIXED_SEEDS, random];
  for (const [i, seed] of seeds.entries()) {
    const target = Math.ceil((OPERATIONS * (i + 1)) / seeds.length);
    for (let round = 0; ran < target; round++) {
      const property = fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 25 }), compareSequence);
      await fc.assert(property, { seed: seed + round, numRuns: 25 });
    }
  }
  console.log(`${ran} operations on both servers (seeds ${seeds.join(', ')}): no difference.`);
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? `${error.message}\n${String(error.cause ?? '')}` : error);
  console.error(`after ${ran} operations; random seed ${random} (DIFFERENTIAL_SEED to run it again)`);
} finally {
  await theirs.db(name).dropDatabase();
  await Promise.all([mine.close(), theirs.close()]);
  await engine.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
