import { createHash } from 'node:crypto';
import { Binary, doc, type Document } from '../bson/values.ts';
import type { SessionRef } from './sessions.ts';

/** All clients are one user to this engine; MongoDB gives a user without a name this digest. */
const USER = new Binary(createHash('sha256').digest());

/** The sessions that clients used lately, as `$listLocalSessions` gives them. */
export class RecentSessions {
  private readonly used = new Map<string, { key: Buffer; at: Date }>();

  note({ key, text }: SessionRef): void {
    this.used.set(text, { key, at: new Date() });
  }

  forget({ text }: SessionRef): void {
    this.used.delete(text);
  }

  /** @param oldest in milliseconds; sessions not used since are forgotten */
  forgetBefore(oldest: number): void {
    for (const [text, { at }] of this.used) if (at.getTime() < oldest) this.used.delete(text);
  }

  list(): Document[] {
    return [...this.used.values()].map(({ key, at }) =>
      doc({ _id: doc({ id: new Binary(key, Binary.SUBTYPE_UUID), uid: USER }), lastUse: at }),
    );
  }
}
