import { toDouble } from '../bson/numbers.ts';
import { type Binary, doc, type Document, isDocument, isNumber, type Value } from '../bson/values.ts';
import type { KeyField } from '../query/index-keys.ts';
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

/** A transaction, as the catalog knows it: it may create collections. */
export interface Creator {
  /** Resolves when it has committed or aborted. */
  ended: Promise<void>;
  /** Collections it has looked up: their shape must not change under it. */
  collections: Set<Collection>;
}

/** The creator of a collection whose transaction ended with the process: the collection is to be removed. */
export const LOST: Creator = { ended: Promise.resolve(), collections: new Set() };

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
  /** Whether it was dropped: what still reads it must stop. */
  dropped: boolean;
}

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

/** An index as it is made from its specification. */
export function makeIndex(id: number, spec: Document, createdAt: number): Index {
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

/** A collection's description, as the catalogue keeps it on disk. */
export const toStored = (collection: Collection): Document =>
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

/** The collection that a description on disk is of. */
export function fromStored(stored: Document, store: Store): Collection {
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
    dropped: false,
  };
}
