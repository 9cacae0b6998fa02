/**
 * Runs MongoDB's published driver specification tests (unified format, JSON) against this engine. The files are not part
 * of this repository (CC BY-NC-SA): give the folder that holds them, `npm run spec -w packages/embedded-mongodb -- DIR`.
 * Prints one line per failure, then the counts; ends with code 1 when a test failed.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { startProcess } from '../crash/server.ts';
import type { SpecFile } from './format.ts';
import { Unsupported } from './operations.ts';
import { describeServer, type Server, unmet } from './requirements.ts';
import { runTest } from './test.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: npm run spec -w packages/embedded-mongodb -- DIR');

const files = readdirSync(resolve(folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();
const dataDir = mkdtempSync(join(tmpdir(), 'spec-'));
const engine = await startProcess('--data', dataDir, '--port', '0');
const direct = await new MongoClient(engine.uri).connect();
const hello = await direct.db('admin').command({ hello: 1 });
await direct.close();
// As a member of its set, not directly: read preferences and retries are then those of a replica set.
const uri = engine.uri.replace('directConnection=true', `replicaSet=${String(hello.setName)}`);
const client = await new MongoClient(uri).connect();
const server = await describeServer(client);

let passed = 0;
let failed = 0;
const skipped = new Map<string, number>();
for (const name of files) await runFile(name, server);
console.log(
  `${files.length} files: ${passed} passed, ${failed} failed, ${[...skipped.values()].reduce((a, b) => a + b, 0)} skipped`,
);
for (const [reason, count] of skipped) console.log(`  ${count} skipped: ${reason}`);
await client.close();
await engine.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);

async function runFile(name: string, server: Server): Promise<void> {
  const file = EJSON.parse(readFileSync(join(resolve(folder as string), name), 'utf8')) as SpecFile;
  const whole = unmet(file.runOnRequirements, server);
  for (const test of file.tests) {
    const reason = whole ?? unmet(test.runOnRequirements, server) ?? test.skipReason;
    if (reason !== undefined) {
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      continue;
    }
    try {
      await runTest(file, test, uri, client);
      passed++;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Unsupported) skipped.set(message, (skipped.get(message) ?? 0) + 1);
      else {
        failed++;
        console.log(`FAILED ${name}: ${test.description}\n  ${message}`);
      }
    }
  }
}
