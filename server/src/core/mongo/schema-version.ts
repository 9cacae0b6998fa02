import type { Connection } from 'mongoose';
import { StartupError } from '../errors.ts';

/** Raised when stored records change shape in a way that an older server would misread. */
const SCHEMA_VERSION = 1;

/** @throws {StartupError} on data written by a newer server: reading it with this one could lose what it does not know. */
export async function checkSchemaVersion(connection: Connection): Promise<void> {
  const meta = connection.collection<{ _id: string; version: number }>('meta');
  const stored = await meta.findOne({ _id: 'schema' });
  if (stored && stored.version > SCHEMA_VERSION)
    throw new StartupError(
      `Ces données viennent d’une version plus récente de Huis clos (format ${stored.version}, celui-ci connaît ${SCHEMA_VERSION}). Installez la version récente.`,
    );
  if (!stored) await meta.updateOne({ _id: 'schema' }, { $set: { version: SCHEMA_VERSION } }, { upsert: true });
}
