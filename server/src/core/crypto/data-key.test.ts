import { createHash, createHmac, randomBytes } from 'node:crypto';
import { DataKey, type Place } from './data-key.ts';

const place: Place = { collection: 'situations', record: 'r1', field: 'identity' };

describe('a sealed value', () => {
  const key = new DataKey('situation:1', randomBytes(32));
  const sealed = key.sealJson(place, { lastName: 'Belkadri' });

  it('opens where it was sealed, and holds nothing readable', () => {
    expect(key.openJson(place, sealed)).toEqual({ lastName: 'Belkadri' });
    expect(sealed.toString('latin1')).not.toContain('Belkadri');
  });

  it.each([
    ['another record', key, { ...place, record: 'r2' }, sealed],
    ['another field', key, { ...place, field: 'followUps' }, sealed],
    ['another collection', key, { ...place, collection: 'actions' }, sealed],
    ['another key', new DataKey('situation:1', randomBytes(32)), place, sealed],
    ['a flipped bit', key, place, Buffer.from(sealed.map((byte, index) => (index === 40 ? byte ^ 1 : byte)))],
    ['a truncated copy', key, place, sealed.subarray(0, 20)],
  ])('does not open as %s', (_what, opener, where, bytes) => {
    expect(() => opener.open(where, bytes)).toThrow();
  });

  it('differs each time, so that equal values cannot be told', () => {
    expect(key.sealJson(place, 'x').equals(key.sealJson(place, 'x'))).toBe(false);
  });
});

describe('a digest', () => {
  const bytes = randomBytes(32);
  const digest = (value: unknown, where = place, key = bytes) => new DataKey('body:1', key).digest(where, value);
  const known = digest('Belkadri est absent');

  it('says whether a text changed', () => {
    expect(digest('Belkadri est absent')).toBe(known);
    expect(digest('Belkadri est là')).not.toBe(known);
  });

  it('tells nothing to whoever guesses the text without the key', () => {
    expect(digest('Belkadri est absent', place, randomBytes(32))).not.toBe(known);
    const plain = createHash('sha256').update(JSON.stringify('Belkadri est absent')).digest('hex');
    const withItsOwnKey = createHmac('sha256', bytes).update(JSON.stringify('Belkadri est absent')).digest('hex');
    expect([plain, withItsOwnKey]).not.toContain(known);
  });

  it('differs from place to place, so that equal texts cannot be told', () => {
    expect(digest('Belkadri est absent', { ...place, record: 'r2' })).not.toBe(known);
  });
});
