import { randomBytes } from 'node:crypto';
import type { Meeting } from '@huis-clos/contracts';
import type { Caller } from '../core/caller.ts';
import { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { createDetectors } from './detectors/detectors.ts';
import { gather, type Sources } from './materials.ts';
import type { NotesBlock } from './ports.ts';

const key = new DataKey('body:b', randomBytes(32));
const meeting = { id: 'm', bodyId: 'b', documentId: 'd', attendance: [], agenda: [] } as unknown as Meeting;
const note = (text: string): NotesBlock => ({
  ...{ id: 'n', kind: 'paragraph', text, level: null, mentions: [], ownerId: null, ownerName: null, dueOn: null },
});

/** The digest stored of a draft made from one line of notes. */
async function sourceHash(text: string, by = key, of = 'm', detectors = createDetectors()): Promise<string> {
  const sources: Sources = {
    detectors,
    notes: { blocks: async () => [note(text)] },
    meetings: { read: async () => meeting },
    registry: { registry: async () => [] },
    directory: {
      letterhead: async () => ({ commune: 'Valmont', logoId: null }),
      logo: () => Promise.reject(new Error('there is none')),
      bodies: async () => new Map([['b', { name: 'Groupe', kind: 'thematicGroup' }]]),
      sitting: async () => [],
      professionals: async () => [],
      labels: async () => new Map(),
    },
    keyring: { keyFor: async () => by } as unknown as Keyring,
  };
  return (await gather(sources, { actor: {} } as Caller, of)).hash;
}

describe('the digest of what a draft was made from', () => {
  it('changes with the notes, and only then', async () => {
    const before = await sourceHash('Yanis est absent.');
    expect(await sourceHash('Yanis est absent.')).toBe(before);
    expect(await sourceHash('Yanis est là.')).not.toBe(before);
  });

  it('is the same whatever looks for names: that is told apart', async () => {
    const updated = { ...createDetectors(), version: 'newer' };
    expect(await sourceHash('Yanis est absent.', key, 'm', updated)).toBe(await sourceHash('Yanis est absent.'));
  });

  it('cannot be found again by whoever guesses the notes without the key of the body', async () => {
    const other = new DataKey('body:b', randomBytes(32));
    expect(await sourceHash('Yanis est absent.', other)).not.toBe(await sourceHash('Yanis est absent.'));
  });

  it('is not the same for two meetings that say the same', async () => {
    expect(await sourceHash('Yanis est absent.', key, 'm2')).not.toBe(await sourceHash('Yanis est absent.'));
  });
});
