import type { AuditRecord } from './audit-record.ts';
import { firstBreak, GENESIS, hashOf } from './chain.ts';

function chainOf(length: number): AuditRecord[] {
  let previousHash = GENESIS;
  return Array.from({ length }, (_, index) => {
    const sequence = index + 1;
    const entry = {
      chain: 'c',
      sequence,
      at: new Date(sequence),
      actorId: 'a',
      event: 'situation.read',
      subjectId: `${sequence}`,
      bodyId: 'b',
      from: '::1',
      requestId: 'r',
      previousHash,
    };
    previousHash = hashOf(entry);
    return { ...entry, _id: `c:${sequence}`, hash: previousHash };
  });
}
const headOf = (chain: AuditRecord[]) => ({ sequence: chain.length, hash: chain.at(-1)?.hash ?? GENESIS });

describe('an audit chain', () => {
  const whole = chainOf(6);

  it('is whole as written', async () => {
    expect(await firstBreak(whole, headOf(whole))).toBeNull();
  });

  it.each([
    ['an entry altered', whole.map((entry) => (entry.sequence === 3 ? { ...entry, subjectId: 'else' } : entry)), 3],
    [
      'an entry altered with its own hash made again',
      whole.map((entry) =>
        entry.sequence === 3 ? { ...entry, event: 'x', hash: hashOf({ ...entry, event: 'x' }) } : entry,
      ),
      4,
    ],
    ['an entry removed', whole.filter(({ sequence }) => sequence !== 4), 4],
    ['its end cut off', whole.slice(0, 4), 5],
    ['all of it gone', [], 1],
  ])('is broken by %s, and says where', async (_what, entries, at) => {
    expect(await firstBreak(entries, headOf(whole))).toBe(at);
  });
});
