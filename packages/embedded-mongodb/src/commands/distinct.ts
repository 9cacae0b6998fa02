import type { EncodableDocument } from '../bson/encode.ts';
import { compare } from '../bson/compare.ts';
import { encodeKey } from '../bson/sort-key.ts';
import type { Maybe, Value } from '../bson/values.ts';
import { compileFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import { somePath } from '../query/paths.ts';
import {
  checkFields,
  collationOf,
  collectionName,
  type CommandContext,
  documentField,
  stringField,
} from './context.ts';
import { hintOf } from './find.ts';

/** `distinct`: the different values of a field, arrays opened, in order. */
export async function distinctCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine } = context;
  checkFields(command, 'distinct', ['key', 'query', 'collation', 'hint']);
  const parts = stringField(command, 'key', 'distinct').split('.');
  const collation = collationOf(command, 'distinct');
  const rows = find({
    reader: context.reader,
    collection: engine.catalog.get(context.db, collectionName(context), context.transaction),
    filter: compileFilter(documentField(command, 'query', 'distinct') ?? new Map(), undefined, collation),
    sort: [],
    skip: 0,
    limit: Infinity,
    hint: hintOf(command),
    asOf: context.asOf,
    time: context.time,
  });
  const seen = new Map<string, Value>();
  const add = (value: Maybe): void => {
    if (value === undefined) return;
    const key = encodeKey([collation ? collation.canonical(value) : value]).toString('latin1');
    if (!seen.has(key)) seen.set(key, value);
  };
  await engine.visit(rows, (row) => {
    somePath(row.document, parts, (value) => {
      if (Array.isArray(value)) value.forEach(add);
      else add(value);
      return false;
    });
  });
  return new Map<string, Value>([
    ['values', [...seen.values()].sort(collation?.compare ?? ((a, b) => compare(a, b)))],
    ['ok', 1],
  ]);
}
