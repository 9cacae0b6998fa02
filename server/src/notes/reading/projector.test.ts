import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Actor } from '@huis-clos/contracts';
import { Doc } from 'yjs';
import { DataKey } from '../../core/crypto/data-key.ts';
import type { DocumentsRepository } from '../documents.repository.ts';
import { OpenDocument } from '../live/open-document.ts';
import { Projector } from './projector.ts';
import { writeBlocks } from './seed.ts';

const key = new DataKey('body:b', randomBytes(32));
const actor = {} as Actor;

function documentWithADecision(id: string): OpenDocument {
  const doc = new Doc();
  writeBlocks(doc, [{ kind: 'decision', id: 'AAAAAAAAAAAAAAAAAAAAAA', text: 'Revoir en mars.' }]);
  const record = { _id: id, bodyId: 'b', meetingId: 'm', epoch: 1, schemaVersion: 1, head: null, projected: null };
  return new OpenDocument({ ...record, leaseOwner: null, leaseUntil: null, createdAt: new Date() }, 1, key, doc, 0);
}

const setProjected = jest.fn(async (_id: string, _epoch: number, _digest: string) => {});
const onError = jest.fn();
const project = jest.fn(async () => {});
let projector: Projector;
beforeEach(() => {
  jest.useFakeTimers();
  [setProjected, onError, project].forEach((mock) => mock.mockReset());
  projector = new Projector({ setProjected } as unknown as DocumentsRepository, { project }, async () => {}, onError);
});
afterEach(() => jest.useRealTimers());

describe('lists that follow the notes', () => {
  it('are tried again less and less often while they cannot, at most every five minutes, and it is logged once', async () => {
    project.mockRejectedValue(new Error('away'));
    projector.changed(documentWithADecision('d'), actor);
    await jest.advanceTimersByTimeAsync(60_000);
    // After 1, 3, 7, 15 and 31 seconds.
    expect(project).toHaveBeenCalledTimes(5);
    await jest.advanceTimersByTimeAsync(60 * 60_000);
    expect(project.mock.calls.length).toBeLessThan(5 + 16);
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('follow as promptly as ever once they can again', async () => {
    project.mockRejectedValueOnce(new Error('away'));
    const document = documentWithADecision('d');
    projector.changed(document, actor);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(setProjected).toHaveBeenCalledTimes(1);
    writeBlocks(document.doc, [{ kind: 'decision', id: 'BBBBBBBBBBBBBBBBBBBBBB', text: 'Et en juin.' }]);
    projector.changed(document, actor);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(setProjected).toHaveBeenCalledTimes(2);
  });

  it('leave a digest that neither a guess of the text nor another document’s equal text gives', async () => {
    for (const id of ['one', 'two']) {
      projector.changed(documentWithADecision(id), actor);
      await jest.advanceTimersByTimeAsync(1_000);
    }
    const [one, two] = setProjected.mock.calls.map(([, , digest]) => digest);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).not.toBe(one);
  });
});
