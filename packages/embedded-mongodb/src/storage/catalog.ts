import { randomUUID } from 'node:crypto';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Binary, doc, type Document, int, isDocument, type Value } from '../bson/values.ts';
import type { KeyField } from '../query/index-keys.ts';
import { toDouble } from '../bson/numbers.ts';
import { isNumber } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { Blocked, type LiveWriter } from './live-writer.ts';
import type { Store } from './store.ts';

export interface Index {
  id: number;
  name: string;
  /** As listIndexes shows it. */
  spec: Document;
  fields: readonly KeyField[];
  unique: boolean;
  sparse: boolean;
  partialFilter: Document | undefined;
  expireAfterSeconds: number | undefined;
  /** Which fields met an array in some document, ever. */
  multikey: boolean[];
  /** Whether some key was too long to be stored whole. */
  cut: boolean;
  /** Whether `multikey` or `cut` changed since the catalog was written. */
  unsaved: boolean;
  /** Commit after which the index exists; an older snapshot does not have it. */
  createdAt: number;
}

/** The transaction that creates a collection. */
export interface Creator {
  /** Resolves when it has committed or aborted. */
  ended: Promise<void>;
}

/** The creator of a collection whose transaction ended with the process: the collection is to be removed. */
const LOST: Creator = { ended: Promise.resolve() };

export interface Collection {
  id: number;
  db: string;
  name: string;
  uuid: Binary;
  options: Document;
  indexes: Index[];
  nextRecordId: number;
  /** The open transaction that creates it: no one else sees it. */
  creator: Creator | undefined;
}

const NEXT_ID = Buffer.from('nextId');

const fieldsOf = (key: Document): KeyField[] =>
  [...key].map(([path, direction]) => ({
    path,
    parts: path.split('.'),
    descending: isNumber(direction) && toDouble(direction) < 0,
  }));

/** The prefix of a collection's records or of an index's entries. */
export function prefix(id: number): Buffer {
  const out = Buffer.allocUnsafe(4);
  out.writeUInt32BE(id);
  return out;
}

/** Databases, collections and indexes, kept in memory; every change goes through a writer and undoes with it. */
export class Catalog {
  private readonly collections = new Map<string, Collection>();
  private readonly store: Store;
  private nextId = 1;

  constructor(store: Store) {
    this.store = store;
    this.reload();
  }

  /** Reads everything again: after a commit that failed, memory may be ahead of the disk. */
  reload(): void {
    const before = new Map(this.collections);
    this.collections.clear();
    const next = this.store.get('info', NEXT_ID);
    this.nextId = next ? next.readUInt32BE() : 1;
    const all = { lower: Buffer.from([0]), upper: Buffer.from([255]), reverse: false, limit: 1_000_000 };
    for (const { value } of this.store.scan('catalog', all)) {
      const collection = fromStored(decode(value), this.store);
      const key = `${collection.db}.${collection.name}`;
      if (collection.creator) collection.creator = before.get(key)?.creator ?? LOST;
      this.collections.set(key, collection);
    }
  }

  /** The collection of a name, as everyone sees it or as its creator does. */
  get(db: string, name: string, reader?: Creator): Collection | undefined {
    const found = this.collections.get(`${db}.${name}`);
    return found && (!found.creator || found.creator === reader) ? found : undefined;
  }

  /** Every collection, but those being created. */
  all(): Collection[] {
    return [...this.collections.values()].filter(({ creator }) => !creator);
  }

  inDatabase(db: string): Collection[] {
    return this.all().filter((collection) => collection.db === db);
  }

  /** Collections whose creation was not committed before the process ended. */
  lost(): Collection[] {
    return [...this.collections.values()].filter(({ creator }) => creator === LOST);
  }

  /** Whether another transaction is creating a collection of this name. */
  creatorOf(db: string, name: string): Creator | undefined {
    return this.collections.get(`${db}.${name}`)?.creator;
  }

  /**
   * Creates a collection; for a transaction, one that only it sees until it commits.
   * @throws Blocked while another transaction creates a collection of the same name; MongoError InvalidNamespace for a
   * name that MongoDB keeps for itself, DatabaseDifferCase.
   */
  create(writer: LiveWriter, db: string, name: string, options: Document, creator?: Creator): Collection {
    this.waitForCreator(db, name);
    this.checkNewName(db, name);
    const collection: Collection = {
      id: this.takeId(writer),
      db,
      name,
      uuid: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4),
      options,
      indexes: [],
      nextRecordId: 1,
      creator,
    };
    collection.indexes.push(
      makeIndex(this.takeId(writer), doc({ v: int(2), key: doc({ _id: int(1) }), name: '_id_' }), 0),
    );
    this.collections.set(`${db}.${name}`, collection);
    writer.onUndo(() => this.collections.delete(`${db}.${name}`));
    this.save(writer, collection);
    return collection;
  }

  addIndex(writer: LiveWriter, collection: Collection, spec: Document, createdAt: number): Index {
    const index = makeIndex(this.takeId(writer), spec, createdAt);
    this.setIndexes(writer, collection, [...collection.indexes, index]);
    return index;
  }

  setIndexes(writer: LiveWriter, collection: Collection, indexes: Index[]): void {
    const before = collection.indexes;
    collection.indexes = indexes;
    writer.onUndo(() => {
      collection.indexes = before;
    });
    this.save(writer, collection);
  }

  setOptions(writer: LiveWriter, collection: Collection, options: Document): void {
    const before = collection.options;
    collection.options = options;
    writer.onUndo(() => {
      collection.options = before;
    });
    this.save(writer, collection);
  }

  /** The transaction that created a collection commits: everyone sees it. */
  reveal(writer: LiveWriter, collection: Collection): void {
    const { creator } = collection;
    collection.creator = undefined;
    writer.onUndo(() => {
      collection.creator = creator;
    });
    this.save(writer, collection);
  }

  rename(writer: LiveWriter, collection: Collection, db: string, name: string): void {
    this.waitForCreator(db, name);
    this.checkNewName(db, name);
    this.remove(writer, collection);
    const before = { db: collection.db, name: collection.name };
    Object.assign(collection, { db, name });
    this.collections.set(`${db}.${name}`, collection);
    writer.onUndo(() => {
      this.collections.delete(`${db}.${name}`);
      Object.assign(collection, before);
    });
    this.save(writer, collection);
  }

  remove(writer: LiveWriter, collection: Collection): void {
    const key = `${collection.db}.${collection.name}`;
    this.collections.delete(key);
    writer.onUndo(() => this.collections.set(key, collection));
    const stored = Buffer.from(key);
    const old = writer.get('catalog', stored);
    if (old) writer.remove('catalog', stored, old);
  }

  /** Writes a collection's description, after a change of it. */
  save(writer: LiveWriter, collection: Collection): void {
    const key = Buffer.from(`${collection.db}.${collection.name}`);
    writer.put('catalog', key, encode(toStored(collection)), writer.get('catalog', key));
    const learned = collection.indexes.filter((index) => index.unsaved);
    for (const index of learned) index.unsaved = false;
    writer.onUndo(() => {
      for (const index of learned) index.unsaved = true;
    });
  }

  private waitForCreator(db: string, name: string): void {
    const creator = this.creatorOf(db, name);
    if (creator) throw new Blocked(creator.ended);
  }

  private checkNewName(db: string, name: string): void {
    if (name.startsWith('system.')) throw new MongoError('InvalidNamespace', `Invalid system namespace: ${db}.${name}`);
    for (const other of this.collections.values()) {
      if (other.db !== db && other.db.toLowerCase() === db.toLowerCase())
        throw new MongoError(
          'DatabaseDifferCase',
          `db already exists with different case already have: [${other.db}] trying to create [${db}]`,
        );
    }
  }

  private takeId(writer: LiveWriter): number {
    const id = this.nextId++;
    writer.put('info', NEXT_ID, prefix(this.nextId), writer.get('info', NEXT_ID));
    return id;
  }
}

function makeIndex(id: number, spec: Document, createdAt: number): Index {
  const fields = fieldsOf(spec.get('key') as Document);
  const expire = spec.get('expireAfterSeconds');
  const partial = spec.get('partialFilterExpression');
  const name = spec.get('name') as string;
  return {
    id,
    name,
    spec,
    fields,
    unique: spec.get('unique') === true || name === '_id_',
    sparse: spec.get('sparse') === true,
    partialFilter: isDocument(partial) ? partial : undefined,
    expireAfterSeconds: isNumber(expire) ? toDouble(expire) : undefined,
    multikey: fields.map(() => false),
    cut: false,
    unsaved: false,
    createdAt,
  };
}

const toStored = (collection: Collection): Document =>
  doc({
    id: collection.id,
    db: collection.db,
    name: collection.name,
    uuid: collection.uuid,
    options: collection.options,
    creating: collection.creator ? true : undefined,
    indexes: collection.indexes.map((index) =>
      doc({ id: index.id, spec: index.spec, multikey: [...index.multikey], cut: index.cut }),
    ),
  });

function fromStored(stored: Document, store: Store): Collection {
  const id = stored.get('id') as number;
  const last = store.scan('records', { lower: prefix(id), upper: prefix(id + 1), reverse: true, limit: 1 })[0];
  return {
    id,
    db: stored.get('db') as string,
    name: stored.get('name') as string,
    uuid: stored.get('uuid') as Binary,
    options: stored.get('options') as Document,
    indexes: (stored.get('indexes') as Value[]).map((item) => {
      const saved = item as Document;
      return {
        ...makeIndex(saved.get('id') as number, saved.get('spec') as Document, 0),
        multikey: saved.get('multikey') as boolean[],
        cut: saved.get('cut') as boolean,
      };
    }),
    nextRecordId: last ? Number(last.key.readBigUInt64BE(4)) + 1 : 1,
    creator: stored.get('creating') === true ? LOST : undefined,
  };
}
