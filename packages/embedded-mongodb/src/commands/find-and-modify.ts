import { encode, type Encodable, type EncodableDocument, RawDocument, reply } from '../bson/encode.ts';
import { doc, type Document, int, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { refuseComparing } from '../query/collation.ts';
import { compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { compileUpdate } from '../update/update.ts';
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
import { matchingRows, updateRow, upsert, type UpdateStatement } from './update.ts';
import { runWrite, type WriteTarget } from './write.ts';

const FIELDS = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'arrayFilters',
  'hint',
  'let',
  'bypassDocumentValidation',
  'collation',
];

export async function findAndModifyCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, context.name, FIELDS);
  const remove = booleanField(command, 'remove', 'findAndModify');
  const upserting = booleanField(command, 'upsert', 'findAndModify');
  const wantsNew = booleanField(command, 'new', 'findAndModify');
  const specification = command.get('update');
  if (remove && specification !== undefined) throw failed("Cannot specify both an 'update' and 'remove'=true");
  if (remove && upserting) throw failed('Cannot specify both upsert=true and remove=true ');
  if (remove && wantsNew)
    throw failed("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  if (!remove && specification === undefined) throw failed('Either an update or remove=true must be specified');
  const variables = letVariables(command);
  const collation = collationOf(command, 'findAndModify');
  for (const key of ['update', 'fields']) refuseComparing(collation, command.get(key));
  if (collation && command.has('arrayFilters')) throw notImplemented('arrayFilters under a collation');
  const statement: UpdateStatement = {
    filter: compileFilter(documentField(command, 'query', 'findAndModify') ?? new Map(), variables, collation),
    update: compileUpdate(
      specification ?? new Map(),
      command.has('arrayFilters') ? arrayField(command, 'arrayFilters', 'findAndModify') : [],
      variables,
    ),
    multi: false,
    upsert: upserting,
    sort: parseSort(documentField(command, 'sort', 'findAndModify') ?? new Map()),
    hint: hintOf(command),
    bypass: booleanField(command, 'bypassDocumentValidation', 'findAndModify'),
  };
  const fields = documentField(command, 'fields', 'findAndModify');
  const project = fields && fields.size > 0 ? compileProjection(fields, { variables }) : undefined;
  return runWrite(context, collectionName(context), upserting, (target) => {
    const reply = apply(target);
    target.applied();
    return reply;
  });

  function apply(target: WriteTarget): EncodableDocument {
    const row = matchingRows(target, statement, context)[0];
    const shown = (document: Document | null): Encodable =>
      document === null ? null : new RawDocument(encode(project ? project(document, row?.matched) : document));
    if (remove) {
      if (row) target.open().documents.remove(row, row.document);
      return answer(doc({ n: int(row ? 1 : 0) }), shown(row?.document ?? null));
    }
    if (!row) {
      if (!upserting) return answer(doc({ n: int(0), updatedExisting: false }), null);
      const made = upsert(target, statement);
      return answer(
        doc({ n: int(1), updatedExisting: false, upserted: made.get('_id') as Value }),
        shown(wantsNew ? made : null),
      );
    }
    const after = updateRow(target, statement, row);
    return answer(doc({ n: int(1), updatedExisting: true }), shown(wantsNew ? after : row.document));
  }
}

const failed = (message: string) => new MongoError('FailedToParse', message);

const answer = (lastErrorObject: Document, value: Encodable): EncodableDocument => reply({ lastErrorObject, value });
