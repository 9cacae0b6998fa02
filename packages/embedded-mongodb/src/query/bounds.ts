import { encodeKey, MAX_WHOLE_KEY } from '../bson/sort-key.ts';
import {
  BSON_UNDEFINED,
  BSONRegExp,
  isDocument,
  isNullish,
  MaxKey,
  MinKey,
  typeRank,
  type Value,
} from '../bson/values.ts';
import { holdsText } from './collation.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import { literalPrefix } from './regex.ts';

/** Encoded values v with low ≤ v < high, where the ends cut between encoded values. */
export interface Interval {
  low: Buffer;
  high: Buffer;
  /** Whether it holds a single value. */
  point: boolean;
}

/** What a filter demands of one path: every list must hold the value (lists are unions of intervals). */
export interface Demand {
  operator: string;
  operand: Value;
  intervals: Interval[];
}

/** The demands of a filter that all must hold, by path. */
export type Demands = Map<string, Demand[]>;

const EVERYTHING: Interval = { low: Buffer.alloc(0), high: Buffer.from([255]), point: false };

/** The smallest bytes above every key that begins with `key`. */
function beyond(key: Buffer): Buffer {
  for (let i = key.length - 1; i >= 0; i--) {
    if (key[i] === 255) continue;
    const out = Buffer.from(key.subarray(0, i + 1));
    out[i] = (out[i] as number) + 1;
    return out;
  }
  return Buffer.from([255, 255]);
}

const pointAt = (value: Value): Interval => {
  const key = encodeKey([value]);
  return { low: key, high: beyond(key), point: true };
};
const typeInterval = (rank: number): Interval => ({
  low: Buffer.from([rank]),
  high: Buffer.from([rank + 1]),
  point: false,
});
const NULLISH: Interval = { low: encodeKey([BSON_UNDEFINED]), high: beyond(encodeKey([null])), point: false };
const TEXT = 15;
const REGEX = 50;

/** Intervals of the index keys that a document equal to a value at the path can have. */
function equality(value: Value): Interval[] {
  if (isNullish(value)) return [pointAt(BSON_UNDEFINED), pointAt(null)];
  if (!Array.isArray(value)) return [pointAt(value)];
  // An index holds the elements of an array; an array inside an array, whole.
  return [pointAt(value), pointAt(value[0] ?? BSON_UNDEFINED)];
}

function ordered(operator: string, operand: Value): Interval[] {
  if (operand instanceof MinKey || operand instanceof MaxKey || Array.isArray(operand)) return [EVERYTHING];
  if (isNullish(operand)) return [NULLISH];
  const key = encodeKey([operand]);
  const type = typeInterval(typeRank(operand));
  switch (operator) {
    case '$gt':
      return [{ ...type, low: beyond(key) }];
    case '$gte':
      return [{ ...type, low: key }];
    case '$lt':
      return [{ ...type, high: key }];
    default:
      return [{ ...type, high: beyond(key) }];
  }
}

function matching(operand: BSONRegExp): Interval[] {
  const literal = literalPrefix(operand);
  // A null byte is escaped inside keys, so a prefix that holds one is not a prefix of the key.
  if (literal === '' || literal.includes('\0')) return [typeInterval(TEXT), typeInterval(REGEX)];
  const low = Buffer.concat([Buffer.from([TEXT]), Buffer.from(literal)]);
  return [{ low, high: beyond(low), point: false }, typeInterval(REGEX)];
}

function intervalsOf(operator: string, operand: Value): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return equality(operand);
    case '$in':
      return Array.isArray(operand)
        ? operand.flatMap((item) => (item instanceof BSONRegExp ? matching(item) : equality(item)))
        : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return ordered(operator, operand);
    case '$regex':
      return operand instanceof BSONRegExp ? matching(operand) : undefined;
    case '$exists':
    case '$type':
    case '$size':
    case '$mod':
      return [EVERYTHING];
    default:
      return undefined;
  }
}

/**
 * Gathers what a filter demands of each path. Disjunctions and negations demand nothing that one index can serve; nor
 * does text under a collation, because indexes are in the order of bytes.
 */
export function demandsOf(filter: CompiledFilter, into: Demands = new Map()): Demands {
  const { node } = filter;
  if (node.kind === 'and') for (const child of node.children) demandsOf(child, into);
  if (node.kind !== 'test' || (node.collation && holdsText(node.operand))) return into;
  const intervals = intervalsOf(node.operator, node.operand);
  if (intervals) {
    const list = into.get(node.path) ?? [];
    list.push({ operator: node.operator, operand: node.operand, intervals: normalise(intervals) });
    into.set(node.path, list);
  } else if (node.operator === '$elemMatch') elemMatchDemands(node.path, node.operand, into);
  return into;
}

/** Plain equalities and ranges on the fields of an array's documents. */
function elemMatchDemands(path: string, operand: Value, into: Demands): void {
  if (!isDocument(operand)) return;
  for (const [key, value] of operand) {
    const operators: [string, Value][] = key.startsWith('$')
      ? [[key, value]]
      : isDocument(value) && (value.keys().next().value ?? '').startsWith('$')
        ? [...value]
        : [[value instanceof BSONRegExp ? '$regex' : '$eq', value]];
    const full = key.startsWith('$') ? path : `${path}.${key}`;
    for (const [operator, item] of operators) {
      const intervals = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte'].includes(operator)
        ? intervalsOf(operator, item)
        : undefined;
      if (!intervals) continue;
      const list = into.get(full) ?? [];
      list.push({ operator, operand: item, intervals: normalise(intervals) });
      into.set(full, list);
    }
  }
}

/** In order, without overlaps. */
function normalise(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low) || Buffer.compare(b.high, a.high));
  const out: Interval[] = [];
  for (const interval of sorted) {
    const last = out.at(-1);
    if (last && Buffer.compare(interval.low, last.high) < 0) {
      if (Buffer.compare(interval.high, last.high) > 0)
        out[out.length - 1] = { low: last.low, high: interval.high, point: false };
    } else out.push(interval);
  }
  return out;
}

/** What two unions of intervals share. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const low = Buffer.compare(x.low, y.low) >= 0 ? x.low : y.low;
      const high = Buffer.compare(x.high, y.high) <= 0 ? x.high : y.high;
      if (Buffer.compare(low, high) < 0) out.push({ low, high, point: x.point || y.point });
    }
  }
  return out;
}

export interface KeyRange {
  lower: Buffer;
  upper: Buffer;
}

const inverted = (key: Buffer): Buffer => Buffer.from(key.map((byte) => 255 - byte));

/** The stored keys of an interval of a field that follows `prefix`. */
export function keyRange(prefix: Buffer, interval: Interval, descending: boolean): KeyRange {
  // Descending keys are inverted byte by byte, so an interval [low, high) becomes [after high, after low).
  const low = descending ? beyondInverted(interval.high) : interval.low;
  const high = descending ? beyondInverted(interval.low) : interval.high;
  return { lower: cut(prefix, low, false), upper: cut(prefix, high, true) };
}

/** Among inverted keys, the first that is below no inverted key beginning with `key`. */
const beyondInverted = (key: Buffer): Buffer => (key.length === 0 ? Buffer.from([255, 255]) : beyond(inverted(key)));

/** Long keys are stored cut, so bounds are widened to what they were cut to. */
function cut(prefix: Buffer, key: Buffer, upper: boolean): Buffer {
  const whole = Buffer.concat([prefix, key]);
  const most = MAX_WHOLE_KEY + 4;
  if (whole.length <= most) return whole;
  return upper ? beyond(whole.subarray(0, most)) : whole.subarray(0, most);
}
