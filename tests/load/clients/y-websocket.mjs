import { WebSocket } from 'ws';
import { Client, opened, withLength } from './client.mjs';

const SYNC = 0;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];
/** Asks for all of the document: the state vector of nothing is one zero. */
const askForAll = Buffer.from([SYNC, STEP_1, 1, 0]);

/** A client of y-websocket's protocol. */
export class YWebsocketClient extends Client {
  static async open(port, documentId) {
    const client = new YWebsocketClient();
    client.socket = new WebSocket(`ws://127.0.0.1:${port}/${documentId}`, { perMessageDeflate: false });
    const synced = new Promise((resolve) => {
      client.socket.on('message', (bytes) => {
        if (bytes[0] !== SYNC) return;
        if (bytes[1] === UPDATE) client.hear(bytes);
        if (bytes[1] !== STEP_2) return;
        client.receivedBytes = bytes.length;
        resolve();
      });
    });
    await opened(client.socket);
    client.socket.send(askForAll);
    await synced;
    return client;
  }

  send(update) {
    this.socket.send(Buffer.concat([Buffer.from([SYNC, UPDATE]), withLength(update)]));
  }
}
