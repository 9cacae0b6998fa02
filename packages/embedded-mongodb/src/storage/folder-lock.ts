import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';

const SOCKET = 'engine.sock';
const STARTING = 'engine.starting';
/** A start takes far less; an older mark is of a process that was killed. */
const START_MILLIS = 5000;

/**
 * A folder belongs to the process that listens on the socket inside it. The kernel closes that socket with the process,
 * however it dies, and other containers that share the folder see it too; a file with a process number has neither
 * property. The same socket takes the requests of `embedded-mongodb backup`.
 */
export class FolderLock {
  private readonly server: Server;
  private readonly address: SocketAddress;
  private readonly clients = new Set<Socket>();
  private backup: ((folder: string) => Promise<void>) | undefined;

  private constructor(server: Server, address: SocketAddress) {
    this.server = server;
    this.address = address;
    server.on('connection', (socket) => this.serve(socket));
    server.unref();
  }

  /** @throws StartError when another process holds the folder. */
  static async take(dataDir: string): Promise<FolderLock> {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const starting = join(dataDir, STARTING);
    await claim(starting, dataDir);
    const address = new SocketAddress(dataDir);
    try {
      if (await answers(address.path)) throw held(dataDir);
      rmSync(join(dataDir, SOCKET), { force: true });
      const server = createServer();
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address.path, resolve));
      return new FolderLock(server, address);
    } catch (error) {
      address.close();
      throw error;
    } finally {
      rmSync(starting, { force: true });
    }
  }

  /** Says what to do when a backup is asked for. */
  onBackup(backup: (folder: string) => Promise<void>): void {
    this.backup = backup;
  }

  async release(): Promise<void> {
    for (const client of this.clients) client.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.address.close();
  }

  private serve(socket: Socket): void {
    this.clients.add(socket);
    socket.on('close', () => this.clients.delete(socket));
    socket.on('error', () => socket.destroy());
    let request = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      request += text;
      if (!request.includes('\n')) return;
      const folder = request.slice(0, request.indexOf('\n'));
      (this.backup?.(folder) ?? Promise.reject(new Error('the database is still opening'))).then(
        () => socket.end('ok\n'),
        (error: Error) => socket.end(`${error.message}\n`),
      );
    });
  }
}

/**
 * Asks the process that serves a folder for a consistent copy.
 * @returns false when no process serves it.
 */
export async function requestBackup(dataDir: string, folder: string): Promise<boolean> {
  const address = new SocketAddress(dataDir);
  try {
    if (!(await answers(address.path))) return false;
    const reply = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = createConnection(address.path).setEncoding('utf8');
      socket.on('error', reject).on('close', () => resolve(text));
      socket.on('data', (part: string) => {
        text += part;
      });
      socket.write(`${folder}\n`);
    });
    if (reply !== 'ok\n') throw new Error(`The backup failed: ${reply.trim() || 'the database stopped meanwhile'}`);
    return true;
  } finally {
    address.close();
  }
}

const held = (dataDir: string) =>
  new StartError(
    'FOLDER_IN_USE',
    `The data folder ${dataDir} is already in use by another process. Stop it first, or choose another folder.`,
  );

/** Lets one process at a time look at the socket and replace it. */
async function claim(path: string, dataDir: string): Promise<void> {
  for (const deadline = Date.now() + 2 * START_MILLIS; Date.now() < deadline; await wait(50)) {
    try {
      closeSync(openSync(path, 'wx', 0o600));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = existsSync(path) ? Date.now() - statSync(path).mtimeMs : 0;
      if (age > START_MILLIS) rmSync(path, { force: true });
    }
  }
  throw held(dataDir);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Socket paths are limited to about a hundred bytes; on Linux an open folder gives any of them a short name. */
class SocketAddress {
  readonly path: string;
  private readonly descriptor: number | undefined;

  constructor(dataDir: string) {
    const plain = join(dataDir, SOCKET);
    if (Buffer.byteLength(plain) < 100) this.path = plain;
    else if (platform() === 'linux') {
      this.descriptor = openSync(dataDir, 'r');
      this.path = `/proc/self/fd/${this.descriptor}/${SOCKET}`;
    } else throw new StartError('PATH_TOO_LONG', `The path of the data folder is too long for this system: ${dataDir}`);
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }
}
