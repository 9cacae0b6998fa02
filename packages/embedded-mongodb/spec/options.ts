import { type ClientSession, type Document, ReadPreference, type ReadPreferenceMode } from 'mongodb';

/** Options as the driver takes them: sessions looked up by name, read preferences made. */
export function translateOptions(options: Document | undefined, sessionOf?: (id: string) => ClientSession): Document {
  const out: Document = {};
  for (const [key, value] of Object.entries(options ?? {})) {
    if (key === 'session' && sessionOf) out.session = sessionOf(value as string);
    else if (key === 'readPreference') out.readPreference = readPreference(value as Document);
    else if (key === 'defaultTransactionOptions') out.defaultTransactionOptions = translateOptions(value as Document);
    else if (key === 'returnDocument') out.returnDocument = (value as string).toLowerCase();
    else out[key] = value;
  }
  return out;
}

const readPreference = ({ mode, maxStalenessSeconds }: Document): ReadPreference =>
  new ReadPreference(
    `${(mode as string)[0]?.toLowerCase() ?? ''}${(mode as string).slice(1)}` as ReadPreferenceMode,
    undefined,
    maxStalenessSeconds === undefined ? {} : { maxStalenessSeconds: maxStalenessSeconds as number },
  );
