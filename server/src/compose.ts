import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { auditDoors, AuditRepository, AuditService } from './audit/index.ts';
import { Bus } from './core/bus.ts';
import type { Clock } from './core/clock.ts';
import { DataKeyRepository } from './core/crypto/data-key.repository.ts';
import { Keyring } from './core/crypto/keyring.ts';
import type { MasterKey } from './core/crypto/master-key.ts';
import { sessionCookie } from './core/http/cookies.ts';
import { createTransact } from './core/mongo/transaction.ts';
import { createIndexes } from './core/mongo/connection.ts';
import { Demo } from './demo/index.ts';
import {
  Actors,
  BodiesService,
  CouncilService,
  directoryDoors,
  DirectoryRepository,
  Founding,
  PeopleService,
} from './directory/index.ts';
import {
  AccountsService,
  Attempts,
  contextOf,
  FirstRunService,
  identityDoors,
  IdentityRepository,
  Passphrases,
  SessionsService,
} from './identity/index.ts';

export interface Dependencies {
  connection: Connection;
  masterKey: MasterKey;
  logger: Logger;
  clock: Clock;
  /** Public address; null until the port is known: then `setOrigin` says it. */
  origin: string | null;
  trustProxy: boolean;
  /** Folder of the built interface, or null. */
  clientFolder: string | null;
  /** The demonstration council: none, its people alone (tests), or with its work too. */
  demo: 'none' | 'council' | 'whole';
}

/** The composed service: what `main` and the tests start, use and stop. */
export interface Service {
  app: FastifyInstance;
  sessions: SessionsService;
  firstRun: FirstRunService;
  directory: DirectoryRepository;
  cookieName: string;
  /** Addresses this service is served from, besides a configured one. */
  setOrigin(origin: string): void;
  close(): Promise<void>;
}

/** Where the client's build lands, seen from this file in `src` and in `dist` alike. */
export const builtClient = fileURLToPath(new URL('../../client/dist', import.meta.url));

/** Constructs every repository and service, once; nothing else does. */
export async function compose({
  connection,
  masterKey,
  logger,
  clock,
  origin,
  trustProxy,
  clientFolder,
  demo: extent,
}: Dependencies): Promise<Service> {
  const bus = new Bus();
  const transact = createTransact(connection);
  const audit = new AuditService(new AuditRepository(connection), transact, clock);
  const keyring = new Keyring(new DataKeyRepository(connection), masterKey);

  const directory = new DirectoryRepository(connection);
  const founding = new Founding(directory, keyring);
  const actors = new Actors(directory, async () => [], clock);

  const identity = new IdentityRepository(connection);
  const passphrases = new Passphrases();
  const sessions = new SessionsService(identity, (personId) => actors.actorOf(personId), bus, clock);
  const accounts: AccountsService = new AccountsService(
    identity,
    sessions,
    passphrases,
    new Attempts(),
    () => people,
    audit,
    clock,
  );
  const firstRun = new FirstRunService(identity, founding, sessions, passphrases, audit, clock);

  const council = new CouncilService(directory, audit, bus, clock);
  const people: PeopleService = new PeopleService(directory, accounts, audit, bus);
  const bodies = new BodiesService(directory, people, keyring, audit, bus, clock);

  const demo =
    extent !== 'none' ? new Demo({ founding, identity, passphrases, audit, council, sessions, clock }) : null;

  const secure = origin?.startsWith('https:') ?? false;
  const cookie = sessionCookie(secure);
  const origins = new Set(origin ? [origin] : []);
  const names = {
    people: async (ids: string[]) => new Map([...(await people.labels(ids))].map(([id, { name }]) => [id, name])),
    bodies: async (ids: string[]) => new Map([...(await bodies.named(ids))].map(([id, { name }]) => [id, name])),
  };

  const app = await buildApp({
    logger,
    identify: (request) => sessions.callerFrom(cookie.read(request), contextOf(request)),
    origins: () => [...origins],
    secure,
    clientFolder,
    trustProxy,
    openDoors: (doors) => {
      identityDoors(doors, cookie, sessions, accounts, firstRun, {
        commune: () => council.commune(),
        demo: () => demo?.accounts() ?? null,
      });
      directoryDoors(doors, council, people, bodies);
      auditDoors(doors, audit, names);
    },
  });

  await createIndexes(connection);
  await demo?.seed();

  return {
    app,
    sessions,
    firstRun,
    directory,
    cookieName: cookie.name,
    setOrigin: (address) => void origins.add(address),
    close: () => app.close(),
  };
}
