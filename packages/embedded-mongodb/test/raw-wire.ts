import { createConnection, type Socket } from 'node:net';
import { deserialize, type Document, serialize } from 'bson';
import { crc32c } from '../src/wire/crc32c.ts';

/** A plain socket to a server, without a driver: to send what no driver would. */
export function connectRaw(uri: string): Promise<Socket> {
  const address = /^mongodb:\/\/(?:[^@/]+@)?([^/]+)\//.exec(uri)?.[1] ?? '';
  const path = decodeURIComponent(address);
  return new Promise((resolve, reject) => {
    const socket = path.endsWith('.sock')
      ? createConnection(path)
      : createConnection(Number(address.split(':').at(-1)), '127.0.0.1');
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

/** One kind-1 section: documents apart from the body. */
export function sequence(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => Buffer.from(serialize(document))),
  ]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** An OP_MSG of a body and further sections. */
export function opMsg(
  body: Document,
  options: { sections?: Buffer[]; flags?: number; checksum?: boolean } = {},
): Buffer {
  const flags = (options.flags ?? 0) | (options.checksum ? 1 : 0);
  const payload = Buffer.concat([Buffer.from([0]), Buffer.from(serialize(body)), ...(options.sections ?? [])]);
  const head = Buffer.alloc(20);
  head.writeInt32LE(20 + payload.length + (options.checksum ? 4 : 0), 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE(flags, 16);
  const message = Buffer.concat([head, payload]);
  if (!options.checksum) return message;
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32c(message));
  return Buffer.concat([message, sum]);
}

/** The next answer on a socket; rejects when the server closes it instead. */
export function nextAnswer(socket: Socket): Promise<Document> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 16 || bytes.length < bytes.readInt32LE(0)) return;
      socket.off('data', onData);
      resolve(deserialize(bytes.subarray(bytes.readInt32LE(12) === 1 ? 36 : 21)));
    };
    socket.on('data', onData);
    socket.once('close', () => reject(new Error('closed')));
  });
}

/** Sends one command on a connection of its own. */
export async function rawCommand(uri: string, command: Document): Promise<Document> {
  const socket = await connectRaw(uri);
  try {
    socket.write(opMsg(command));
    return await nextAnswer(socket);
  } finally {
    socket.destroy();
  }
}
