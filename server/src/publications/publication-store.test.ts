import { randomBytes } from 'node:crypto';
import { DataKey } from '../core/crypto/data-key.ts';
import type { Draft } from './draft.ts';
import { sealDraft } from './publication-store.ts';

const key = new DataKey('body:b', randomBytes(32));
const sealOf = (characters: number) => sealDraft(key, 'p', { seed: 'x'.repeat(characters) } as Draft);

it('a draft that no document of the database can hold is refused with what to do', () => {
  expect(() => sealOf(16 * 1024 * 1024)).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE', message: expect.stringContaining('plusieurs séances') }),
  );
  expect(sealOf(14 * 1024 * 1024)).toBeInstanceOf(Buffer);
});
