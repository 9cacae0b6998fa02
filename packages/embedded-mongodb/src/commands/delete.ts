import type { EncodableDocument } from '../bson/encode.ts';
import { toDouble } from '../bson/numbers.ts';
import { type Document, int, isDocument, isNumber, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import type { Variables } from '../expressions/types.ts';
import { compileFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import { collectNow } from '../query/stream.ts';
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
import { isRetryable, runStatements, runWrite, withErrors, type WriteTarget } from './write.ts';

/** One statement of a delete command, checked. */
export interface DeleteStatement {
  /** The statement as it came: `q`, `hint`, `collation`. */
  item: Document;
  one: boolean;
}

/** Checks a statement. @throws MongoError for the whole command: none of its statements runs. */
function parseStatement(item: Value): DeleteStatement {
  if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'delete.deletes' must hold objects");
  checkFields(item, 'delete.deletes', ['q', 'limit', 'hint', 'collation']);
  const limit = item.get('limit');
  const count = isNumber(limit) ? toDouble(limit) : NaN;
  if (count !== 0 && count !== 1)
    throw new MongoError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${count}`);
  return { item, one: count === 1 };
}

export async function deleteCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'delete', ['deletes', 'ordered', 'let']);
  const statements = arrayField(command, 'deletes', 'delete').map(parseStatement);
  checkBatch(statements.length);
  if (isRetryable(context) && statements.some(({ one }) => !one))
    throw new MongoError('InvalidOptions', 'Cannot use retryable writes with limit=0');
  const variables = letVariables(command);
  return runWrite(context, collectionName(context), false, (target) => {
    let removed = 0;
    const ordered = booleanField(command, 'ordered', 'delete', true);
    const errors = runStatements(statements, ordered, target, (statement) => {
      removed += runDelete(target, statement, variables, context);
    });
    return withErrors(new Map([['n', int(removed)]]), errors);
  });
}

/** Runs one delete statement. @returns how many documents it removed. */
export function runDelete(
  target: WriteTarget,
  { item, one }: DeleteStatement,
  variables: Variables,
  { asOf, time }: Pick<CommandContext, 'asOf' | 'time'>,
): number {
  const rows = collectNow(
    find({
      reader: target.writer,
      collection: target.collection,
      filter: compileFilter(
        documentField(item, 'q', 'delete.deletes') ?? new Map(),
        variables,
        collationOf(item, 'delete.deletes'),
      ),
      sort: [],
      skip: 0,
      limit: one ? 1 : Infinity,
      hint: hintOf(item),
      asOf,
      time,
    }),
  );
  for (const row of rows) target.open().documents.remove(row, row.document);
  return rows.length;
}
