import type { EncodableDocument } from '../bson/encode.ts';
import { type Document, int, isDocument } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { MAX_WRITE_BATCH } from '../limits.ts';
import { arrayField, booleanField, checkFields, collectionName, type CommandContext } from './context.ts';
import { insertOne, runStatements, runWrite, withErrors } from './write.ts';

export async function insertCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'insert', ['documents', 'ordered', 'bypassDocumentValidation']);
  const name = collectionName(context);
  const documents = arrayField(command, 'documents', 'insert').map((item) => {
    if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'insert.documents' must hold objects");
    return item;
  });
  checkBatch(documents.length);
  const ordered = booleanField(command, 'ordered', 'insert', true);
  const bypass = booleanField(command, 'bypassDocumentValidation', 'insert');
  return runWrite(context, name, true, (target) => {
    let inserted = 0;
    const errors = runStatements<Document>(documents, ordered, target, (document) => {
      insertOne(target, document, undefined, bypass);
      inserted++;
    });
    return withErrors(new Map([['n', int(inserted)]]), errors);
  });
}

export function checkBatch(size: number): void {
  if (size < 1 || size > MAX_WRITE_BATCH) {
    throw new MongoError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${size} operations.`,
    );
  }
}
