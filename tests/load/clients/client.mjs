import * as Y from 'yjs';

/**
 * What every client of the load has in common. They speak each server's protocol directly, so that the load spends its
 * time on the network and not in editors: each has a small document of its own to make real changes with, and only
 * looks at those of others for the mark that says which change it was.
 */
const MARK = 0x40;
const MARK_LENGTH = 7;
const markOf = (number) => `@${String(number).padStart(MARK_LENGTH, '0')}`;

/** Calls `onMark` with the number of each change found in the bytes. */
function findMarks(bytes, onMark) {
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    const number = Number.parseInt(bytes.toString('latin1', at + 1, at + 1 + MARK_LENGTH), 10);
    if (!Number.isNaN(number)) onMark(number);
  }
}

/** A number as both protocols write one: seven bits a byte, the least first. */
export const varint = (value) => {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
};
/** @returns {[value: number, at: number]} the number, and where it ends */
export const readVarint = (bytes, at) => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
};
export const withLength = (bytes) => Buffer.concat([varint(bytes.length), bytes]);

export class Client {
  /** Whether the server says when it has taken a change. */
  static acknowledges = false;
  #doc = new Y.Doc();
  #text = this.#doc.getText('bench');
  /** Told the number of each change heard of. */
  onMark = () => {};
  /** Told the number of each own change that the server says is safe. */
  onAck = () => {};
  /** Size of the document as it was given on opening. */
  receivedBytes = 0;

  /** Adds a change marked with the number; with `bytes`, one that long, in place of what this client wrote before. */
  change(number, bytes = 0) {
    const before = Y.encodeStateVector(this.#doc);
    this.#doc.transact(() => {
      if (bytes > 0) this.#text.delete(0, this.#text.length);
      this.#text.insert(this.#text.length, markOf(number) + '.'.repeat(bytes));
    });
    this.send(Y.encodeStateAsUpdate(this.#doc, before), number);
  }

  hear(bytes) {
    findMarks(bytes, (number) => this.onMark(number));
  }

  /** Stops reading, as a page whose network stalls. */
  stall() {
    this.socket.pause();
  }

  close() {
    this.socket.terminate();
  }
}

/** Resolves when the socket is open. */
export const opened = (socket) =>
  new Promise((resolve, reject) => void socket.once('open', resolve).once('error', reject));
