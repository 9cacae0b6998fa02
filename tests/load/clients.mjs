import { WebSocket } from 'ws';
import * as Y from 'yjs';

/**
 * Clients that speak each server's protocol directly, so that the load spends its time on the network and not in
 * editors: each has a small document of its own to make real changes with, and only looks at those of others for the
 * mark that says which change it was.
 */
const MARK = 0x40;
const MARK_LENGTH = 7;

/** Calls `onMark` with the number of each change found in the bytes. */
function findMarks(bytes, onMark) {
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    const number = Number.parseInt(bytes.toString('latin1', at + 1, at + 1 + MARK_LENGTH), 10);
    if (!Number.isNaN(number)) onMark(number);
  }
}

const varint = (value) => {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
};
const readVarint = (bytes, at) => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
};

class Client {
  #doc = new Y.Doc();
  #text = this.#doc.getText('bench');
  onMark = () => {};
  onAck = () => {};

  /** Sends a change marked with the number. */
  change(number) {
    const before = Y.encodeStateVector(this.#doc);
    this.#text.insert(this.#text.length, `@${String(number).padStart(MARK_LENGTH, '0')}`);
    this.send(Y.encodeStateAsUpdate(this.#doc, before));
  }
  close() {
    this.socket.terminate();
  }
}

/** A client of y-websocket's protocol. */
export class YWebsocketClient extends Client {
  static async open(port, documentId) {
    const client = new YWebsocketClient();
    client.socket = new WebSocket(`ws://127.0.0.1:${port}/${documentId}`, { perMessageDeflate: false });
    client.socket.on('message', (bytes) => findMarks(bytes, (number) => client.onMark(number)));
    await new Promise((resolve, reject) => client.socket.once('open', resolve).once('error', reject));
    return client;
  }
  send(update) {
    this.socket.send(Buffer.concat([Buffer.from([0, 2]), varint(update.length), update]));
  }
}

/** A client of this product's protocol. */
export class HuisClosClient extends Client {
  #messageId = 0;
  #sentAs = new Map();

  static async open(port, documentId, name) {
    const client = new HuisClosClient();
    const address = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
    client.socket = new WebSocket(address, { perMessageDeflate: false, headers: { cookie: `person=${name}` } });
    await client.#join(documentId);
    return client;
  }
  #join(documentId) {
    const request = { documentId, stateVector: '', clientId: Math.floor(Math.random() * 2 ** 32), schemaVersion: 1 };
    return new Promise((resolve, reject) => {
      this.socket.once('error', reject);
      this.socket.on('message', (bytes, isBinary) => {
        if (isBinary) return this.#hear(bytes);
        const text = bytes.toString();
        if (text[0] === '0') this.socket.send('40');
        else if (text === '2') this.socket.send('3');
        else if (text.startsWith('40'))
          this.socket.send(`420["notes:join",${JSON.stringify({ ...request, epoch: null })}]`);
        else if (text.startsWith('43') || text.startsWith('46')) {
          const handle = /"handle":(\d+)/.exec(text);
          if (!handle) return reject(new Error(text));
          this.handle = varint(Number(handle[1]));
          resolve();
        }
      });
    });
  }
  #hear(bytes) {
    if (bytes[0] === 1) findMarks(bytes, (number) => this.onMark(number));
    else if (bytes[0] === 3) {
      const [, at] = readVarint(bytes, 1);
      const [upTo] = readVarint(bytes, at);
      for (const [messageId, number] of this.#sentAs)
        if (messageId <= upTo) {
          this.#sentAs.delete(messageId);
          this.onAck(number);
        }
    }
  }
  change(number) {
    this.#sentAs.set(this.#messageId + 1, number);
    super.change(number);
  }
  send(update) {
    this.socket.send(Buffer.concat([Buffer.from([1]), this.handle, varint((this.#messageId += 1)), update]));
  }
}
