import { jest } from '@jest/globals';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { Outbox } from './notes-outbox.ts';

const FIVE_HOURS = 5 * 3_600_000;

describe('what is typed just after a change left', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([{ by: -FIVE_HOURS }, { by: FIVE_HOURS }])(
    'leaves in its turn, though the clock of the machine was changed by $by ms in between',
    async ({ by }) => {
      const change = encodeStateAsUpdate(new Doc());
      const second = new Promise<void>((resolve) => {
        const outbox = new Outbox((messageId) => messageId === 2 && resolve());
        outbox.open(null, { updateBytes: 1024, updatesPerSecond: 30 });
        outbox.add(change);
        jest.spyOn(Date, 'now').mockReturnValue(Date.now() + by);
        outbox.add(change);
      });
      await second;
    },
  );
});
