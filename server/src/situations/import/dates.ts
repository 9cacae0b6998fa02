import { isDay } from '../../core/clock.ts';
import { foldName } from '../folding.ts';

const MONTHS = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
const NUMERIC =
  /\b(\d{4})-(\d{1,2})-(\d{1,2})\b|(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\5\s?(\d{4}|\d{2}))?(?![\d/.-]*\d)/u;
const WRITTEN = new RegExp(`\\b(\\d{1,2})(?:er)? (${MONTHS.join('|')})(?: (\\d{4}))?\\b`, 'u');

interface Reading {
  /** Calendar day, `YYYY-MM-DD`. */
  day: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

/**
 * Finds the first date of a text as French people type it: 12/03/2009, 7/11/26, 2009-01-30, 23.05.2008, 30/09, 12 mars 2009.
 * A year left out is the one that follows `after` most closely without passing `today`; two digits are of this century.
 */
export function findDate(text: string, after: string, today: string): Reading | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [found, isoYear, isoMonth, isoDay, day, , month, year] = numeric;
    const value = isoYear ? real(isoYear, isoMonth, isoDay) : dayFrom(day, month, year, after, today);
    return value === null ? null : { day: value, start: numeric.index, end: numeric.index + found.length };
  }
  const written = WRITTEN.exec(foldName(text));
  if (!written) return null;
  const [, day, month, year] = written;
  const value = dayFrom(day, String(MONTHS.indexOf(month as string) + 1), year, after, today);
  return value === null ? null : { day: value, start: -1, end: -1 };
}

/** A birth date: two digits of year that would lie ahead are of the last century, and a year left out is no date at all. */
export function readBirthDate(text: string, today: string): string | null {
  const found = findDate(text, '0000-01-01', today);
  if (!found || found.day.startsWith('0000') || found.day < '1900') return null;
  if (found.day <= today) return found.day;
  const year = found.day.slice(0, 4);
  return text.includes(year) ? null : real(String(Number(year) - 100), ...monthAndDay(found.day));
}

function dayFrom(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  after: string,
  today: string,
): string | null {
  if (year) return real(year.length === 2 ? `20${year}` : year, month, day);
  const same = real(after.slice(0, 4), month, day);
  if (same && same >= after) return same;
  const next = real(String(Number(after.slice(0, 4)) + 1).padStart(4, '0'), month, day);
  return next && next <= today ? next : same;
}

/** The calendar day, or null when there is no such day. */
function real(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (!year || !month || !day) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

const monthAndDay = (day: string): [string, string] => [day.slice(5, 7), day.slice(8)];
