import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a ciphertext belongs: moved to another place, it no longer opens. */
export interface Place {
  collection: string;
  record: string;
  field: string;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const additionalData = ({ collection, record, field }: Place, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([VERSION, keyId, collection, record, field]));

/**
 * One AES-256-GCM key. Sealed layout: version (1 byte), nonce (12), tag (16), ciphertext.
 * The place and the key's id are authenticated, so that swapping two ciphertexts is detected.
 */
export class DataKey {
  readonly id: string;
  readonly #key: Buffer;
  #digestKey: Buffer | null = null;

  constructor(id: string, key: Buffer) {
    if (key.length !== 32) throw new RangeError('a data key has 32 bytes');
    this.id = id;
    this.#key = key;
  }

  seal(place: Place, plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(additionalData(place, this.id));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws when the bytes were altered, moved, or sealed with another key. */
  open(place: Place, sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('unknown sealed format');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(1, 1 + NONCE_BYTES))
      .setAAD(additionalData(place, this.id))
      .setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** Seals any JSON value. */
  sealJson(place: Place, value: unknown): Buffer {
    return this.seal(place, Buffer.from(JSON.stringify(value)));
  }

  /** The caller names the type: what was sealed in a place is always of the one kind its repository writes there. */
  openJson<T>(place: Place, sealed: Uint8Array): T {
    return JSON.parse(this.open(place, sealed).toString()) as T;
  }

  /**
   * Says whether a JSON value changed, without the value: HMAC-SHA256, hexadecimal. Its key is derived from this one,
   * so that nobody without it can try a guess; the place is part of it, so that equal values do not look equal.
   */
  digest(place: Place, value: unknown): string {
    this.#digestKey ??= Buffer.from(hkdfSync('sha256', this.#key, '', 'huis-clos digest', 32));
    return createHmac('sha256', this.#digestKey)
      .update(additionalData(place, this.id))
      .update(JSON.stringify(value))
      .digest('hex');
  }
}
