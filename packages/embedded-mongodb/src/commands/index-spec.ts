import { formatValue } from '../bson/format.ts';
import { toDouble } from '../bson/numbers.ts';
import { doc, type Document, int, isDocument, isNumber, type NumberValue, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { refuseCollation } from './context.ts';

const KNOWN = [
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
];
const LACKING = new Set([
  'hidden',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'storageEngine',
  'prepareUnique',
  'clustered',
  'bucketSize',
  'dropDups',
]);
/** Operators MongoDB allows in a partial index's filter. */
const PARTIAL_OPERATORS = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$and', '$or', '$in']);
const MAX_EXPIRY_SECONDS = 2 ** 31 - 1;

/**
 * Checks an index specification, and gives it as listIndexes will show it.
 * @throws MongoError CannotCreateIndex; NotImplemented for kinds of index this engine lacks.
 */
export function parseSpec(item: Value): Document {
  if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'createIndexes.indexes' must hold objects");
  for (const [key, value] of item) {
    if (LACKING.has(key)) {
      if (value === false) continue;
      throw notImplemented(`the index option ${key}`);
    }
    if (key === 'collation') refuseCollation(value);
    else if (!KNOWN.includes(key)) {
      throw new MongoError(
        'InvalidIndexSpecificationOption',
        `The field '${key}' is not valid for an index specification. Specification: ${formatValue(item)}`,
      );
    }
  }
  const key = item.get('key');
  if (!isDocument(key) || key.size === 0) throw cannot('Index keys cannot be empty.');
  for (const [path, direction] of key) checkKeyField(path, direction);
  const name = item.get('name');
  if (typeof name !== 'string' || name === '')
    throw new MongoError('FailedToParse', `The 'name' field is a required property of an index specification`);
  return fullSpec(item, key, name);
}

function fullSpec(item: Document, key: Document, name: string): Document {
  const isId = key.size === 1 && key.has('_id');
  if (isId) refuseForId(item, key);
  const spec = doc({ v: int(2), key, name: isId ? '_id_' : name });
  for (const option of ['unique', 'sparse']) {
    const value = item.get(option);
    if (value === true || (isNumber(value) && toDouble(value) !== 0)) spec.set(option, true);
  }
  const partial = item.get('partialFilterExpression');
  if (partial !== undefined) {
    if (!isDocument(partial)) throw cannot('partialFilterExpression must be an object');
    if (spec.has('sparse')) throw cannot('cannot mix "partialFilterExpression" and "sparse" options');
    compileFilter(partial);
    checkPartial(partial);
    spec.set('partialFilterExpression', partial);
  }
  const expire = item.get('expireAfterSeconds');
  if (expire !== undefined) {
    if (!isNumber(expire) || !(toDouble(expire) >= 0 && toDouble(expire) <= MAX_EXPIRY_SECONDS))
      throw cannot("TTL index 'expireAfterSeconds' option must be numeric and within range");
    if (key.size > 1) throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL');
    spec.set('expireAfterSeconds', expire);
  }
  return spec;
}

/** The index of `_id` is ascending and takes no option. @throws MongoError InvalidIndexSpecificationOption, BadValue. */
function refuseForId(item: Document, key: Document): void {
  for (const option of ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']) {
    if (!item.has(option)) continue;
    throw new MongoError(
      'InvalidIndexSpecificationOption',
      `The field '${option}' is not valid for an _id index specification. Specification: ${formatValue(item)}`,
    );
  }
  if (toDouble(key.get('_id') as NumberValue) !== 1)
    throw new MongoError('BadValue', `The field 'key' for an _id index must be {_id: 1}, but got ${formatValue(key)}`);
}

const cannot = (message: string) => new MongoError('CannotCreateIndex', message);

function checkKeyField(path: string, direction: Value): void {
  if (typeof direction === 'string') {
    if (direction === '') throw cannot(`Values in v:2 index key pattern cannot be empty strings: ${path}`);
    throw notImplemented(`an index of type ${direction}`);
  }
  if (!isNumber(direction) || toDouble(direction) === 0 || Number.isNaN(toDouble(direction))) {
    throw cannot(`Values in the index key pattern must be nonzero numbers: ${path}`);
  }
  const parts = path.split('.');
  if (path.includes('$**')) throw notImplemented('a wildcard index');
  if (parts.includes('') || parts.some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part))) {
    throw cannot(`Index key contains an illegal field name: ${path}`);
  }
}

function checkPartial(filter: Document): void {
  for (const [key, value] of filter) {
    if (key.startsWith('$') && !PARTIAL_OPERATORS.has(key)) {
      throw cannot(`unsupported expression in partial index: ${key}`);
    }
    if (Array.isArray(value) && key.startsWith('$')) for (const item of value) if (isDocument(item)) checkPartial(item);
    if (!key.startsWith('$') && isDocument(value)) {
      for (const [operator, operand] of value) {
        const refused =
          operator.startsWith('$') &&
          (!PARTIAL_OPERATORS.has(operator) || (operator === '$exists' && operand === false));
        if (refused) throw cannot(`unsupported expression in partial index: ${operator}`);
      }
    }
  }
}
