import { EJSON } from 'bson';
import { MongoBulkWriteError, MongoServerError, type Collection } from 'mongodb';
import type { Operation } from './operations.ts';

/** What an operation gave, as text that two servers' answers can be compared by. */
export async function outcome(collection: Collection, operation: Operation): Promise<string> {
  try {
    const result = await operation.run(collection);
    return describe(isPipelineUpdate(operation) ? uncounted(result) : result, operation.unordered === true);
  } catch (error) {
    if (error instanceof MongoBulkWriteError) {
      const codes = [error.writeErrors].flat().map((item) => `${item.index}:${item.code}`);
      return `error ${codes.join(',')} inserted ${error.insertedCount}`;
    }
    if (error instanceof MongoServerError) return `error ${String(error.code)}`;
    throw error;
  }
}

/** The reference counts as modified a document that a pipeline leaves as it was. */
const isPipelineUpdate = ({ name, arguments: [, update] }: Operation): boolean =>
  name.startsWith('update') && Array.isArray(update);
const uncounted = (result: unknown): unknown => ({ ...(result as object), modifiedCount: 0 });

function describe(result: unknown, unordered: boolean): string {
  const items = unordered && Array.isArray(result) ? result.map((item) => show(item)).sort() : undefined;
  return items ? items.join('\n') : show(result);
}

const show = (value: unknown): string => EJSON.stringify(value as never, { relaxed: false });

export const contents = async (collection: Collection): Promise<string> =>
  show(await collection.find({}).sort({ _id: 1 }).toArray());

/** Codes that the reference gives as MongoDB does; its others are numbers of its own. */
const SHARED_CODES = new Set(['11000']);

/**
 * Whether two outcomes agree. An error agrees with an error: the reference has its own codes for most. A mistaken update
 * that meets no document is refused here, as by MongoDB, which reads the update first; the reference lets it pass.
 */
export function agree(mine: string, theirs: string): boolean {
  if (mine === theirs) return true;
  if (mine.startsWith('error') && theirs.startsWith('error')) {
    const [a, b] = [mine, theirs].map((text) => SHARED_CODES.has(text.slice(6)));
    return a === b;
  }
  return (
    mine.startsWith('error') &&
    (theirs === 'null' ||
      theirs === '[]' ||
      (/"matchedCount":{"\$numberInt":"0"},?/.test(theirs) && theirs.includes('"upsertedId":null')))
  );
}
