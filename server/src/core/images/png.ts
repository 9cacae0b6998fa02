import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { assertFits, unreadable, type Pixels } from './pixels.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Samples of one pixel, and the depths that each may have, by colour type (PNG, third edition, 11.2.1). */
const COLOURS: Record<number, { samples: number; depths: number[] } | undefined> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
const INDEXED = 3;

/** The chunks that pixels need; text, times, EXIF, colour profiles and animation are in others. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Where each pass of an interlaced picture begins and how far its pixels stand apart: x, y, dx, dy. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Chunk {
  type: string;
  data: Buffer;
}

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(SIGNATURE);

/**
 * The picture written anew from its pixels alone.
 * @throws {AppError} INVALID_INPUT for anything that is not a whole, ordinary PNG
 */
export function pngPixels(bytes: Buffer): Pixels {
  const { chunks } = chunksOf(bytes);
  const of = (type: string): Buffer[] => chunks.filter((chunk) => chunk.type === type).map(({ data }) => data);
  const head = of('IHDR')[0];
  if (chunks[0]?.type !== 'IHDR' || head?.length !== 13) throw unreadable();
  const { width, height, depth, colour, interlaced } = headOf(head);
  assertFits(width, height);
  const rows = rowsOf(width, height, (COLOURS[colour]?.samples ?? 0) * depth, interlaced);
  const lines = inflated(Buffer.concat(of('IDAT')), rows);
  return {
    width,
    height,
    bytes: Buffer.concat([
      SIGNATURE,
      written('IHDR', head),
      ...(colour === INDEXED ? [written('PLTE', paletteOf(of('PLTE')[0]))] : []),
      ...transparencyOf(colour, of('tRNS')[0]).map((data) => written('tRNS', data)),
      written('IDAT', deflateSync(lines, { level: 9 })),
      written('IEND', Buffer.alloc(0)),
    ]),
  };
}

/** Whether the file holds nothing but what its pixels need. */
export function isPngOfPixelsAlone(bytes: Buffer): boolean {
  const { chunks, end } = chunksOf(bytes);
  return end === bytes.length && chunks.every(({ type }) => KEPT.includes(type));
}

function chunksOf(bytes: Buffer): { chunks: Chunk[]; end: number } {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw unreadable();
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    if (type === 'IEND') return { chunks, end };
    at = end;
  }
  throw unreadable();
}

function headOf(head: Buffer) {
  const [depth = 0, colour = 0, compression, filter, interlace] = head.subarray(8);
  const known = COLOURS[colour]?.depths.includes(depth) ?? false;
  if (!known || compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) throw unreadable();
  return {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    ...{ depth, colour, interlaced: interlace === 1 },
  };
}

/** How many bytes each row takes once unpacked, its filter included. */
function rowsOf(width: number, height: number, bitsPerPixel: number, interlaced: boolean): number[] {
  const passes = interlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  return passes.flatMap(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    const rows = Math.ceil((height - y) / dy);
    return columns > 0 && rows > 0
      ? Array.from({ length: rows }, () => 1 + Math.ceil((columns * bitsPerPixel) / 8))
      : [];
  });
}

/** Exactly as many bytes as the rows take: no more is ever unpacked. */
function inflated(packed: Buffer, rows: number[]): Buffer {
  const length = rows.reduce((sum, row) => sum + row, 0);
  const lines = unpacked(packed, length);
  if (lines.length !== length) throw unreadable();
  let at = 0;
  for (const row of rows) {
    // There are five filters: another would stop whoever draws the picture.
    if ((lines[at] ?? 0) > 4) throw unreadable();
    at += row;
  }
  return lines;
}

function unpacked(packed: Buffer, length: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: length });
  } catch {
    throw unreadable();
  }
}

function paletteOf(palette: Buffer | undefined): Buffer {
  if (!palette || palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768) throw unreadable();
  return palette;
}

/** One transparent shade, or an opacity for each colour of a palette; where pixels carry their own there is none. */
function transparencyOf(colour: number, data: Buffer | undefined): Buffer[] {
  const most = { 0: 2, 2: 6, [INDEXED]: 256 }[colour];
  if (!data || most === undefined) return [];
  if (data.length > most || (colour !== INDEXED && data.length !== most)) throw unreadable();
  return [data];
}

function written(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
