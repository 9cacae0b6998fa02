import { type Document, isDocument, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import type { Variables } from '../expressions/types.ts';
import { compileAddFields, compileReplaceRoot, compileUnset } from './document-stages.ts';
import { compileProjection } from '../query/projection.ts';

type Transform = (document: Document) => Document;

/**
 * Compiles the stages an update may have.
 * @throws MongoError InvalidOptions for any other stage.
 */
export function compileUpdatePipeline(stages: readonly Value[], variables: Variables): Transform {
  const transforms = stages.map((stage): Transform => {
    if (!isDocument(stage) || stage.size !== 1) {
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const [name, operand] = [...stage][0] as [string, Value];
    switch (name) {
      case '$set':
      case '$addFields':
        return compileAddFields(operand, variables);
      case '$unset':
        return compileUnset(operand);
      case '$project': {
        if (!isDocument(operand)) throw new MongoError(15969, '$project specification must be an object');
        return compileProjection(operand, { variables, stage: true });
      }
      case '$replaceRoot':
      case '$replaceWith':
        return compileReplaceRoot(name, operand, variables);
      default:
        throw new MongoError('InvalidOptions', `${name} is not allowed to be used within an update`);
    }
  });
  return (document) => transforms.reduce((current, transform) => transform(current), document);
}
