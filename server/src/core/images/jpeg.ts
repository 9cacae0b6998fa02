import { AppError } from '../errors.ts';
import { assertFits, unreadable, type Pixels } from './pixels.ts';

/** Markers (ISO/IEC 10918-1, table B.1). */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const ADOBE = 0xee;
const JFIF = 0xe0;
/** Baseline, extended and progressive: those that every reader draws. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Frames, Huffman and quantisation tables, restart intervals, scans: what pixels need. EXIF, comments and thumbnails are in others. */
const KEPT = [...FRAMES, 0xc4, 0xdb, 0xdd, SOS];

/** Says how colours are coded, which only Adobe's own segment says otherwise; no thumbnail. */
const PLAIN_JFIF = Buffer.from([0xff, JFIF, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

interface Segment {
  marker: number;
  /** From its marker to the next one, coded data included. */
  bytes: Buffer;
}

export const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;

/**
 * The picture with the segments that its pixels need, and no other.
 * @throws {AppError} INVALID_INPUT for anything that is not a whole, ordinary JPEG
 */
export function jpegPixels(bytes: Buffer): Pixels {
  const { segments } = segmentsOf(bytes);
  const frames = segments.filter(({ marker }) => FRAMES.includes(marker));
  const frame = frames[0]?.bytes;
  if (frames.length !== 1 || !frame || frame.length < 10 || !segments.some(({ marker }) => marker === SOS))
    throw unreadable();
  const components = frame[9];
  if (components !== 1 && components !== 3)
    throw new AppError(
      'INVALID_INPUT',
      'Ce JPEG est en couleurs d’imprimerie\u00a0: enregistrez-le en RVB, ou en PNG.',
    );
  const [height, width] = [frame.readUInt16BE(5), frame.readUInt16BE(7)];
  assertFits(width, height);
  const adobe = segments.filter(isColourNote);
  return {
    width,
    height,
    bytes: Buffer.concat([
      Buffer.from([0xff, SOI]),
      ...(adobe[0] ? [adobe[0].bytes] : [PLAIN_JFIF]),
      ...segments.filter(({ marker }) => KEPT.includes(marker)).map((segment) => segment.bytes),
      Buffer.from([0xff, EOI]),
    ]),
  };
}

/** Whether the file holds nothing but what its pixels need. */
export function isJpegOfPixelsAlone(bytes: Buffer): boolean {
  const { segments, end } = segmentsOf(bytes);
  return (
    end === bytes.length &&
    segments.every(
      (segment) => KEPT.includes(segment.marker) || isColourNote(segment) || segment.bytes.equals(PLAIN_JFIF),
    )
  );
}

/** Adobe's segment at its fixed length: it has no room for anything else. */
const isColourNote = ({ marker, bytes }: Segment): boolean =>
  marker === ADOBE && bytes.length === 16 && bytes.toString('latin1', 4, 9) === 'Adobe';

function segmentsOf(bytes: Buffer): { segments: Segment[]; end: number } {
  const segments: Segment[] = [];
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) throw unreadable();
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return { segments, end: at + 2 };
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI) || at + 4 > bytes.length) throw unreadable();
    const length = bytes.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) throw unreadable();
    const end = marker === SOS ? endOfScan(bytes, next) : next;
    segments.push({ marker, bytes: bytes.subarray(at, end) });
    at = end;
  }
  throw unreadable();
}

/** Coded data run until a marker that is neither an escaped byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  throw unreadable();
}
