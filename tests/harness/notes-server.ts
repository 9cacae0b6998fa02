import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@huis-clos/contracts';
import type { AppAbility } from '@huis-clos/permissions';
import type { Connection } from 'mongoose';
import { AuditRepository, AuditService } from '../../server/src/audit/index.ts';
import { Bus } from '../../server/src/core/bus.ts';
import { callerOf, type Caller } from '../../server/src/core/caller.ts';
import { systemClock } from '../../server/src/core/clock.ts';
import { DataKeyRepository } from '../../server/src/core/crypto/data-key.repository.ts';
import { Keyring } from '../../server/src/core/crypto/keyring.ts';
import { wrapping } from '../../server/src/core/crypto/master-key.ts';
import { newId } from '../../server/src/core/ids.ts';
import { createLogger } from '../../server/src/core/logger.ts';
import { drop } from './server.ts';
import { connect, disconnect, createIndexes } from '../../server/src/core/mongo/connection.ts';
import { createTransact } from '../../server/src/core/mongo/transaction.ts';
import { createNotes, type NodesProjection, type Notes } from '../../server/src/notes/index.ts';
import type { NotesDependencies } from '../../server/src/notes/notes.ts';
import { createRealtime } from '../../server/src/realtime/index.ts';
import type { Page } from './notes.ts';

/** What tests decide of one person: nobody else's rules are asked. */
export type Right = 'write' | 'read' | 'none';

/** One process of the notes alone: sockets, documents, a database, and rights that the test sets. */
export interface NotesServer {
  notes: Notes;
  connection: Connection;
  bus: Bus;
  bodyId: string;
  /** A page of someone with that right, made at need; the same name is the same person. */
  page(name: string): Page;
  caller(name: string): Caller;
  /** Changes what someone may do; resolves when their sockets are in line. */
  setRight(name: string, right: Right): Promise<void>;
  newDocument(): Promise<string>;
  /** Another process on the same database and keys. */
  another(): Promise<NotesServer>;
  /** Stops this process and starts one in its place, at the same address; this one is of no more use. */
  restart(): Promise<NotesServer>;
  /** Stops as the server does: what was accepted is written first. The first process, or the one in its place, drops the database. */
  stop(): Promise<void>;
}

interface Shared {
  url: string;
  masterKey: Buffer;
  bodyId: string;
  people: Map<string, { actor: Actor; right: Right }>;
}

export type NotesServerOptions = Pick<NotesDependencies, 'options'> & { projection?: NodesProjection };

export async function startNotesServer(options: NotesServerOptions = {}): Promise<NotesServer> {
  const url = new URL(process.env['TEST_MONGODB_URL'] ?? 'mongodb://127.0.0.1:27018');
  url.pathname = `/notes_${randomBytes(6).toString('hex')}`;
  const shared: Shared = { url: url.href, masterKey: randomBytes(32), bodyId: newId(), people: new Map() };
  const server = await launch(shared, options, { first: true });
  const transact = createTransact(server.connection);
  await transact((session) => server.keyring.create({ bodyId: shared.bodyId }, session));
  return server;
}

async function launch(
  shared: Shared,
  options: NotesServerOptions,
  { first, port = 0 }: { first: boolean; port?: number },
): Promise<NotesServer & { keyring: Keyring }> {
  const connection = await connect(shared.url);
  const transact = createTransact(connection);
  const keyring = new Keyring(new DataKeyRepository(connection), wrapping(shared.masterKey));
  const audit = new AuditService(new AuditRepository(connection), transact, systemClock);
  const [bus, logger] = [new Bus(), createLogger('silent')];
  const projection = options.projection ?? { project: async () => {} };
  const notes = createNotes({
    ...{ connection, keyring, audit, bus, clock: systemClock, logger, projection },
    memberSince: async () => new Date(0),
    ...(options.options && { options: options.options }),
  });
  const httpServer = createServer();
  const caller = (name: string) => callerWith(shared, name);
  const realtime = createRealtime({
    ...{ httpServer, bus, logger },
    origins: () => [address],
    authenticate: async (cookie) => (cookie ? caller(cookie.replace('person=', '')) : null),
    openEvents: (doors) => notes.openEvents(doors),
  });
  await createIndexes(connection);
  await new Promise<void>((resolve) => httpServer.listen(port, '127.0.0.1', resolve));
  const ownPort = (httpServer.address() as AddressInfo).port;
  const address = `http://127.0.0.1:${ownPort}`;
  const halt = async () => {
    await realtime.close();
    await notes.close();
    httpServer.close();
    await disconnect(connection);
  };
  return {
    ...{ notes, connection, bus, keyring, caller },
    bodyId: shared.bodyId,
    page: (name) => ({ address, cookie: `person=${name}` }),
    async setRight(name, right) {
      caller(name);
      const person = shared.people.get(name);
      if (person) person.right = right;
      await bus.tell('accessChanged', { personIds: [person?.actor.personId ?? ''] });
    },
    newDocument: () =>
      transact((session) =>
        notes.service.create(caller('someone'), { meetingId: newId(), bodyId: shared.bodyId }, session),
      ),
    another: () => launch(shared, options, { first: false }),
    async restart() {
      await halt();
      return launch(shared, options, { first, port: ownPort });
    },
    async stop() {
      await halt();
      if (first) await dropAt(shared.url);
    },
  };
}

async function dropAt(url: string): Promise<void> {
  const connection = await connect(url);
  await drop(connection);
  await disconnect(connection);
}

function callerWith({ people, bodyId }: Shared, name: string): Caller {
  const person = people.get(name) ?? { actor: actorNamed(name, bodyId), right: 'write' as Right };
  people.set(name, person);
  const caller = callerOf(person.actor, { sessionId: name, requestId: newId(), from: 'tests' });
  const can = (verb: string) => person.right === 'write' || (person.right === 'read' && verb === 'read');
  // Only `can` is asked of an ability; today's rules have no reader who may not write, and the document must bear one.
  return { ...caller, ability: { can } as unknown as AppAbility };
}

const actorNamed = (name: string, bodyId: string): Actor => ({
  personId: newId(),
  name,
  organisation: 'Mairie',
  offices: [],
  charterSigned: true,
  memberships: [
    { bodyId, bodyKind: 'thematicGroup', bodyName: 'Groupe', role: 'member', meetingId: null, situationIds: [] },
  ],
});
