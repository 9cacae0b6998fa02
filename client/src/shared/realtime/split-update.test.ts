import * as Y from 'yjs';
import { splitUpdate } from './split-update.ts';

const MOST = 1_000;

/** A change of several authors: paragraphs added, and some of them taken out again. */
function longChange(): Uint8Array {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  for (const doc of docs) {
    docs.forEach((other) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)));
    const body = doc.getXmlFragment('text');
    for (let line = 0; line < 60; line += 1) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`Ligne ${line} de ${doc.clientID} : hausse des dégradations. 🏠`)]);
      body.insert(Math.floor(body.length / 2), [paragraph]);
    }
    body.delete(5, 20);
  }
  return Y.encodeStateAsUpdate(docs[2] as Y.Doc);
}

const contentOf = (...changes: Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const change of changes) Y.applyUpdate(doc, change);
  return doc.getXmlFragment('text').toString();
};

describe('a change too large for one message', () => {
  it('is cut into changes that are not, and say the same in order', () => {
    const change = longChange();
    const pieces = splitUpdate(change, MOST);
    expect(pieces.length).toBeGreaterThan(change.length / MOST);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(MOST);
    expect(contentOf(...pieces)).toBe(contentOf(change));
  });
});

describe('a change that fits in one message', () => {
  it('is left as it is', () => {
    const change = longChange();
    expect(splitUpdate(change, change.length)).toEqual([change]);
  });
});
