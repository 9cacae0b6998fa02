import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as later } from 'node:timers/promises';
import type { Route, AnswerOf, BodyOf, ErrorBody, ParamsOf, QueryOf } from '@huis-clos/contracts';
import type { Connection } from 'mongoose';
import { builtClient, compose, type Service } from '../../server/src/compose.ts';
import { wrapping } from '../../server/src/core/crypto/master-key.ts';
import { createLogger } from '../../server/src/core/logger.ts';
import { connect, disconnect } from '../../server/src/core/mongo/connection.ts';
import { createDetectors, formats } from '../../server/src/publications/index.ts';

/** A clock that tests can move forward. */
export class TestClock {
  #ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

export interface Answer<T> {
  status: number;
  /** The answer when `status` is 200, else the error's body. */
  body: T;
  /** The answer's exact text. */
  text: string;
  bytes: Buffer;
  headers: Headers;
}

type Sent<R extends Route> = (R extends { params: unknown } ? { params: ParamsOf<R> } : { params?: never }) &
  (R extends { query: unknown } ? { query?: QueryOf<R> } : { query?: never }) &
  (R extends { body: unknown } ? { body: BodyOf<R> } : { body?: never });

/** One person's browser, without the browser. */
export interface TestClient {
  personId: string | null;
  cookie: string | null;
  /** Calls a route; the answer is typed as a success: assert `status` first. */
  call<R extends Route>(route: R, sent?: Sent<R>): Promise<Answer<AnswerOf<R>>>;
  /** Calls a route that must be refused. */
  refused<R extends Route>(route: R, sent?: Sent<R>): Promise<Answer<ErrorBody>>;
}

export interface TestServer {
  service: Service;
  connection: Connection;
  clock: TestClock;
  address: string;
  /** Everything logged so far. */
  log: () => string;
  /** A client signed in as that login of the sample council. */
  as(login: string): Promise<TestClient>;
  anonymous(): TestClient;
  /** Id of a sample body by its short name's start: `bodyId('Groupe de travail Jeunesse')`. */
  bodyId(name: string): Promise<string>;
  personId(login: string): Promise<string>;
  stop(): Promise<void>;
}

/** The database server of the tests. */
export const testDatabaseUrl = (): string => process.env['TEST_MONGODB_URL'] ?? 'mongodb://127.0.0.1:27018';

/**
 * The composed service on a fresh database, listening on 127.0.0.1.
 * `client`: with the built interface too.
 * `council`: the sample council's people, bodies and memberships, everyone's charter signed but Sarah Benhamou's.
 * `work`: what its groups did too: situations, meetings held, their notes.
 * `trustProxy`: as behind a reverse proxy.
 * `databaseUrl`: the database server to use, instead of that of the tests.
 */
export async function startServer({
  council = true,
  work = false,
  client = false,
  trustProxy = false,
  databaseUrl = testDatabaseUrl(),
} = {}): Promise<TestServer> {
  const base = new URL(databaseUrl);
  base.pathname = `/test_${randomBytes(6).toString('hex')}`;
  const connection = await connect(base.href);
  const clock = new TestClock();
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) });
  const service = await compose({
    connection,
    masterKey: wrapping(randomBytes(32)),
    logger: createLogger('info', sink),
    clock,
    origin: null,
    trustProxy,
    clientFolder: client ? builtClient : null,
    demo: work ? 'whole' : council ? 'council' : 'none',
    detectors: createDetectors(),
    formats,
  });
  const address = await service.app.listen({ host: '127.0.0.1', port: 0 });
  service.setOrigin(address);

  const personId = async (login: string): Promise<string> => {
    const account = await connection.collection<{ _id: string; login: string }>('accounts').findOne({ login });
    if (!account) throw new Error(`no sample account ${login}`);
    return account._id;
  };

  return {
    service,
    connection,
    clock,
    address,
    log: () => lines.join(''),
    personId,
    async as(login) {
      const id = await personId(login);
      return createClient(address, id, `${service.cookieName}=${await service.sessions.open(id, 'Tests')}`);
    },
    anonymous: () => createClient(address, null, null),
    async bodyId(name) {
      const body = await connection.collection<{ _id: string; name: string }>('bodies').findOne({ name });
      if (!body) throw new Error(`no sample body ${name}`);
      return body._id;
    },
    async stop() {
      await service.close();
      await drop(connection);
      await disconnect(connection);
    },
  };
}

/** How long a drop may wait for a lock. */
const DROP_MS = 20_000;

/**
 * Drops the test's database; again when a transaction that the test cut off still holds its locks. One that keeps them
 * leaves the database behind: its name is drawn, and nothing will look at it again.
 */
export async function drop(connection: Connection, tries = 5): Promise<void> {
  try {
    await Promise.race([connection.dropDatabase(), later(DROP_MS)]);
  } catch (error) {
    if (tries === 1) throw error;
    await later(200);
    await drop(connection, tries - 1);
  }
}

/** A client of the service at that address, as whoever the cookie belongs to. */
export function createClient(address: string, personId: string | null, cookie: string | null): TestClient {
  const send = async (
    route: Route,
    sent: { params?: object; query?: object; body?: unknown } = {},
  ): Promise<Answer<never>> => {
    const path = route.url.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(String((sent.params as Record<string, unknown>)[key])),
    );
    const query = sent.query ? `?${new URLSearchParams(sent.query as Record<string, string>)}` : '';
    const response = await fetch(`${address}${path}${query}`, {
      method: route.method,
      headers: {
        origin: address,
        ...(cookie && { cookie }),
        ...(sent.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : null) as never,
      text,
      bytes,
      headers: response.headers,
    };
  };
  return { personId, cookie, call: send as TestClient['call'], refused: send as TestClient['refused'] };
}

/** Resolves when `ready` does; throws after ten seconds. For what the server does after its answer. */
export async function eventually(ready: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await ready())) {
    if (Date.now() > deadline) throw new Error('did not happen within ten seconds');
    await later(20);
  }
}
