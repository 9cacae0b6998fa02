import { clone, type Document, isDocument, isNullish, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { namedFields } from '../expressions/shapes.ts';
import { PAUSE } from '../query/stream.ts';
import { readPath, removePath, writePath } from '../update/targets.ts';
import type { StageCompiler } from './types.ts';

/** `$unwind`: one document per element of an array. */
export const unwindStage: StageCompiler = (operand, _, name) => {
  const fields = isDocument(operand)
    ? namedFields(operand, ['path'], ['includeArrayIndex', 'preserveNullAndEmptyArrays'], name)
    : undefined;
  const path = fields ? fields.get('path') : operand;
  if (typeof path !== 'string') throw new MongoError(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$') || path.length < 2)
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const index = fields?.get('includeArrayIndex');
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw new MongoError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  }
  const keeps = fields?.get('preserveNullAndEmptyArrays') === true;
  const parts = path.slice(1).split('.');
  return function* (input) {
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else yield* unwind(document, parts, typeof index === 'string' ? index : undefined, keeps);
    }
  };
};

function* unwind(document: Document, parts: string[], index: string | undefined, keeps: boolean): Iterable<Document> {
  const value = throughDocuments(document, parts);
  const make = (item: Value | undefined, at: bigint | null): Document => {
    const out = parts.length > 1 || index?.includes('.') ? clone(document) : new Map(document);
    if (item === undefined) removePath(out, parts);
    else writePath(out, parts, item);
    if (index !== undefined) writePath(out, index.split('.'), at);
    return out;
  };
  if (Array.isArray(value) && value.length > 0) {
    for (let i = 0; i < value.length; i++) yield make(value[i], BigInt(i));
  } else if (Array.isArray(value) || isNullish(value)) {
    if (keeps) yield Array.isArray(value) ? make(undefined, null) : index === undefined ? document : make(value, null);
  } else yield index === undefined ? document : make(value, null);
}

/** The value at a path that goes through documents only. */
const throughDocuments = (document: Document, parts: string[]) =>
  parts.slice(0, -1).every((_, i) => isDocument(readPath(document, parts.slice(0, i + 1))))
    ? readPath(document, parts)
    : undefined;
