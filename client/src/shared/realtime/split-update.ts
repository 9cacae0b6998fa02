import { decodeUpdate, UpdateEncoderV1 } from 'yjs';

type Decoded = ReturnType<typeof decodeUpdate>;
type Struct = Decoded['structs'][number];

/** What a change says of itself besides its parts: numbers of a few bytes each. */
const HEAD_BYTES = 64;
const nothingDeleted: Decoded['ds']['clients'] = new Map();

/**
 * Cuts a change of Yjs into ones of at most so many bytes, to be applied in order; what it deletes comes last. A single
 * run of characters longer than that, or what is deleted, is not cut.
 */
export function splitUpdate(update: Uint8Array, mostBytes: number): Uint8Array[] {
  if (update.length <= mostBytes) return [update];
  const { structs, ds } = decodeUpdate(update);
  const pieces: Uint8Array[] = [];
  let group: Struct[] = [];
  let bytes = HEAD_BYTES;
  for (const struct of structs) {
    const size = sizeOf(struct, group.at(-1));
    if (group.length > 0 && bytes + size > mostBytes) {
      pieces.push(encode(group, nothingDeleted));
      [group, bytes] = [[], HEAD_BYTES];
    }
    group.push(struct);
    bytes += size;
  }
  if (group.length > 0) pieces.push(encode(group, nothingDeleted));
  if (ds.clients.size > 0) pieces.push(encode([], ds.clients));
  return pieces;
}

/** Those of another author than the one before begin a list of their own, with its own head. */
function sizeOf(struct: Struct, before: Struct | undefined): number {
  const encoder = new UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length + (before?.id.client === struct.id.client ? 0 : HEAD_BYTES);
}

/** As Yjs lays a change out: by author, how many parts and from where, then the parts; then what is deleted. */
function encode(structs: Struct[], deleted: Decoded['ds']['clients']): Uint8Array {
  const encoder = new UpdateEncoderV1();
  const runs = byAuthor(structs);
  encoder.writeLen(runs.length);
  for (const { first, run } of runs) {
    encoder.writeLen(run.length);
    encoder.writeClient(first.id.client);
    encoder.writeLen(first.id.clock);
    for (const struct of run) struct.write(encoder, 0);
  }
  encoder.writeLen(deleted.size);
  for (const [client, ranges] of deleted) {
    encoder.writeClient(client);
    encoder.writeLen(ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}

function byAuthor(structs: Struct[]): { first: Struct; run: Struct[] }[] {
  const runs: { first: Struct; run: Struct[] }[] = [];
  for (const struct of structs) {
    const last = runs.at(-1);
    if (last?.first.id.client === struct.id.client) last.run.push(struct);
    else runs.push({ first: struct, run: [struct] });
  }
  return runs;
}
