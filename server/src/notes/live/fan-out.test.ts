import { decodeUpdates } from '@huis-clos/contracts';
import { jest } from '@jest/globals';
import { FanOut } from './fan-out.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** What is passed on, by frame; each keeps the processor busy that long. */
function fanOut(costMs: number) {
  const frames: { updates: number[][]; except: object | null }[] = [];
  const out = new FanOut(7, ({ bytes }, except) => {
    jest.advanceTimersByTime(costMs);
    const updates = decodeUpdates(bytes.subarray(1))?.updates ?? [];
    frames.push({ updates: updates.map((update) => [...update]), except });
  });
  return { out, frames };
}

describe('changes of a document', () => {
  it('are each passed on at once, however fast they follow, while that costs next to nothing', () => {
    const { out, frames } = fanOut(0);
    const author = {};
    out.add(Uint8Array.of(1), author);
    out.add(Uint8Array.of(2), author);
    expect(frames).toEqual([
      { updates: [[1]], except: author },
      { updates: [[2]], except: author },
    ]);
  });

  it('travel together, in order, when passing them on keeps the processor busy', () => {
    const { out, frames } = fanOut(4);
    const [one, other] = [{}, {}];
    out.add(Uint8Array.of(1), one);
    out.add(Uint8Array.of(2), one);
    out.add(Uint8Array.of(3), other);
    expect(frames).toHaveLength(1);
    jest.advanceTimersByTime(16);
    expect(frames[1]).toEqual({ updates: [[2], [3]], except: null });
  });
});
