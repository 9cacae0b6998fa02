import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { actionDoors, ActionsRepository, ActionsService, NotedRecords, OpenActionsCount } from './actions/index.ts';
import { buildApp } from './app.ts';
import { auditDoors, AuditRepository, AuditService } from './audit/index.ts';
import { breachDoors, BreachesRepository, BreachesService } from './breaches/index.ts';
import { Bus } from './core/bus.ts';
import { dayOf, startOf, type Clock } from './core/clock.ts';
import { DataKeyRepository } from './core/crypto/data-key.repository.ts';
import { Keyring } from './core/crypto/keyring.ts';
import type { MasterKey } from './core/crypto/master-key.ts';
import { sessionCookie } from './core/http/cookies.ts';
import { noOtherNodes } from './core/other-nodes.ts';
import { createCounters } from './core/mongo/counters.ts';
import { createTransact } from './core/mongo/transaction.ts';
import { createIndexes } from './core/mongo/connection.ts';
import { Demo } from './demo/index.ts';
import { deskDoors, DeskService } from './desk/index.ts';
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
import { meetingDoors, MeetingChanges, MeetingsRepository, MeetingsService } from './meetings/index.ts';
import type { NodeLine } from './nodes/index.ts';
import { createNotes, type NotesObserver } from './notes/index.ts';
import {
  createPublications,
  minutesDoors,
  publicationDoors,
  type Detectors,
  type Formats,
} from './publications/index.ts';
import { createRealtime } from './realtime/index.ts';
import {
  SituationAccess,
  SituationChanges,
  situationDoors,
  SituationImport,
  SituationRegistry,
  SituationsRepository,
  SituationsService,
  SituationWriter,
} from './situations/index.ts';

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
  /** What looks for names. */
  detectors: Detectors;
  /** What makes the files of minutes. */
  formats: Formats;
  observer?: NotesObserver;
  /** To the other processes that serve the same council; null for one on its own. */
  nodeLine?: NodeLine | null;
}

/** The composed service: what `main` and the tests start, use and stop. */
export interface Service {
  app: FastifyInstance;
  sessions: SessionsService;
  firstRun: FirstRunService;
  directory: DirectoryRepository;
  cookieName: string;
  /** What is in use at this moment. */
  figures(): { openDocuments: number; unacknowledged: number; sockets: number };
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
  detectors,
  formats,
  observer,
  nodeLine = null,
}: Dependencies): Promise<Service> {
  const nodes = nodeLine ?? noOtherNodes;
  const bus = new Bus(nodes);
  const transact = createTransact(connection);
  const audit = new AuditService(new AuditRepository(connection), transact, clock);
  const keyring = new Keyring(new DataKeyRepository(connection), masterKey);

  const directory = new DirectoryRepository(connection);
  const founding = new Founding(directory, keyring);
  const meetingsRepository = new MeetingsRepository(connection);
  const meetingOfBody = (meetingId: string, bodyId: string) => meetingsRepository.isOfBody(meetingId, bodyId);
  const actors = new Actors(directory, (meetingId) => meetingsRepository.agendaSituationIds(meetingId), clock);

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
  const bodies = new BodiesService(directory, people, meetingOfBody, keyring, audit, bus, clock);

  const takeNumbers = createCounters(connection);
  const actionsRepository = new ActionsRepository(connection);
  const openActions = new OpenActionsCount(actionsRepository);
  const situationsRepository = new SituationsRepository(connection);
  const access = new SituationAccess(situationsRepository, keyring);
  const situations = new SituationsService(
    access,
    situationsRepository,
    people,
    (bodyId) => openActions.bySituation(bodyId),
    audit,
  );
  const writer = new SituationWriter(situationsRepository, keyring, takeNumbers, clock);
  const situationChanges = new SituationChanges({
    ...{ access, repository: situationsRepository, writer, situations, bodies },
    ...{ meetingOfBody, audit, bus, clock },
  });
  const situationImport = new SituationImport({ access, writer, bodies, people, audit, bus, clock });
  const situationsOfBody = access.allOf.bind(access);
  const actions = new ActionsService({
    ...{ repository: actionsRepository, people, situationsOfBody, meetingOfBody },
    ...{ keyring, audit, bus, clock },
  });
  const notedRecords = new NotedRecords({
    ...{ repository: actionsRepository, people, takeNumbers, keyring, audit, bus, clock },
    meetingDay: async (meetingId) => {
      const meeting = await meetingsRepository.find(meetingId);
      return meeting && dayOf(meeting.startsAt);
    },
    situationNumbers: access.numbersOf.bind(access),
  });
  const memberSince = async (personId: string, bodyId: string) => {
    const current = await directory.current({ personId }, dayOf(clock.now()));
    const days = current.filter((seat) => seat.bodyId === bodyId && seat.role !== 'guest').map(({ from }) => from);
    return days.length > 0 ? startOf(days.sort()[0] as string) : null;
  };
  const notes = createNotes({
    ...{ connection, keyring, audit, bus, clock, logger, memberSince, observer, nodes },
    projection: notedRecords,
  });
  const meetings = new MeetingsService(meetingsRepository, keyring, audit, clock);
  const meetingChanges = new MeetingChanges({
    ...{ repository: meetingsRepository, meetings, bodies, people, situationsOfBody },
    notes: notes.service,
    hasOpenActions: (bodyId) => openActions.any(bodyId),
    ...{ keyring, audit, bus },
  });
  const breaches = new BreachesService({
    ...{ repository: new BreachesRepository(connection), takeNumbers, keyring, audit, clock },
    bodyNames: async (ids) => new Map([...(await bodies.named(ids))].map(([id, { name }]) => [id, name])),
  });
  const publications = createPublications({
    ...{ connection, takeNumbers, keyring, audit, bus, clock },
    detectors,
    formats,
    readings: audit,
    breaches,
    sources: {
      keyring,
      notes: notes.service,
      meetings: { read: async (caller, id) => meetings.view(caller, await meetings.load(caller, id)) },
      registry: new SituationRegistry(access, clock),
      directory: {
        letterhead: () => council.letterhead(),
        logo: (id) => council.logoFile(id),
        bodies: (ids) => bodies.named(ids),
        sitting: async (bodyId) => (await bodies.sitting(bodyId)).map(({ personId }) => personId),
        professionals: (ids) => people.professionals(ids),
        labels: (ids) => people.labels(ids),
      },
    },
  });
  const desk = new DeskService({
    ...{ meetings, actions, bodies, breaches, audit, clock },
    publications: publications.workflow,
    minutes: publications.minutes,
  });

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
      situationDoors(doors, situations, situationChanges, situationImport);
      meetingDoors(doors, meetings, meetingChanges);
      notes.openDoors(doors);
      actionDoors(doors, actions);
      publicationDoors(doors, publications);
      minutesDoors(doors, publications);
      breachDoors(doors, breaches);
      deskDoors(doors, desk);
      auditDoors(doors, audit, names);
    },
  });

  const realtime = createRealtime({
    httpServer: app.server,
    authenticate: (header, context) => sessions.callerFrom(cookie.in(header), context),
    origins: () => [...origins],
    ...{ bus, logger, nodeLine },
    openEvents: (doors) => notes.openEvents(doors),
    options: { trustProxy },
  });

  await createIndexes(connection);
  await demo?.seed(extent === 'whole' ? { situationImport, meetingChanges, notes: notes.service, people } : null);

  return {
    app,
    sessions,
    firstRun,
    directory,
    cookieName: cookie.name,
    figures: () => ({ ...notes.figures(), sockets: realtime.connections }),
    setOrigin: (address) => void origins.add(address),
    close: async () => {
      await realtime.close();
      await app.close();
      await notes.close();
      await nodeLine?.close();
    },
  };
}
