import { frameKinds, type FrameName } from './realtime-frames.ts';

/** What this file needs of `socket.io-parser`, which each side brings: the contract depends on no network library. */
export interface ParserModule {
  Encoder: new () => { encode(packet: Packet): unknown[] };
  Decoder: DecoderClass;
}
interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}
// A class is extended through a constructor of any parameters: TypeScript asks for exactly `any[]` here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type DecoderClass = new (...parameters: any[]) => {
  // The parser's own parameter is `any`; what it accepts is what the connection received.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  add(received: any): void;
  destroy(): void;
  emit(event: never, ...parameters: never): unknown;
};

const EVENT = 2;
const names = new Map(Object.entries(frameKinds).map(([name, kind]) => [kind as number, name]));
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

/** One hot event as it travels: its kind, then its bytes. */
export function hotFrame(name: FrameName, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(bytes.length + 1);
  frame[0] = frameKinds[name];
  frame.set(bytes, 1);
  return frame;
}

/**
 * Socket.IO's parser with one change: an event whose name is a kind of frame and whose only argument is bytes travels
 * as one binary message, where the parser by default sends two.
 */
export function createParser({ Encoder: BaseEncoder, Decoder: BaseDecoder }: ParserModule): ParserModule {
  class Encoder extends BaseEncoder {
    override encode(packet: Packet): unknown[] {
      const [name, bytes] = Array.isArray(packet.data) ? (packet.data as unknown[]) : [];
      const hot = packet.type === EVENT && packet.nsp === '/' && packet.id === undefined && isBytes(bytes);
      return hot && typeof name === 'string' && name in frameKinds
        ? [hotFrame(name as FrameName, bytes)]
        : super.encode(packet);
    }
  }

  class Decoder extends BaseDecoder {
    /** Binary messages still to come that belong to an ordinary event. */
    #attachments = 0;

    override add(received: unknown): void {
      if (typeof received === 'string') {
        this.#attachments = attachmentsOf(received);
        super.add(received);
      } else if (this.#attachments > 0) {
        this.#attachments -= 1;
        super.add(received);
      } else {
        this.#frame(received);
      }
    }

    #frame(received: unknown): void {
      const bytes = received instanceof ArrayBuffer ? new Uint8Array(received) : received;
      const name = isBytes(bytes) && names.get(bytes[0] ?? 0);
      if (!name) throw new Error('unknown frame');
      const packet = { type: EVENT, nsp: '/', data: [name, (bytes as Uint8Array).subarray(1)] };
      // The emitter's types know the parser's own events; this is the one it makes of a decoded packet.
      (this.emit as (event: string, packet: Packet) => unknown)('decoded', packet);
    }

    override destroy(): void {
      this.#attachments = 0;
      super.destroy();
    }
  }
  return { Encoder, Decoder };
}

/** How many binary messages follow a text one: « 51-… » announces one. */
function attachmentsOf(text: string): number {
  const announced = /^[56](\d+)-/.exec(text);
  return announced ? Number(announced[1]) : 0;
}
