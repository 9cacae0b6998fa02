import { randomBytes } from 'node:crypto';
import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { DataKey } from '../../core/crypto/data-key.ts';
import { OpenDocument } from './open-document.ts';
import { DEEPEST, isSound } from './soundness.ts';

const opened = (): OpenDocument => {
  const record = { _id: 'd', bodyId: 'b', meetingId: 'm', epoch: 1, schemaVersion: 1, head: null, projected: null };
  const times = { leaseOwner: null, leaseUntil: null, createdAt: new Date() };
  return new OpenDocument({ ...record, ...times }, 1, new DataKey('body:b', randomBytes(32)), new Y.Doc(), 0);
};

/** A change that nests that many elements. */
function nested(elements: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment(NOTES_FRAGMENT);
    for (let depth = 0; depth < elements; depth += 1) {
      const child = new Y.XmlElement('listItem');
      parent.push([child]);
      parent = child;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** A change whose only value is nested that many times. */
function nestedValue(levels: number): Uint8Array {
  let value: unknown = null;
  for (let level = 0; level < levels; level += 1) value = [value];
  const doc = new Y.Doc();
  doc.getMap('attributes').set('value', value);
  return Y.encodeStateAsUpdate(doc);
}

describe('a change of the notes', () => {
  it('is kept when it nests elements as deep as a page can, however it then goes away', () => {
    const document = opened();
    expect(document.apply(nested(DEEPEST))).toBe(true);
    expect(Y.decodeUpdate(document.encode()).structs.length).toBe(DEEPEST);
    const fragment = document.doc.getXmlFragment(NOTES_FRAGMENT);
    fragment.insert(0, [(fragment.get(0) as Y.XmlElement).clone()]);
    fragment.delete(0, 2);
    expect(fragment.length).toBe(0);
  });

  it('is not kept when it nests elements deeper, whole or added to what is there', () => {
    expect(() => opened().apply(nested(DEEPEST + 1))).toThrow('nested too deep');
    const document = opened();
    document.apply(nested(DEEPEST));
    const deepest = new Y.Doc();
    Y.applyUpdate(deepest, document.encode());
    const before = Y.encodeStateVector(deepest);
    innermost(deepest).push([new Y.XmlElement('paragraph')]);
    expect(() => document.apply(Y.encodeStateAsUpdate(deepest, before))).toThrow('nested too deep');
  });

  it('is not kept when it nests elements so deep that reading them would end the stack', () => {
    expect(() => opened().apply(nested(50_000))).toThrow('nested too deep');
  });

  it('is no sound change when a value in it is nested so that it could never be sent again', () => {
    expect(isSound(nestedValue(DEEPEST))).toBe(true);
    expect(isSound(nestedValue(DEEPEST + 1))).toBe(false);
  });

  it('is no sound change when a format of its text is', () => {
    expect(isSound(formatted('[]'))).toBe(true);
    const deep = formatted('['.repeat(100_000) + ']'.repeat(100_000));
    expect(isSound(deep)).toBe(false);
    const spoilt = new Y.Doc();
    Y.applyUpdate(spoilt, deep);
    // What the check is for: such a document opens for no one.
    expect(() => Y.encodeStateAsUpdate(spoilt)).toThrow(RangeError);
  });
});

function innermost(doc: Y.Doc): Y.XmlElement {
  let element = doc.getXmlFragment(NOTES_FRAGMENT).get(0) as Y.XmlElement;
  while (element.length > 0) element = element.get(0) as Y.XmlElement;
  return element;
}

/** A change that formats a text with a value that no editor could write: its JSON is put in place of a true one's. */
function formatted(json: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'texte', { mark: 'FORMAT' });
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
  const at = bytes.indexOf('"FORMAT"');
  const value = Buffer.from(json);
  const length: number[] = [];
  for (let rest = value.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([bytes.subarray(0, at - 1), Buffer.from(length), value, bytes.subarray(at + '"FORMAT"'.length)]);
}
