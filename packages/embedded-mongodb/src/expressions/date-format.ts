import { MongoError } from '../errors.ts';
import {
  dayOfYear,
  EPOCH,
  fromWallTime,
  isoWeek,
  offsetAt,
  type WallTime,
  wallTime,
  week,
  weekday,
} from './calendar.ts';

const pad = (value: number, size: number): string => String(value).padStart(size, '0');
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function offsetText(millis: number): string {
  const minutes = Math.abs(millis / 60_000);
  return `${millis < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
}

/** @throws MongoError 18536 for a specifier that MongoDB does not have. */
export function formatDate(millis: number, format: string, zone: string): string {
  const wall = wallTime(millis, zone);
  const offset = offsetAt(millis, zone);
  const specifiers: Readonly<Record<string, () => string>> = {
    Y: () => pad(wall.year, 4),
    m: () => pad(wall.month, 2),
    d: () => pad(wall.day, 2),
    H: () => pad(wall.hour, 2),
    M: () => pad(wall.minute, 2),
    S: () => pad(wall.second, 2),
    L: () => pad(wall.millisecond, 3),
    j: () => pad(dayOfYear(wall), 3),
    w: () => String(weekday(wall) + 1),
    u: () => String(weekday(wall) || 7),
    U: () => pad(week(wall), 2),
    V: () => pad(isoWeek(wall).week, 2),
    G: () => pad(isoWeek(wall).year, 4),
    b: () => (MONTHS[wall.month - 1] as string).slice(0, 3),
    B: () => MONTHS[wall.month - 1] as string,
    z: () => offsetText(offset),
    Z: () => `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset / 60_000), 3)}`,
    '%': () => '%',
  };
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const make = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined;
    if (!make) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
    return make();
  });
}

const READERS: Readonly<Record<string, { pattern: string; field: keyof WallTime | 'zone' }>> = {
  Y: { pattern: '(\\d{4})', field: 'year' },
  m: { pattern: '(\\d{1,2})', field: 'month' },
  d: { pattern: '(\\d{1,2})', field: 'day' },
  H: { pattern: '(\\d{1,2})', field: 'hour' },
  M: { pattern: '(\\d{1,2})', field: 'minute' },
  S: { pattern: '(\\d{1,2})', field: 'second' },
  L: { pattern: '(\\d{1,3})', field: 'millisecond' },
  z: { pattern: '(Z|[+-]\\d{2}:?\\d{2})', field: 'zone' },
};

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

const unparsable = (text: string) => new MongoError('ConversionFailure', `Error parsing date string '${text}'`);

/** Reads a date, by a format or in ISO 8601. @throws MongoError ConversionFailure. */
export function parseDate(text: string, format: string | undefined, zone: string | undefined): Date {
  const wall: WallTime = { ...EPOCH };
  let found: string | undefined;
  if (format === undefined) {
    const match = ISO.exec(text);
    if (!match) throw unparsable(text);
    const [year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = match.slice(1) as string[];
    Object.assign(wall, {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
    });
    found = match[8];
  } else found = readByFormat(text, format, wall);
  if (found !== undefined && zone !== undefined) throw unparsable(text);
  checkRanges(wall, text);
  return new Date(fromWallTime(wall, found ?? zone ?? 'UTC'));
}

function readByFormat(text: string, format: string, wall: WallTime): string | undefined {
  const fields: (keyof WallTime | 'zone')[] = [];
  const pattern = format.replace(/%(.?)|[\\^$.*+?()[\]{}|]/gs, (whole: string, letter: string | undefined) => {
    if (!whole.startsWith('%')) return `\\${whole}`;
    if (letter === '%') return '%';
    const reader = letter !== undefined && Object.hasOwn(READERS, letter) ? READERS[letter] : undefined;
    if (!reader)
      throw new MongoError(
        'NotImplemented',
        `the specifier ${whole} of $dateFromString is not implemented by the embedded database`,
      );
    fields.push(reader.field);
    return reader.pattern;
  });
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) throw unparsable(text);
  let zone: string | undefined;
  fields.forEach((field, i) => {
    if (field === 'zone') zone = match[i + 1];
    else wall[field] = Number(match[i + 1]);
  });
  return zone;
}

function checkRanges(wall: WallTime, text: string): void {
  const last = new Date(Date.UTC(2000, 0, 1));
  last.setUTCFullYear(wall.year, wall.month, 0);
  const valid =
    wall.month >= 1 &&
    wall.month <= 12 &&
    wall.day >= 1 &&
    wall.day <= last.getUTCDate() &&
    wall.hour < 24 &&
    wall.minute < 60 &&
    wall.second < 60;
  if (!valid) throw unparsable(text);
}
