import { literalDocuments } from '../aggregation/pipeline.ts';
import type { Surroundings } from '../aggregation/types.ts';
import { type Document, isDocument, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { checkFields, type CommandContext } from './context.ts';

/**
 * The documents of an aggregation of the whole database (`aggregate: 1`), which its first stage makes.
 * @throws MongoError NotImplemented for a stage that this engine lacks.
 */
export function databaseDocuments(
  { engine }: CommandContext,
  [name, operand]: [string, Value] | [undefined, undefined],
  surroundings: Surroundings,
): Document[] {
  switch (name) {
    case '$documents':
      return literalDocuments(operand, surroundings);
    case '$listLocalSessions':
      if (!isDocument(operand)) throw new MongoError('TypeMismatch', `${name} options must be specified in an object`);
      checkFields(operand, name, ['allUsers'], ['users']);
      return engine.recentSessions.list();
    default:
      throw notImplemented('an aggregation of the whole database, other than $documents and $listLocalSessions');
  }
}
