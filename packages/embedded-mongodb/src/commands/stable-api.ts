import { type Document, isDocument } from '../bson/values.ts';
import { MongoError } from '../errors.ts';

/** Version 1 of MongoDB's Stable API (manual: “Stable API”, “Stable API Commands”), of what this engine has. */
const COMMANDS = new Set([
  'abortTransaction',
  'aggregate',
  'bulkWrite',
  'collMod',
  'commitTransaction',
  'count',
  'create',
  'createIndexes',
  'delete',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'endSessions',
  'explain',
  'find',
  'findAndModify',
  'getMore',
  'insert',
  'killCursors',
  'listCollections',
  'listDatabases',
  'listIndexes',
  'ping',
  'update',
]);
const STAGES_OUTSIDE = new Set(['$listLocalSessions']);

const refusal = (what: string) =>
  new MongoError('APIStrictError', `Provided apiStrict:true, but ${what} in API Version 1`);

/**
 * Checks that a command is of the API version that its client declares.
 * @throws MongoError APIVersionError for another version than 1; APIStrictError for what version 1 does not have.
 */
export function checkApi(command: Document, name: string): void {
  const version = command.get('apiVersion');
  const strict = command.get('apiStrict');
  if (version === undefined) {
    const alone = ['apiStrict', 'apiDeprecationErrors'].find((key) => command.has(key));
    if (alone) throw new MongoError(4886600, `Provided ${alone} without passing apiVersion`);
    return;
  }
  if (version !== '1') throw new MongoError('APIVersionError', 'API version must be "1"');
  if (strict !== true) return;
  if (!COMMANDS.has(name)) throw refusal(`the command ${name} is not`);
  const pipeline = command.get('pipeline');
  for (const stage of Array.isArray(pipeline) ? pipeline : []) {
    const stageName = isDocument(stage) ? stage.keys().next().value : undefined;
    if (stageName !== undefined && STAGES_OUTSIDE.has(stageName)) throw refusal(`the stage ${stageName} is not`);
  }
}
