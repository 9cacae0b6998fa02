import { randomUUID } from 'node:crypto';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Binary, doc, type Document, int } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import {
  type Collection,
  type Creator,
  fromStored,
  type Index,
  LOST,
  makeIndex,
  prefix,
  toStored,
} from './collection.ts';
import { Blocked, type LiveWriter } from './live-writer.ts';
import type { Store } from './store.ts';

const NEXT_ID = Buffer.from('nextId');

/** Databases, collections and indexes, kept in memory; every change goes through a writer and undoes with it. */
export class Catalog {
  private readonly collections = new Map<string, Collection>();
  private readonly store: Store;
  private nextId = 1;

  constructor(store: Store) {
    this.store = store;
    this.reload();
  }

  /**
   * Reads everything again: after a commit that failed, memory may be ahead of the disk. A collection that was known
   * stays the same object, because open transactions and cursors hold it.
   */
  reload(): void {
    const before = new Map([...this.collections.values()].map((collection) => [collection.id, collection]));
    this.collections.clear();
    const next = this.store.get('info', NEXT_ID);
    this.nextId = next ? next.readUInt32BE() : 1;
    const all = { lower: Buffer.from([0]), upper: Buffer.from([255]), reverse: false, limit: 1_000_000 };
    for (const { value } of this.store.scan('catalog', all)) {
      const stored = fromStored(decode(value), this.store);
      const known = before.get(stored.id);
      if (known && stored.creator) stored.creator = known.creator ?? LOST;
      const collection = known ? Object.assign(known, stored) : stored;
      this.collections.set(`${collection.db}.${collection.name}`, collection);
    }
  }

  /** The collection of a name, as everyone sees it or as the transaction `reader` does, which then holds it. */
  get(db: string, name: string, reader?: Creator): Collection | undefined {
    const found = this.collections.get(`${db}.${name}`);
    if (!found || (found.creator && found.creator !== reader)) return undefined;
    reader?.collections.add(found);
    return found;
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
      dropped: false,
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
    Object.assign(collection, { db, name, dropped: false });
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
    collection.dropped = true;
    writer.onUndo(() => {
      collection.dropped = false;
      this.collections.set(key, collection);
    });
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
