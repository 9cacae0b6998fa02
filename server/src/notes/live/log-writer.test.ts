import { randomBytes } from 'node:crypto';
import { splitBytes } from '@huis-clos/contracts';
import { Doc } from 'yjs';
import { systemClock } from '../../core/clock.ts';
import { DataKey } from '../../core/crypto/data-key.ts';
import { logPlace, type LogRepository, type LogRow } from '../log.repository.ts';
import { LogWriter } from './log-writer.ts';
import { OpenDocument } from './open-document.ts';

/** A store whose every insertion the test lets succeed or fail. */
class Store {
  readonly stored: LogRow[] = [];
  readonly asked: { rows: LogRow[]; answer: (refused?: string[]) => void; fail: () => void }[] = [];
  #waiting: (() => void)[] = [];

  append(rows: LogRow[]): Promise<Set<string>> {
    return new Promise((resolve, reject) => {
      const answer = (refused: string[] = []) => {
        this.stored.push(...rows.filter(({ _id }) => !refused.includes(_id)));
        resolve(new Set(refused));
      };
      this.asked.push({ rows, answer, fail: () => reject(new Error('unreachable')) });
      this.#waiting.splice(0).forEach((wake) => wake());
    });
  }

  async insertion(index: number) {
    while (!this.asked[index]) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.asked[index];
  }
}

const key = new DataKey('body:test', randomBytes(32));
const changesOf = (row: LogRow) => splitBytes(key.open(logPlace(row._id), row.sealed))?.map((bytes) => [...bytes]);
function openDocument(id: string): OpenDocument {
  const record = { _id: id, bodyId: 'b', meetingId: 'm', epoch: 1, schemaVersion: 1, head: null, projected: null };
  return new OpenDocument(
    { ...record, leaseOwner: null, leaseUntil: null, createdAt: new Date() },
    1,
    key,
    new Doc(),
    0,
  );
}
const author = () => {
  const acknowledged: number[] = [];
  return { acknowledged, acknowledge: (messageId: number) => void acknowledged.push(messageId) };
};

let store: Store;
let writer: LogWriter;
let document: OpenDocument;
beforeEach(() => {
  store = new Store();
  const events = { onWritten: () => {}, onFailure: () => {} };
  writer = new LogWriter(store as unknown as LogRepository, systemClock, events, { retryMs: 5, commitMs: 1 });
  document = openDocument('one');
});

describe('the log of the notes', () => {
  it('acknowledges nothing before the store has it', async () => {
    const someone = author();
    writer.append(document, Uint8Array.of(1), someone, 1);
    const { answer } = await store.insertion(0);
    expect(someone.acknowledged).toEqual([]);
    expect(writer.idle(document)).toBe(false);
    answer();
    await writer.close();
    expect(someone.acknowledged).toEqual([1]);
    expect(writer.idle(document)).toBe(true);
  });

  it('makes one row of what comes while another is being written, in order, and acknowledges it once', async () => {
    const someone = author();
    writer.append(document, Uint8Array.of(1), someone, 1);
    const first = await store.insertion(0);
    writer.append(document, Uint8Array.of(2), someone, 2);
    writer.append(document, Uint8Array.of(3), someone, 3);
    first.answer();
    const second = await store.insertion(1);
    expect(second.rows.map(changesOf)).toEqual([[[2], [3]]]);
    second.answer();
    await writer.close();
    expect(someone.acknowledged).toEqual([1, 3]);
  });

  it('keeps a message that changed nothing waiting for those before it', async () => {
    const someone = author();
    writer.append(document, Uint8Array.of(1), someone, 1);
    const { answer } = await store.insertion(0);
    writer.append(document, null, someone, 2);
    expect(someone.acknowledged).toEqual([]);
    answer();
    await writer.close();
    expect(someone.acknowledged).toEqual([1, 2]);
  });

  it('freezes a document whose write fails, repeats it under the same id, and thaws when it succeeds', async () => {
    const modes: boolean[] = [];
    document.audience = { changed: () => {}, modeChanged: () => void modes.push(document.frozen) };
    const someone = author();
    writer.append(document, Uint8Array.of(1), someone, 1);
    (await store.insertion(0)).fail();
    const again = await store.insertion(1);
    expect(modes).toEqual([true]);
    expect(again.rows[0]?._id).toBe(store.asked[0]?.rows[0]?._id);
    again.answer();
    await new Promise(setImmediate);
    expect(modes).toEqual([true, false]);
    expect(someone.acknowledged).toEqual([1]);
  });

  it('lets one document’s refused write delay no other', async () => {
    const other = openDocument('two');
    const [refused, served] = [author(), author()];
    writer.append(document, Uint8Array.of(1), refused, 1);
    writer.append(other, Uint8Array.of(2), served, 1);
    const { rows, answer } = await store.insertion(0);
    answer([rows.find(({ documentId }) => documentId === 'one')?._id ?? '']);
    const repeated = await store.insertion(1);
    expect(served.acknowledged).toEqual([1]);
    expect(refused.acknowledged).toEqual([]);
    expect([document.frozen, other.frozen]).toEqual([true, false]);
    repeated.answer();
    await new Promise(setImmediate);
    expect(refused.acknowledged).toEqual([1]);
  });

  it('has drained a document when the store has all of it, or when nothing more will be written', async () => {
    let drained = false;
    writer.append(document, Uint8Array.of(1), author(), 1);
    const draining = writer.drained(document).then(() => (drained = true));
    const first = await store.insertion(0);
    writer.append(document, Uint8Array.of(2), author(), 1);
    first.answer();
    const second = await store.insertion(1);
    expect(drained).toBe(false);
    second.fail();
    await writer.close();
    await draining;
  });
});
