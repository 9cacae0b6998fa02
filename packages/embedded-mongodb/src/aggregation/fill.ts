import { doc, type Document, isDocument, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { namedFields } from '../expressions/shapes.ts';
import type { StageCompiler } from './types.ts';

/** `$fill`: a value for what is null or missing, given, or that of the document before. */
export const fillStage: StageCompiler = (operand, surroundings, name) => {
  const fields = namedFields(operand, ['output'], ['partitionBy', 'partitionByFields', 'sortBy'], name);
  const output = fields.get('output');
  if (!isDocument(output)) throw new MongoError('TypeMismatch', `${name} output must be an object`);
  const carried: Document = new Map();
  const given: Document = new Map();
  for (const [path, how] of output) {
    const ways = namedFields(how, [], ['value', 'method'], name);
    if (ways.size !== 1) throw new MongoError(6050202, `${name} output must have either a method or a value`);
    const method = ways.get('method');
    if (method === undefined) given.set(path, doc({ $ifNull: [`$${path}`, ways.get('value') as Value] }));
    else if (method === 'locf') carried.set(path, doc({ $locf: `$${path}` }));
    else if (method === 'linear') throw notImplemented('$fill by the method linear');
    else throw new MongoError(6050202, 'Method must be either locf or linear');
  }
  const stages: Value[] = [];
  if (carried.size > 0) {
    const sortBy = fields.get('sortBy');
    stages.push(doc({ $setWindowFields: doc({ partitionBy: partitionOf(fields, name), sortBy, output: carried }) }));
  }
  if (given.size > 0) stages.push(doc({ $addFields: given }));
  return surroundings.compile(stages, surroundings).stage;
};

function partitionOf(fields: Document, name: string): Value | undefined {
  const names = fields.get('partitionByFields');
  if (names === undefined) return fields.get('partitionBy');
  if (fields.has('partitionBy'))
    throw new MongoError(6050204, `${name} takes at most one of 'partitionBy' and 'partitionByFields'`);
  if (!Array.isArray(names)) throw new MongoError('TypeMismatch', `${name} partitionByFields must be an array`);
  return new Map(names.map((field) => [String(field), `$${String(field)}`]));
}
