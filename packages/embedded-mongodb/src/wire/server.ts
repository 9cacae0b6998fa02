import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { ObjectId } from '../bson/values.ts';
import type { Engine } from '../engine/engine.ts';
import { StartError } from '../start-error.ts';
import { Connection } from './connection.ts';
import { Credentials } from './scram.ts';

/** Where to listen: a folder for a Unix socket, or a loopback port (0: any). */
export type Listen = { socketDir: string } | { port: number; secret: string };

const USER = 'huis-clos';
const SOCKET_NAME = 'mongodb.sock';

/** Accepts clients for an engine. */
export class WireServer {
  readonly uri: string;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Server, engine: Engine, listen: Listen) {
    this.server = server;
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const onPort = 'port' in listen;
    this.uri = onPort
      ? `mongodb://${USER}:${encodeURIComponent(listen.secret)}@127.0.0.1:${port}/?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true`
      : `mongodb://${encodeURIComponent(join(listen.socketDir, SOCKET_NAME))}/?directConnection=true`;
    const identity = { address: onPort ? `127.0.0.1:${port}` : undefined, electionId: new ObjectId() };
    const credentials = onPort ? new Credentials(USER, listen.secret) : undefined;
    let connections = 0;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      new Connection(socket, { engine, identity, credentials, connectionId: ++connections });
    });
  }

  /** @throws StartError when the address cannot be used. */
  static async listen(engine: Engine, listen: Listen): Promise<WireServer> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(asSentence(error, listen)));
      if ('port' in listen) server.listen(listen.port, '127.0.0.1', resolve);
      else {
        mkdirSync(listen.socketDir, { recursive: true, mode: 0o700 });
        chmodSync(listen.socketDir, 0o700);
        const path = join(listen.socketDir, SOCKET_NAME);
        rmSync(path, { force: true });
        server.listen(path, resolve);
      }
    });
    return new WireServer(server, engine, listen);
  }

  /** Stops accepting, and closes every connection. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

function asSentence(error: NodeJS.ErrnoException, listen: Listen): Error {
  if ('port' in listen && error.code === 'EADDRINUSE') {
    return new StartError(
      'PORT_IN_USE',
      `Port ${listen.port} is already in use. Choose another, or stop what uses it.`,
    );
  }
  if (error.code === 'EINVAL' || error.code === 'ENAMETOOLONG') {
    return new StartError(
      'PATH_TOO_LONG',
      'The path of the socket folder is too long for this system: choose a shorter one.',
    );
  }
  return new Error(`The database cannot listen: ${error.message}`);
}
