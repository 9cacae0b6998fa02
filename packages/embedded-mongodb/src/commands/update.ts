import { encode, type Encodable, type EncodableDocument } from '../bson/encode.ts';
import { clone, doc, type Document, int, isDocument, ObjectId, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import type { Variables } from '../expressions/types.ts';
import { refuseComparing } from '../query/collation.ts';
import type { CompiledFilter } from '../query/compiled-filter.ts';
import { compileFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import { parseSort, type Sort } from '../query/sort.ts';
import { collectNow, type Row } from '../query/stream.ts';
import { compileUpdate, type Update } from '../update/update.ts';
import { writePath } from '../update/targets.ts';
import {
  arrayField,
  booleanField,
  checkFields,
  collationOf,
  collectionName,
  type CommandContext,
  documentField,
  letVariables,
} from './context.ts';
import { hintOf } from './find.ts';
import { checkBatch } from './insert.ts';
import {
  checkId,
  isRetryable,
  prepareInsert,
  runStatements,
  runWrite,
  validate,
  withErrors,
  type WriteTarget,
} from './write.ts';

export interface UpdateStatement {
  filter: CompiledFilter;
  update: Update;
  multi: boolean;
  upsert: boolean;
  sort: Sort;
  hint: Value | undefined;
  bypass: boolean;
}

/** Checks a statement's fields. @throws MongoError for the whole command: none of its statements runs. */
function checkStatement(item: Value): Document {
  if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'update.updates' must hold objects");
  checkFields(
    item,
    'update.updates',
    ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort'],
    ['c', 'upsertSupplied'],
  );
  if (!item.has('u')) throw new MongoError(40414, "BSON field 'update.updates.u' is missing but a required field");
  return item;
}

/** Reads one statement of an update command. */
export function parseUpdate(item: Document, variables: Variables, bypass: boolean): UpdateStatement {
  const specification = item.get('u') as Value;
  const collation = collationOf(item, 'update.updates');
  refuseComparing(collation, specification);
  if (collation && item.has('arrayFilters')) throw notImplemented('arrayFilters under a collation');
  const update = compileUpdate(
    specification,
    item.has('arrayFilters') ? arrayField(item, 'arrayFilters', 'update.updates') : [],
    variables,
  );
  const multi = booleanField(item, 'multi', 'update.updates');
  if (multi && update.kind === 'replacement') {
    throw new MongoError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const sort = documentField(item, 'sort', 'update.updates');
  if (multi && sort) throw new MongoError('FailedToParse', 'Cannot specify sort with multi=true');
  return {
    filter: compileFilter(documentField(item, 'q', 'update.updates') ?? new Map(), variables, collation),
    update,
    multi,
    upsert: booleanField(item, 'upsert', 'update.updates'),
    sort: parseSort(sort ?? new Map()),
    hint: hintOf(item),
    bypass,
  };
}

export async function updateCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'update', ['updates', 'ordered', 'bypassDocumentValidation', 'let']);
  const name = collectionName(context);
  const items = arrayField(command, 'updates', 'update').map(checkStatement);
  checkBatch(items.length);
  const variables = letVariables(command);
  const bypass = booleanField(command, 'bypassDocumentValidation', 'update');
  if (isRetryable(context) && items.some((item) => booleanField(item, 'multi', 'update.updates')))
    throw new MongoError('InvalidOptions', 'Cannot use retryable writes with multi=true');
  const upserts = items.some((item) => booleanField(item, 'upsert', 'update.updates'));
  return runWrite(context, name, upserts, (target) => {
    let matched = 0;
    let modified = 0;
    const upserted: Encodable[] = [];
    const errors = runStatements(items, booleanField(command, 'ordered', 'update', true), target, (item, index) => {
      const done = runUpdate(target, parseUpdate(item, variables, bypass), context);
      matched += done.matched;
      modified += done.modified;
      if (done.upserted !== undefined) upserted.push(doc({ index: int(index), _id: done.upserted }));
    });
    const reply: EncodableDocument = new Map<string, Encodable>([
      ['n', int(matched)],
      ['nModified', int(modified)],
    ]);
    if (upserted.length > 0) reply.set('upserted', upserted);
    return withErrors(reply, errors);
  });
}

/** What one update statement did; `upserted` is the `_id` of what it inserted, counted among the matched. */
export interface UpdateOutcome {
  matched: number;
  modified: number;
  upserted: Value | undefined;
}

/** Runs one update statement. */
export function runUpdate(
  target: WriteTarget,
  statement: UpdateStatement,
  context: Pick<CommandContext, 'asOf' | 'time'>,
): UpdateOutcome {
  const rows = matchingRows(target, statement, context);
  if (rows.length === 0 && statement.upsert)
    return { matched: 1, modified: 0, upserted: upsert(target, statement).get('_id') };
  let modified = 0;
  for (const row of rows) if (updateRow(target, statement, row) !== row.document) modified++;
  return { matched: rows.length, modified, upserted: undefined };
}

/** The rows a statement will change, found before the first change so that none is met twice. */
export function matchingRows(
  target: WriteTarget,
  statement: UpdateStatement,
  { asOf, time }: Pick<CommandContext, 'asOf' | 'time'>,
): Row[] {
  return collectNow(
    find({
      reader: target.writer,
      collection: target.collection,
      filter: statement.filter,
      sort: statement.sort,
      skip: 0,
      limit: statement.multi ? Infinity : 1,
      hint: statement.hint,
      asOf,
      time,
      needsMatch: true,
    }),
  );
}

/** Changes one document. @returns the document as it is then: the same object when nothing changed. */
export function updateRow(target: WriteTarget, statement: UpdateStatement, row: Row): Document {
  const { collection, documents } = target.open();
  const after = statement.update.apply(row.document, { matched: row.matched, inserting: false });
  if (after === row.document) return row.document;
  validate(collection, after, statement.bypass, row.document);
  documents.replace(row, row.document, after, encode(after));
  return after;
}

/** Inserts what an update makes of the equalities in its filter. */
export function upsert(target: WriteTarget, statement: UpdateStatement): Document {
  const seed: Document = new Map();
  if (statement.update.kind === 'replacement') {
    const id = equalities(statement.filter).find(([path]) => path === '_id');
    if (id) seed.set('_id', id[1]);
  } else {
    for (const [path, value] of equalities(statement.filter)) seedPath(seed, path, value);
  }
  let made = statement.update.apply(seed, { matched: undefined, inserting: true });
  if (made === seed) made = clone(seed);
  if (!made.has('_id')) made = new Map([['_id', new ObjectId() as Value], ...made]);
  checkId(made.get('_id') as Value);
  const { collection, documents } = target.open();
  const ready = prepareInsert(made);
  validate(collection, ready, statement.bypass);
  documents.insert(ready, encode(ready));
  return ready;
}

function seedPath(seed: Document, path: string, value: Value): void {
  const parts = path.split('.');
  if (path !== '_id' && path.startsWith('_id.')) {
    throw new MongoError('NotSingleValueField', `cannot infer query fields to set, path '_id' is matched twice`);
  }
  writePath(seed, parts, clone(value));
}

function equalities(filter: CompiledFilter): [string, Value][] {
  const found = new Map<string, Value>();
  const visit = ({ node }: CompiledFilter): void => {
    if (node.kind === 'and') node.children.forEach(visit);
    else if (node.kind === 'or' && node.children.length === 1) node.children.forEach(visit);
    else if (node.kind === 'test') {
      const value = node.operator === '$eq' ? node.operand : onlyMember(node.operator, node.operand);
      if (value === undefined) return;
      for (const path of found.keys()) {
        if (path === node.path || path.startsWith(`${node.path}.`) || node.path.startsWith(`${path}.`)) {
          throw new MongoError(
            'NotSingleValueField',
            `cannot infer query fields to set, path '${node.path}' is matched twice`,
          );
        }
      }
      found.set(node.path, value);
    }
  };
  visit(filter);
  return [...found];
}

const onlyMember = (operator: string, operand: Value): Value | undefined =>
  operator === '$in' && Array.isArray(operand) && operand.length === 1 ? operand[0] : undefined;
