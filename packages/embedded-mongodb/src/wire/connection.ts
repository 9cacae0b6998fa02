import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { EncodableDocument } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/values.ts';
import { errorReply, runCommand, withConcernError } from '../commands/dispatch.ts';
import { hello, type ServerIdentity } from '../commands/server.ts';
import type { Engine } from '../engine/engine.ts';
import type { Client, CommandFailure } from '../engine/fail-points.ts';
import { MongoError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from '../limits.ts';
import { buildReply, HEADER_BYTES, parseMessage, ProtocolError, type Request } from './message.ts';
import { type Credentials, ScramConversation } from './scram.ts';

export interface ConnectionOptions {
  engine: Engine;
  identity: ServerIdentity;
  /** Required of clients on a port; undefined on a socket that only its owner can open. */
  credentials: Credentials | undefined;
  connectionId: number;
}

const HELLO = new Set(['hello', 'isMaster', 'ismaster']);
/** What a client may ask before it has proved who it is. */
const BEFORE_LOGIN = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'saslStart',
  'saslContinue',
  'endSessions',
  'buildInfo',
  'buildinfo',
]);
/** Anyone may connect to a port: before login only small messages are read. */
const MAX_BYTES_BEFORE_LOGIN = 64 * 1024;

/** One client: cuts its bytes into messages, runs them in order and answers. */
export class Connection {
  private readonly socket: Socket;
  private readonly options: ConnectionOptions;
  private chunks: Buffer[] = [];
  private buffered = 0;
  private readonly waiting: Request[] = [];
  private running = false;
  private scram: ScramConversation | undefined;
  private loggedIn: boolean;
  private readonly client: Client = { appName: undefined, dropped: false };

  constructor(socket: Socket, options: ConnectionOptions) {
    this.socket = socket;
    this.options = options;
    this.loggedIn = options.credentials === undefined;
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    try {
      for (;;) {
        const message = this.nextMessage();
        if (!message) break;
        this.accept(message);
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.socket.destroy();
    }
  }

  private nextMessage(): Buffer | undefined {
    if (this.buffered < HEADER_BYTES) return undefined;
    const head = this.joined(HEADER_BYTES);
    const size = head.readInt32LE(0);
    const most = this.loggedIn ? MAX_MESSAGE_BYTES : MAX_BYTES_BEFORE_LOGIN;
    if (size < HEADER_BYTES || size > most) throw new ProtocolError(`message of ${size} bytes`);
    if (this.buffered < size) return undefined;
    const all = this.joined(size);
    this.chunks = all.length > size ? [all.subarray(size)] : [];
    this.buffered -= size;
    return all.subarray(0, size);
  }

  /** The first chunk, made to hold at least so many bytes. */
  private joined(size: number): Buffer {
    const first = this.chunks[0] as Buffer;
    if (first.length >= size) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }

  private accept(message: Buffer): void {
    try {
      this.waiting.push(parseMessage(message));
    } catch (error) {
      if (!(error instanceof MongoError)) throw error instanceof RangeError ? new ProtocolError(error.message) : error;
      this.answer({ id: message.readInt32LE(4), legacy: false, silent: false }, errorReply(error));
      return;
    }
    if (!this.running) void this.runWaiting();
  }

  private async runWaiting(): Promise<void> {
    this.running = true;
    for (let request = this.waiting.shift(); request; request = this.waiting.shift()) {
      const reply = await this.run(request);
      if (this.client.dropped) this.socket.destroy();
      this.answer(request, reply);
    }
    this.running = false;
  }

  private answer(request: Pick<Request, 'id' | 'legacy' | 'silent'>, reply: EncodableDocument): void {
    if (request.silent || !this.socket.writable) return;
    this.socket.write(buildReply(request, reply));
  }

  private async run(request: Request): Promise<EncodableDocument> {
    const { command } = request;
    const name = command.keys().next().value ?? '';
    const { engine } = this.options;
    if (HELLO.has(name)) this.client.appName ??= appNameOf(command);
    const failure = engine.failPoints.onCommand(name, command.get('$db'), command, this.client);
    if (!failure) return this.runNamed(name, request);
    if (failure.blockMillis > 0) await wait(failure.blockMillis);
    return this.runFailing(name, request, failure);
  }

  /** Runs a command as a fail point says. */
  private async runFailing(name: string, request: Request, failure: CommandFailure): Promise<EncodableDocument> {
    const { command } = request;
    this.client.dropped ||= failure.closeConnection;
    const { error, writeConcernError, errorLabels } = failure;
    if (error || failure.closeConnection) {
      const reply = errorReply(error ?? new MongoError('HostUnreachable', 'the connection is closed'), command);
      return errorLabels ? reply.set('errorLabels', errorLabels) : reply;
    }
    const reply = await this.runNamed(name, request);
    if (!writeConcernError) return reply;
    const failed = withConcernError(reply, command, name, writeConcernError);
    return errorLabels ? failed.set('errorLabels', errorLabels) : failed;
  }

  private async runNamed(name: string, { command, legacy }: Request): Promise<EncodableDocument> {
    try {
      if (HELLO.has(name)) return this.hello(command);
      if (legacy) throw new MongoError('CommandNotFound', `no such command: '${name}'`);
      if (name === 'saslStart') return this.saslStart(command);
      if (name === 'saslContinue') return this.saslContinue(command);
      if (!this.loggedIn && !BEFORE_LOGIN.has(name)) {
        throw new MongoError('Unauthorized', `Command ${name} requires authentication`);
      }
    } catch (error) {
      return errorReply(error instanceof MongoError ? error : new MongoError('InternalError', String(error)));
    }
    return runCommand(this.options.engine, command, this.client);
  }

  private hello(command: Document): EncodableDocument {
    const { identity, connectionId, credentials } = this.options;
    const reply = hello(identity, connectionId, !command.has('hello'));
    if (credentials && command.has('saslSupportedMechs')) reply.set('saslSupportedMechs', ['SCRAM-SHA-256']);
    const speculative = command.get('speculativeAuthenticate');
    if (credentials && isDocument(speculative) && speculative.has('saslStart')) {
      try {
        reply.set('speculativeAuthenticate', this.saslStart(speculative));
      } catch {
        // A client that guessed wrong starts again with saslStart; hello itself succeeds.
      }
    }
    return reply;
  }

  private saslStart(command: Document): EncodableDocument {
    const { credentials } = this.options;
    if (!credentials) throw new MongoError('AuthenticationFailed', 'This server asks for no authentication.');
    this.scram = new ScramConversation(credentials);
    return this.scram.start(command);
  }

  private saslContinue(command: Document): EncodableDocument {
    const { scram } = this;
    if (!scram) throw new MongoError('AuthenticationFailed', 'Authentication failed.');
    const reply = scram.continue(command);
    this.loggedIn ||= scram.done;
    return reply;
  }
}

/** The name that an application gives itself in its hello. */
function appNameOf(command: Document): string | undefined {
  const client = command.get('client');
  const application = isDocument(client) ? client.get('application') : undefined;
  const name = isDocument(application) ? application.get('name') : undefined;
  return typeof name === 'string' ? name : undefined;
}
