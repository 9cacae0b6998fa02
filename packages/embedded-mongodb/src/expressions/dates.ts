import { toWholeNumber } from '../bson/numbers.ts';
import {
  doc,
  int,
  isDocument,
  isNullish,
  isNumber,
  type Maybe,
  ObjectId,
  Timestamp,
  typeName,
  type Value,
} from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import {
  addUnits,
  dayOfYear,
  EPOCH,
  fromWallTime,
  isoWeek,
  type Unit,
  unitNumber,
  utc,
  type WallTime,
  wallTime,
  week,
  weekday,
  DAY,
} from './calendar.ts';
import { formatDate, parseDate } from './date-format.ts';
import { named, unary } from './shapes.ts';
import type { Operator, Operators } from './types.ts';

/** The moment a value stands for. */
function momentOf(value: Maybe, name: string): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw new MongoError(16006, `can't convert from BSON type ${typeName(value)} to Date (${name})`);
}

function zoneOf(value: Maybe): string {
  if (value === undefined) return 'UTC';
  if (typeof value !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  return value;
}

/** A part of a date, given as a date or as `{date, timezone}`. */
function part(read: (wall: WallTime) => Value): Operator {
  const compute = (date: Maybe, timezone: Maybe, hasZone: boolean, name: string): Maybe =>
    isNullish(date) || (hasZone && isNullish(timezone)) ? null : read(wallTime(momentOf(date, name), zoneOf(timezone)));
  const fromFields = named(['date'], ['timezone'], (args, name) =>
    compute(args.date, args.timezone, 'timezone' in args, name),
  );
  const direct = unary((date, name) => compute(date, undefined, false, name));
  return (operand, compile, name) =>
    (isDocument(operand) && operand.has('date') ? fromFields : direct)(operand, compile, name);
}

const UNITS: readonly Unit[] = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function unitOf(value: Maybe, name: string): Unit {
  if (typeof value === 'string' && (UNITS as readonly string[]).includes(value)) return value as Unit;
  throw new MongoError('FailedToParse', `${name}: unknown time unit value: ${String(value)}`);
}

function startOfWeek(value: Maybe): number {
  if (isNullish(value)) return 0;
  const text = String(value).toLowerCase();
  const day = WEEKDAYS.findIndex((item) => item === text || item.slice(0, 3) === text);
  if (day < 0) throw new MongoError('FailedToParse', `unknown day of week value: ${String(value)}`);
  return day;
}

const whole = (value: Maybe, what: string): number => {
  const number = isNumber(value) ? toWholeNumber(value) : undefined;
  if (number === undefined) throw new MongoError(5166405, `${what} must be a whole number, found ${typeName(value)}`);
  return Number(number);
};

const shift = (sign: 1 | -1) =>
  named(['startDate', 'unit', 'amount'], ['timezone'], (args, name) => {
    if (isNullish(args.startDate) || isNullish(args.unit) || isNullish(args.amount) || args.timezone === null)
      return null;
    const amount = sign * whole(args.amount, `${name} amount`);
    return new Date(addUnits(momentOf(args.startDate, name), unitOf(args.unit, name), amount, zoneOf(args.timezone)));
  });

const dateDiff = named(['startDate', 'endDate', 'unit'], ['timezone', 'startOfWeek'], (args, name) => {
  if (isNullish(args.startDate) || isNullish(args.endDate) || isNullish(args.unit) || args.timezone === null)
    return null;
  const unit = unitOf(args.unit, name);
  const [zone, start] = [zoneOf(args.timezone), startOfWeek(args.startOfWeek)];
  const count = (value: Maybe) => unitNumber(momentOf(value, name), unit, zone, start);
  return BigInt(count(args.endDate) - count(args.startDate));
});

/** Bins are counted from the first of January 2000, as MongoDB counts them. */
const REFERENCE = Date.UTC(2000, 0, 1);

const dateTrunc = named(['date', 'unit'], ['binSize', 'timezone', 'startOfWeek'], (args, name) => {
  if (isNullish(args.date) || isNullish(args.unit) || args.binSize === null || args.timezone === null) return null;
  const unit = unitOf(args.unit, name);
  const size = args.binSize === undefined ? 1 : whole(args.binSize, `${name} binSize`);
  if (size <= 0) throw new MongoError(5439018, `${name} requires 'binSize' to be greater than 0`);
  const [zone, start] = [zoneOf(args.timezone), startOfWeek(args.startOfWeek)];
  // The reference week is the first that begins in 2000.
  const reference = unit === 'week' ? REFERENCE + ((start - 6 + 7) % 7) * DAY : REFERENCE;
  const from = unitNumber(reference, unit, 'UTC', start);
  const moment = momentOf(args.date, name);
  const bin = Math.floor((unitNumber(moment, unit, zone, start) - from) / size);
  const lower = addUnits(reference, unit, bin * size, 'UTC');
  return new Date(fromWallTime(wallTime(lower, 'UTC'), zone));
});

const dateToString = named(['date'], ['format', 'timezone', 'onNull'], (args, name) => {
  if (isNullish(args.date)) return args.onNull === undefined ? null : args.onNull;
  if (args.timezone === null || args.format === null) return null;
  const zone = zoneOf(args.timezone);
  const format = args.format ?? (zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L');
  if (typeof format !== 'string')
    throw new MongoError(18533, `${name} requires that 'format' be a string, found: ${typeName(format)}`);
  return formatDate(momentOf(args.date, name), format, zone);
});

const dateFromString = named(['dateString'], ['format', 'timezone', 'onError', 'onNull'], (args) => {
  if (isNullish(args.dateString)) return args.onNull === undefined ? null : args.onNull;
  try {
    if (typeof args.dateString !== 'string') {
      throw new MongoError(
        'ConversionFailure',
        `$dateFromString requires that 'dateString' be a string, found: ${typeName(args.dateString)}`,
      );
    }
    if (args.timezone === null || args.format === null) return null;
    return parseDate(
      args.dateString,
      typeof args.format === 'string' ? args.format : undefined,
      args.timezone === undefined ? undefined : zoneOf(args.timezone),
    );
  } catch (error) {
    if (args.onError !== undefined && error instanceof MongoError && error.codeName === 'ConversionFailure')
      return args.onError;
    throw error;
  }
});

const dateToParts = named(['date'], ['timezone', 'iso8601'], (args, name) => {
  if (isNullish(args.date) || args.timezone === null || args.iso8601 === null) return null;
  const wall = wallTime(momentOf(args.date, name), zoneOf(args.timezone));
  const clock = {
    hour: int(wall.hour),
    minute: int(wall.minute),
    second: int(wall.second),
    millisecond: int(wall.millisecond),
  };
  if (args.iso8601 !== true) return doc({ year: int(wall.year), month: int(wall.month), day: int(wall.day), ...clock });
  const iso = isoWeek(wall);
  return doc({ isoWeekYear: int(iso.year), isoWeek: int(iso.week), isoDayOfWeek: int(weekday(wall) || 7), ...clock });
});

const CLOCK = ['hour', 'minute', 'second', 'millisecond'] as const;
const dateFromParts = named(
  [],
  ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', ...CLOCK, 'timezone'],
  (args, name) => {
    if (Object.values(args).some(isNullish)) return null;
    const read = (key: string, otherwise: number) =>
      args[key] === undefined ? otherwise : whole(args[key], `${name} ${key}`);
    const zone = zoneOf(args.timezone);
    const clock = Object.fromEntries(CLOCK.map((key) => [key, read(key, 0)])) as Pick<WallTime, (typeof CLOCK)[number]>;
    if (args.isoWeekYear === undefined) {
      if (args.year === undefined)
        throw new MongoError(40516, `${name} requires either 'year' or 'isoWeekYear' to be present`);
      return new Date(
        fromWallTime({ year: read('year', 1970), month: read('month', 1), day: read('day', 1), ...clock }, zone),
      );
    }
    const year = read('isoWeekYear', 1970);
    // The fourth of January is always in the first ISO week.
    const fourth = { ...EPOCH, year, day: 4 };
    const monday = utc(fourth) - ((weekday(fourth) || 7) - 1) * DAY;
    const date = wallTime(monday + ((read('isoWeek', 1) - 1) * 7 + read('isoDayOfWeek', 1) - 1) * DAY, 'UTC');
    return new Date(fromWallTime({ ...date, ...clock }, zone));
  },
);

/** Dates, in any time zone. */
export const DATES: Operators = {
  $year: part((wall) => int(wall.year)),
  $month: part((wall) => int(wall.month)),
  $dayOfMonth: part((wall) => int(wall.day)),
  $hour: part((wall) => int(wall.hour)),
  $minute: part((wall) => int(wall.minute)),
  $second: part((wall) => int(wall.second)),
  $millisecond: part((wall) => int(wall.millisecond)),
  $dayOfWeek: part((wall) => int(weekday(wall) + 1)),
  $dayOfYear: part((wall) => int(dayOfYear(wall))),
  $week: part((wall) => int(week(wall))),
  $isoWeek: part((wall) => int(isoWeek(wall).week)),
  $isoWeekYear: part((wall) => BigInt(isoWeek(wall).year)),
  $isoDayOfWeek: part((wall) => int(weekday(wall) || 7)),
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateToParts: dateToParts,
  $dateFromParts: dateFromParts,
};
