import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { createParser, type PageOwner, type ServerEvents } from '@huis-clos/contracts';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import * as parser from 'socket.io-parser';
import type { Bus } from '../core/bus.ts';
import type { Caller } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { KeyedQueue } from '../core/keyed-queue.ts';
import type { NodeLine } from '../nodes/index.ts';
import { noticeFor } from './changes.ts';
import { Connection, type BacklogLimits } from './connection.ts';
import { DoorKeeper, type SocketDoors } from './socket-doors.ts';

/** Finds who a cookie header belongs to now. A `passive` question leaves the session's idle time running. */
export type Authenticate = (
  cookieHeader: string | undefined,
  context: { requestId: string; from: string; passive: boolean },
) => Promise<Caller | null>;

export interface RealtimeOptions {
  /** Largest message, in bytes. */
  messageBytes: number;
  /** How often every connection's session and rights are looked at again, whatever was announced. */
  recheckMs: number;
  backlog: BacklogLimits;
  trustProxy: boolean;
}

const defaults: RealtimeOptions = {
  messageBytes: 1024 * 1024,
  recheckMs: 30_000,
  backlog: { dropBytes: 1024 * 1024, closeBytes: 4 * 1024 * 1024 },
  trustProxy: false,
};

export interface RealtimeDependencies {
  httpServer: HttpServer;
  authenticate: Authenticate;
  /** Addresses that pages may come from; asked at each connection. */
  origins: () => string[];
  bus: Bus;
  logger: Logger;
  /** Opens the events of every feature. */
  openEvents: (doors: SocketDoors) => void;
  /** To the other nodes; null for a process on its own. */
  nodeLine?: NodeLine | null;
  options?: Partial<RealtimeOptions>;
}

export interface Realtime {
  /** How many pages are connected. */
  readonly connections: number;
  /** Lets every connection go. The HTTP server stays its owner's to close. */
  close(): Promise<void>;
}

/**
 * Attaches the socket server at `/socket.io`: WebSocket first, HTTP long-polling where a network allows nothing else.
 * When the bus tells that rights changed or sessions ended, `tell` resolves once every socket here has been brought in line.
 * @throws when an event of the contract has no door.
 */
export function createRealtime({
  httpServer,
  authenticate,
  origins,
  bus,
  logger,
  openEvents,
  nodeLine = null,
  ...rest
}: RealtimeDependencies): Realtime {
  const options = { ...defaults, ...rest.options };
  const doors = new DoorKeeper((error) => logger.error({ err: error }, 'socket event failed'));
  openEvents(doors);
  doors.assertComplete();

  const io = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    transports: ['websocket', 'polling'],
    // Hot events as one binary message: see the contract.
    parser: createParser(parser),
    // The framing of a message is not counted against its limit.
    maxHttpBufferSize: options.messageBytes + 1024,
    perMessageDeflate: false,
    httpCompression: false,
    cookie: false,
    ...(nodeLine && { adapter: nodeLine.uplink.adapter }),
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request, origins())),
  });
  const connections = new Map<string, Connection>();
  doors.onClosed(({ id }) => connections.delete(id));
  /** How many times rights were said to have changed. */
  let announcements = 0;

  io.use((socket, next) => {
    const context = { requestId: newId(), from: addressOf(socket, options.trustProxy), passive: true };
    const asOf = announcements;
    authenticate(socket.handshake.headers.cookie, context).then(
      (caller) => {
        if (!caller || !isPageOf(socket, caller)) return next(notSignedIn());
        socket.data = { connection: new Connection(socket, caller, options.backlog), asOf } satisfies Arrival;
        next();
      },
      (error: unknown) => {
        logger.error({ err: error }, 'socket not authenticated');
        // Not a refusal, after which a page does not come back: a lost connection, after which it tries again.
        socket.conn.close();
      },
    );
  });

  io.on('connection', (socket) => {
    const { connection, asOf } = socket.data as Arrival;
    connections.set(connection.id, connection);
    doors.attend(socket, connection);
    forgetRequest(socket);
    // Rights that changed while this one was arriving were told to those already here.
    if (asOf !== announcements) void refreshAll([connection]);
  });

  /** Looks again at who a connection belongs to, and brings its rooms in line; ends it when that is no one any more. */
  const refresh = async (connection: Connection): Promise<void> => {
    const context = { requestId: connection.requestId, from: connection.from, passive: !connection.active };
    connection.active = false;
    const caller = await authenticate(connection.cookie, context);
    if (!caller) return end(connection);
    connection.caller = caller;
    doors.accessChanged(connection);
  };
  const end = (connection: Connection): void => {
    doors.closed(connection);
    tellSession(connection);
    connection.close();
  };
  const tellSession = (connection: Connection): void =>
    connection.emit('changed', { topic: 'session', bodyId: null, id: null } satisfies ServerEvents['changed']);
  // One look at a time per connection: an older answer must not overwrite a newer one.
  const refreshing = new KeyedQueue();
  /** A right that cannot be looked up is not kept. */
  const refreshAll = (affected: Connection[]): Promise<unknown> =>
    Promise.all(
      affected.map((connection) =>
        refreshing
          .run(connection.id, () => refresh(connection))
          .catch((error: unknown) => {
            logger.error({ err: error }, 'rights of a socket not rechecked');
            connection.close();
          }),
      ),
    );

  bus.on('accessChanged', async ({ personIds }) => {
    announcements += 1;
    const affected = [...connections.values()].filter(
      ({ caller }) => personIds === 'everyone' || personIds.includes(caller.actor.personId),
    );
    await refreshAll(affected);
    affected.forEach(tellSession);
  });
  bus.on('sessionsEnded', ({ sessionIds }) => {
    announcements += 1;
    for (const connection of [...connections.values()])
      if (sessionIds.includes(connection.caller.sessionId)) end(connection);
  });
  bus.on('changed', (change) => {
    for (const connection of connections.values()) {
      const notice = noticeFor(connection, change);
      if (notice) connection.emit('changed', notice);
    }
  });

  nodeLine?.attach(io, httpServer);
  const recheckAll = () => void refreshAll([...connections.values()]);
  // While the line was down, rights may have been taken away without a word of it arriving here.
  nodeLine?.onRejoined(recheckAll);
  const recheck = setInterval(recheckAll, options.recheckMs);
  return {
    get connections() {
      return connections.size;
    },
    close: async () => {
      clearInterval(recheck);
      for (const connection of [...connections.values()]) {
        doors.closed(connection);
        connection.cut();
      }
      io.engine.close();
    },
  };
}

/** A socket let in, with how many announcements had been made when its rights were looked up. */
interface Arrival {
  connection: Connection;
  asOf: number;
}

/** Socket.IO keeps the request that opened a connection as long as that lasts, and its engine beneath it. */
function forgetRequest(socket: Socket): void {
  Object.assign(socket.conn.request, { headers: {}, rawHeaders: [] });
  Object.assign(socket.conn, { request: null });
  Object.assign(socket, { handshake: {} });
}

const notSignedIn = (): Error => Object.assign(new Error('NOT_SIGNED_IN'), { data: { code: 'NOT_SIGNED_IN' } });

/** A page that says whose it is stays theirs, whoever signed in since in the same browser. */
function isPageOf({ handshake }: Socket, { actor }: Caller): boolean {
  const { personId = actor.personId } = handshake.auth as Partial<PageOwner>;
  return personId === actor.personId;
}

/** Pages of other sites are refused. Requests without an origin come from no page, or from a plain GET of our own. */
const isOwnOrigin = ({ headers: { origin } }: IncomingMessage, origins: string[]): boolean =>
  origin === undefined || origins.includes(origin);

/** As the HTTP side names an address: behind the one trusted proxy, the last it forwards; those before are the caller's own words. */
function addressOf({ handshake: { address, headers } }: Socket, trustProxy: boolean): string {
  const forwarded = headers['x-forwarded-for'];
  const last = trustProxy && typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last || address;
}
