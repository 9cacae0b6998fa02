import { WebSocket } from 'ws';
import { Client, opened, withLength } from './client.mjs';

const [SYNC, AUTH, SYNC_REPLY, SYNC_STATUS] = [0, 2, 4, 8];
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

/** A client of Hocuspocus' protocol: every message begins with the document's name. */
export class HocuspocusClient extends Client {
  static acknowledges = true;
  #unconfirmed = [];

  static async open(port, documentId) {
    const client = new HocuspocusClient();
    client.name = withLength(Buffer.from(documentId));
    client.socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
    const synced = new Promise((resolve) => {
      client.socket.on('message', (bytes) => {
        const [kind, step] = [bytes[client.name.length], bytes[client.name.length + 1]];
        // Changes are confirmed in order, once applied; nothing is said of any disk.
        if (kind === SYNC_STATUS) client.onAck(client.#unconfirmed.shift());
        if (kind !== SYNC && kind !== SYNC_REPLY) return;
        if (step === UPDATE) client.hear(bytes);
        if (step !== STEP_2) return;
        client.receivedBytes = bytes.length;
        resolve();
      });
    });
    await opened(client.socket);
    const token = withLength(Buffer.from('bench'));
    client.#say([AUTH, 0], token);
    client.#say([SYNC, STEP_1, 1, 0]);
    await synced;
    return client;
  }

  #say(head, tail = Buffer.alloc(0)) {
    this.socket.send(Buffer.concat([this.name, Buffer.from(head), tail]));
  }

  send(update, number = 0) {
    this.#unconfirmed.push(number);
    this.#say([SYNC, UPDATE], withLength(update));
  }
}
