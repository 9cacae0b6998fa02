import {
  ClientSession,
  Collection,
  Db,
  type CommandFailedEvent,
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Document,
  FindCursor,
  MongoClient,
  type MongoClientOptions,
  type ServerApi,
} from 'mongodb';
import { translateOptions } from './options.ts';

/** Commands that tests never expect among the events they list. */
const UNSEEN = new Set(['configureFailPoint', 'hello', 'ismaster', 'saslStart', 'saslContinue']);

export type CommandEvent = Document & { type: string };

/** The clients, databases, collections and sessions that a test names. */
export class Entities {
  readonly clients = new Map<string, MongoClient>();
  readonly events = new Map<string, CommandEvent[]>();
  private readonly entities = new Map<string, unknown>();
  private readonly lsids = new Map<string, unknown>();
  /** The runner's own client, whose commands are no events of the test. */
  readonly own: MongoClient;
  private readonly uri: string;

  constructor(uri: string, own: MongoClient) {
    this.uri = uri;
    this.own = own;
  }

  async create(specifications: readonly Document[]): Promise<void> {
    for (const specification of specifications) {
      const [kind, options] = Object.entries(specification)[0] as [string, Document];
      this.entities.set(options.id as string, await this.make(kind, options));
    }
  }

  get<T>(id: string, type: abstract new (...args: never[]) => T): T {
    const entity = this.entities.get(id);
    if (!(entity instanceof type)) throw new Error(`the test names ${id}, which is no ${type.name}`);
    return entity;
  }

  any(id: string): unknown {
    return this.entities.get(id);
  }

  save(id: string, value: unknown): void {
    this.entities.set(id, value);
  }

  /** A session's identifier, kept after the session ended. */
  lsid(id: string): unknown {
    return this.lsids.get(id);
  }

  async close(): Promise<void> {
    for (const entity of this.entities.values()) {
      if (entity instanceof ClientSession) await entity.endSession().catch(() => undefined);
      if (entity instanceof FindCursor) await entity.close().catch(() => undefined);
    }
    for (const client of this.clients.values()) await client.close();
  }

  private async make(kind: string, options: Document): Promise<unknown> {
    switch (kind) {
      case 'client':
        return this.client(options);
      case 'database':
        return this.get(options.client as string, MongoClient).db(
          options.databaseName as string,
          translateOptions(options.databaseOptions as Document),
        );
      case 'collection':
        return this.get(options.database as string, Db).collection(
          options.collectionName as string,
          translateOptions(options.collectionOptions as Document),
        );
      case 'session': {
        const session = this.get(options.client as string, MongoClient).startSession(
          translateOptions(options.sessionOptions as Document),
        );
        this.lsids.set(options.id as string, session.id);
        return session;
      }
      default:
        throw new Error(`the runner makes no ${kind}`);
    }
  }

  private async client({
    id,
    uriOptions,
    observeEvents,
    ignoreCommandMonitoringEvents,
    serverApi,
  }: Document): Promise<MongoClient> {
    const { readConcernLevel, w, ...others } = (uriOptions ?? {}) as Document;
    const options: MongoClientOptions = { monitorCommands: true, heartbeatFrequencyMS: 500, ...others };
    if (readConcernLevel) options.readConcern = { level: readConcernLevel as 'local' };
    if (w !== undefined) options.writeConcern = { w: w as number };
    if (serverApi) options.serverApi = serverApi as ServerApi;
    const client = new MongoClient(this.uri, options);
    const wanted = new Set((observeEvents ?? []) as string[]);
    const unseen = new Set([...UNSEEN, ...((ignoreCommandMonitoringEvents ?? []) as string[])]);
    const events: CommandEvent[] = [];
    const keep = (type: string) => (event: CommandStartedEvent | CommandSucceededEvent | CommandFailedEvent) => {
      if (wanted.has(type) && !unseen.has(event.commandName)) events.push({ ...(event as object), type });
    };
    client.on('commandStarted', keep('commandStartedEvent'));
    client.on('commandSucceeded', keep('commandSucceededEvent'));
    client.on('commandFailed', keep('commandFailedEvent'));
    this.events.set(id as string, events);
    this.clients.set(id as string, client);
    return client.connect();
  }
}

export { ClientSession, Collection, Db, FindCursor, MongoClient };
