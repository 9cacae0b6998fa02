import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartupError } from '../errors.ts';
import { DataKey, type Place } from './data-key.ts';

/** Wraps data keys. The place to extend for a key management service: only these calls ever touch the master key. */
export interface MasterKey {
  wrap(keyId: string, key: Buffer): Promise<Buffer>;
  unwrap(keyId: string, wrapped: Uint8Array): Promise<Buffer>;
  /** A key for one purpose, the same wherever the master key is: what processes seal to each other. */
  derive(purpose: string): Promise<DataKey>;
}

/**
 * A master key kept in a file of 32 bytes in hexadecimal, mode 0600, made on first use when `create` is set.
 * @throws {StartupError} when the file is absent and may not be made, or does not hold a key.
 */
export async function masterKeyFromFile(path: string, create: boolean): Promise<MasterKey> {
  const hex = await readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || !create)
      throw new StartupError(
        `La clé maîtresse est illisible : ${path}. Indiquez son emplacement avec HUIS_CLOS_MASTER_KEY_FILE.`,
      );
    const fresh = randomBytes(32).toString('hex');
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return fresh;
  });
  if (!/^[0-9a-f]{64}\s*$/.test(hex))
    throw new StartupError(`La clé maîtresse ${path} doit contenir 64 chiffres hexadécimaux.`);
  return wrapping(Buffer.from(hex.trim(), 'hex'));
}

/** A master key held in memory; tests use it directly. */
export function wrapping(bytes: Buffer): MasterKey {
  const master = new DataKey('master', bytes);
  const place = (keyId: string): Place => ({ collection: 'dataKeys', record: keyId, field: 'wrapped' });
  return {
    wrap: async (keyId, key) => master.seal(place(keyId), key),
    unwrap: async (keyId, wrapped) => master.open(place(keyId), wrapped),
    derive: async (purpose) => new DataKey(purpose, Buffer.from(hkdfSync('sha256', bytes, '', purpose, 32))),
  };
}
