import { decode } from '../bson/decode.ts';
import { encode, type EncodableDocument } from '../bson/encode.ts';
import type { Document, Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { crc32c } from './crc32c.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits a server must understand, or refuse the message. */
const REQUIRED_BITS = 0xffff;
export const HEADER_BYTES = 16;

/** A request as it came: a command document, and how to answer it. */
export interface Request {
  id: number;
  legacy: boolean;
  /** The client wants no answer. */
  silent: boolean;
  command: Document;
}

/** A message that the protocol does not allow: the connection cannot go on. */
export class ProtocolError extends Error {}

/**
 * Reads one whole message.
 * @throws ProtocolError when its frame is wrong; MongoError when the frame is right and a document in it is not.
 */
export function parseMessage(message: Buffer): Request {
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return parseMsg(message);
  if (opCode === OP_QUERY) return parseQuery(message);
  throw new ProtocolError(`unsupported operation code ${opCode}`);
}

function parseMsg(message: Buffer): Request {
  if (message.length < HEADER_BYTES + 4) throw new ProtocolError('message too short');
  const flags = message.readUInt32LE(16);
  if (flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) throw new ProtocolError('unknown required flag');
  let end = message.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (end < 20 || crc32c(message.subarray(0, end)) !== message.readUInt32LE(end))
      throw new ProtocolError('checksum does not match');
  }
  let body: Document | undefined;
  const sequences: [string, Value[]][] = [];
  for (let at = 20; at < end;) {
    const kind = message[at++];
    const size = at + 4 <= end ? message.readInt32LE(at) : 0;
    if (size < 5 || at + size > end) throw new ProtocolError('section out of bounds');
    const section = message.subarray(at, at + size);
    at += size;
    if (kind === 0) {
      if (body) throw new ProtocolError('two bodies in one message');
      body = decode(section);
    } else if (kind === 1) sequences.push(parseSequence(section));
    else throw new ProtocolError(`unknown section kind ${String(kind)}`);
  }
  if (!body) throw new ProtocolError('message without a body');
  for (const [name, documents] of sequences) {
    if (body.has(name))
      throw new MongoError('ProtocolError', `field '${name}' is both in the body and in a document sequence`);
    body.set(name, documents);
  }
  return { id: message.readInt32LE(4), legacy: false, silent: (flags & MORE_TO_COME) !== 0, command: body };
}

function parseSequence(section: Buffer): [string, Value[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('document sequence without a name');
  const documents: Value[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = at + 4 <= section.length ? section.readInt32LE(at) : 0;
    if (size < 5 || at + size > section.length) throw new ProtocolError('document out of bounds');
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

/** The legacy way drivers say hello before they know the server. */
function parseQuery(message: Buffer): Request {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0 || nameEnd + 9 > message.length) throw new ProtocolError('malformed query');
  const command = decode(message.subarray(nameEnd + 9));
  const namespace = message.toString('utf8', 20, nameEnd);
  if (!namespace.endsWith('.$cmd')) throw new ProtocolError('only commands are taken as legacy queries');
  command.set('$db', namespace.slice(0, -5));
  return { id: message.readInt32LE(4), legacy: true, silent: false, command };
}

let answers = 0;

/** The bytes of an answer. */
export function buildReply(request: { id: number; legacy: boolean }, document: EncodableDocument): Buffer {
  const headBytes = request.legacy ? 36 : 21;
  const message = encode(document, headBytes).fill(0, HEADER_BYTES, headBytes);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE((answers = (answers + 1) & 0x7fffffff), 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) message.writeInt32LE(1, 32);
  return message;
}
