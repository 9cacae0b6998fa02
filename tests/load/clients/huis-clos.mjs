import { WebSocket } from 'ws';
import { NOTES_SCHEMA_VERSION } from '../../../packages/contracts/dist/index.js';
import { Client, readVarint, varint } from './client.mjs';

const [UPDATES, ACK] = [1, 3];

/** A client of this product's protocol. */
export class HuisClosClient extends Client {
  static acknowledges = true;
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
    const clientId = Math.floor(Math.random() * 2 ** 32);
    const request = JSON.stringify({
      documentId,
      stateVector: '',
      clientId,
      schemaVersion: NOTES_SCHEMA_VERSION,
      epoch: null,
    });
    return new Promise((resolve, reject) => {
      this.socket.once('error', reject);
      // The answer's text announces three binary messages: the document, its state vector, who is there.
      let awaited = Infinity;
      this.socket.on('message', (bytes, isBinary) => {
        if (isBinary && awaited > 0) {
          this.receivedBytes ||= bytes.length;
          if ((awaited -= 1) === 0) resolve();
        } else if (isBinary) this.#hearFrame(bytes);
        else if (bytes[0] === 0x30) this.socket.send('40');
        else if (bytes[0] === 0x32) this.socket.send('3');
        else {
          const text = bytes.toString();
          if (text.startsWith('40')) this.socket.send(`420["notes:join",${request}]`);
          const handle = /^463-.*"handle":(\d+)/.exec(text);
          if (handle) [awaited, this.handle] = [3, varint(Number(handle[1]))];
          else if (text.startsWith('43') || text.startsWith('44')) reject(new Error(text));
        }
      });
    });
  }

  #hearFrame(bytes) {
    if (bytes[0] === UPDATES) this.hear(bytes);
    if (bytes[0] !== ACK) return;
    const [, at] = readVarint(bytes, 1);
    const [upTo] = readVarint(bytes, at);
    for (const [messageId, number] of this.#sentAs)
      if (messageId <= upTo) {
        this.#sentAs.delete(messageId);
        this.onAck(number);
      }
  }

  send(update, number = 0) {
    this.#sentAs.set((this.#messageId += 1), number);
    this.socket.send(Buffer.concat([Buffer.of(1), this.handle, varint(this.#messageId), update]));
  }
}
