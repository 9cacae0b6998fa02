import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { type EmbeddedMongodb, type EmbeddedMongodbOptions, startEmbeddedMongodb } from '../src/index.ts';

export interface Harness {
  engine: EmbeddedMongodb;
  client: MongoClient;
  db: Db;
  dataDir: string;
  /** Stops the engine and starts it again on the same folder. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'embedded-mongodb-test-'));

/** An engine on a new folder, and a driver connected to it. */
export async function startHarness(
  options: Partial<EmbeddedMongodbOptions> = {},
  client: MongoClientOptions = {},
): Promise<Harness> {
  const dataDir = temporaryFolder();
  const harness = { dataDir } as Harness;
  const start = async () => {
    harness.engine = await startEmbeddedMongodb({ dataDir, ...options });
    harness.client = await new MongoClient(harness.engine.uri, client).connect();
    harness.db = harness.client.db('test');
  };
  const stop = async () => {
    await harness.client.close();
    await harness.engine.close();
  };
  harness.restart = async () => {
    await stop();
    await start();
  };
  harness.close = async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  await start();
  return harness;
}

/** The error that an operation is refused with. */
export async function refusal(operation: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await operation;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('The operation was expected to be refused, and succeeded.');
}
