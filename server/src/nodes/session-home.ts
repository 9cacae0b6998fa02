import { randomBytes } from 'node:crypto';
import { request as send, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { connect, createServer, type Server as Door } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';

/**
 * Long-polling spreads one session over many requests, which the processes of one host receive in turn. Each session is
 * named after the process that holds it, and whoever receives a request of another's passes it on through that one's
 * door, a Unix socket. WebSockets opened as such, nearly all of them, never need it.
 */
export class SessionHome {
  readonly #node: number;
  readonly #folder: string;
  #door: Door | null = null;

  /** @param folder where the doors of this host's processes are, readable by its user alone */
  constructor(node: number, folder: string) {
    this.#node = node;
    this.#folder = folder;
  }

  /** Names the sessions of `io` and stands before its listeners; to be called once, after they are all there. */
  attach(io: Server, httpServer: HttpServer): void {
    io.engine.generateId = () => `${this.#node}.${randomBytes(15).toString('base64url')}`;
    this.#before(httpServer, 'request', passRequest);
    this.#before(httpServer, 'upgrade', passUpgrade);
    this.#door = createServer((socket) => httpServer.emit('connection', socket));
    this.#door.listen({ path: this.#pathOf(this.#node), exclusive: true });
  }

  close(): void {
    this.#door?.close();
  }

  #before<A extends unknown[]>(
    httpServer: HttpServer,
    event: 'request' | 'upgrade',
    pass: (door: string, request: IncomingMessage, ...rest: A) => void,
  ): void {
    const listeners = httpServer.listeners(event);
    httpServer.removeAllListeners(event);
    httpServer.on(event, (request: IncomingMessage, ...rest: unknown[]) => {
      const owner = ownerOf(request.url ?? '');
      // Node gives each event the same arguments at each time: those of the one it was registered for.
      if (owner !== null && owner !== this.#node) pass(this.#pathOf(owner), request, ...(rest as A));
      else for (const listener of listeners) listener.call(httpServer, request, ...rest);
    });
  }

  #pathOf(node: number): string {
    return join(this.#folder, `${node}.sock`);
  }
}

/** The process that holds the session an address names, if it names one. */
function ownerOf(url: string): number | null {
  if (!url.startsWith('/socket.io/')) return null;
  const sid = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('sid');
  const owner = sid && /^(\d{1,9})\./.exec(sid);
  return owner ? Number(owner[1]) : null;
}

/** As the engine answers for a session it does not know: the page opens a new one. */
const UNKNOWN_SESSION = JSON.stringify({ code: 1, message: 'Session ID unknown' });

function passRequest(door: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = request;
  const passed = send({ socketPath: door, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(400, { 'content-type': 'application/json' }).end(UNKNOWN_SESSION);
  });
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

function passUpgrade(door: string, { method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  const passed = connect(door, () => {
    passed.write(`${lines.join('\r\n')}\r\n\r\n`);
    passed.write(head);
    passed.pipe(socket).pipe(passed);
  });
  passed.on('error', () => socket.destroy());
  socket.on('error', () => passed.destroy());
  socket.on('close', () => passed.destroy());
}
