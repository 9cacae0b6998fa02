import { hotFrame, type FrameName } from '@huis-clos/contracts';

/** A hot event made ready once for however many connections: its bytes, and the WebSocket frame around them. */
export interface OutgoingFrame {
  bytes: Uint8Array;
  webSocketFrame: Buffer[];
}

export function outgoingFrame(name: FrameName, payload: Uint8Array): OutgoingFrame {
  const bytes = hotFrame(name, payload);
  return { bytes, webSocketFrame: [Buffer.concat([frameHeader(bytes.length), bytes])] };
}

/** Header of one final, unmasked, binary WebSocket message (RFC 6455, 5.2). */
function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.of(0x82, length);
  const header = Buffer.alloc(length < 0x10000 ? 4 : 10);
  header[0] = 0x82;
  header[1] = length < 0x10000 ? 126 : 127;
  if (length < 0x10000) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
