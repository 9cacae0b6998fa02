import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Binary, doc, type Document, int } from '../bson/values.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { MongoError } from '../errors.ts';

const ITERATIONS = 15_000;
const MECHANISM = 'SCRAM-SHA-256';

/** The one user of the engine, and what proves it. The secret itself is not kept. */
export class Credentials {
  readonly user: string;
  readonly salt = randomBytes(28);
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;

  constructor(user: string, secret: string) {
    this.user = user;
    const salted = pbkdf2Sync(secret, this.salt, ITERATIONS, 32, 'sha256');
    this.storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest();
    this.serverKey = hmac(salted, 'Server Key');
  }
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const failed = () => new MongoError('AuthenticationFailed', 'Authentication failed.');

/** One SCRAM-SHA-256 conversation (RFC 7677) on one connection. */
export class ScramConversation {
  private readonly credentials: Credentials;
  private firstBare = '';
  private serverFirst = '';
  private nonce = '';
  done = false;

  constructor(credentials: Credentials) {
    this.credentials = credentials;
  }

  /** @throws MongoError AuthenticationFailed. */
  start(command: Document): EncodableDocument {
    if (command.get('mechanism') !== MECHANISM) {
      throw new MongoError('AuthenticationFailed', `Unsupported mechanism: only ${MECHANISM} is`);
    }
    const first = payloadOf(command);
    const match = /^n,,(n=([^,]+),r=([^,]+).*)$/.exec(first);
    if (!match) throw failed();
    this.firstBare = match[1] as string;
    const user = (match[2] as string).replaceAll('=2C', ',').replaceAll('=3D', '=');
    this.nonce = `${match[3] as string}${randomBytes(24).toString('base64')}`;
    // An unknown user gets the same questions, and fails at the same step.
    this.known = user === this.credentials.user;
    this.serverFirst = `r=${this.nonce},s=${this.credentials.salt.toString('base64')},i=${ITERATIONS}`;
    return step(false, this.serverFirst);
  }
  private known = false;

  /** @throws MongoError AuthenticationFailed. */
  continue(command: Document): EncodableDocument {
    if (this.done) return step(true, '');
    const final = payloadOf(command);
    const match = /^(c=biws,r=([^,]+)),p=([^,]+)$/.exec(final);
    if (!match || this.serverFirst === '' || match[2] !== this.nonce) throw failed();
    const signed = `${this.firstBare},${this.serverFirst},${match[1] as string}`;
    const signature = hmac(this.credentials.storedKey, signed);
    const proof = Buffer.from(match[3] as string, 'base64');
    if (proof.length !== signature.length) throw failed();
    const clientKey = Buffer.from(proof.map((byte, i) => byte ^ (signature[i] as number)));
    const claimed = createHash('sha256').update(clientKey).digest();
    if (!timingSafeEqual(claimed, this.credentials.storedKey) || !this.known) throw failed();
    this.done = true;
    return step(true, `v=${hmac(this.credentials.serverKey, signed).toString('base64')}`);
  }
}

function payloadOf(command: Document): string {
  const payload = command.get('payload');
  if (!(payload instanceof Binary)) throw failed();
  return Buffer.from(payload.value()).toString('utf8');
}

const step = (done: boolean, payload: string): EncodableDocument =>
  doc({ conversationId: int(1), done, payload: new Binary(Buffer.from(payload)), ok: 1 });
