import { MongoError } from '../errors.ts';

/** A moment as a wall clock shows it. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const MINUTE = 60_000;
export const DAY = 86_400_000;
const OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The time zone's distance from UTC at a moment, in milliseconds. */
export function offsetAt(millis: number, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const fixed = OFFSET.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * MINUTE;
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  const wall = utc({ year, month, day, hour, minute, second, millisecond: 0 } as WallTime);
  return wall - Math.floor(millis / 1000) * 1000;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        calendar: 'iso8601',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw new MongoError(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    formats.set(zone, format);
  }
  return format;
}

/** A wall time read as UTC; values out of their range carry over. */
export function utc(wall: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, wall.millisecond);
  return date.getTime();
}

export function wallTime(millis: number, zone: string): WallTime {
  const date = new Date(millis + offsetAt(millis, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The moment when clocks of a zone show a wall time. */
export function fromWallTime(wall: WallTime, zone: string): number {
  const asUtc = utc(wall);
  const first = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(first, zone);
}

/** 0 for Sunday. */
export const weekday = (wall: WallTime): number =>
  new Date(utc({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 })).getUTCDay();

export const dayOfYear = (wall: WallTime): number =>
  Math.floor((utc(wall) - utc({ ...wall, month: 1, day: 1 })) / DAY) + 1;

/** Weeks begin on Sunday; days before the first Sunday are in week 0. */
export const week = (wall: WallTime): number => Math.floor((dayOfYear(wall) + 6 - weekday(wall)) / 7);

/** ISO 8601: the week belongs to the year of its Thursday. */
export function isoWeek(wall: WallTime): { year: number; week: number } {
  const thursday = new Date(
    utc({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 }) + (4 - (weekday(wall) || 7)) * DAY,
  );
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 };
}

export type Unit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond';
const FIXED_UNITS: Partial<Record<Unit, number>> = {
  hour: 60 * MINUTE,
  minute: MINUTE,
  second: 1000,
  millisecond: 1,
};

const lastDay = (year: number, month: number): number =>
  new Date(utc({ ...EPOCH, year, month: month + 1, day: 0 })).getUTCDate();
export const EPOCH: WallTime = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };

/** Moves a moment by whole units of the calendar; the 31st of a shorter month is its last day. */
export function addUnits(millis: number, unit: Unit, amount: number, zone: string): number {
  const fixed = FIXED_UNITS[unit];
  if (fixed !== undefined) return millis + amount * fixed;
  const wall = wallTime(millis, zone);
  if (unit === 'day' || unit === 'week')
    return fromWallTime({ ...wall, day: wall.day + amount * (unit === 'week' ? 7 : 1) }, zone);
  const months = wall.year * 12 + wall.month - 1 + amount * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return fromWallTime({ ...wall, year, month, day: Math.min(wall.day, lastDay(year, month)) }, zone);
}

/** Which unit a moment is in, counted from a fixed one; weeks begin on `startOfWeek` (0: Sunday). */
export function unitNumber(millis: number, unit: Unit, zone: string, startOfWeek: number): number {
  const wall = wallTime(millis, zone);
  const days = Math.floor(utc({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 }) / DAY);
  switch (unit) {
    case 'year':
      return wall.year;
    case 'quarter':
      return wall.year * 4 + Math.floor((wall.month - 1) / 3);
    case 'month':
      return wall.year * 12 + wall.month - 1;
    case 'week':
      // The first of January 1970 was a Thursday.
      return Math.floor((days + 4 - startOfWeek) / 7);
    case 'day':
      return days;
    default:
      return Math.floor((millis + offsetAt(millis, zone)) / (FIXED_UNITS[unit] as number));
  }
}
