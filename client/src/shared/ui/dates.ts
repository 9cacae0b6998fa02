import { fr } from '../../i18n/fr.ts';

const LOCALE = 'fr-FR';
/** The council's clock: meetings are held there, wherever the reader is. */
const ZONE = 'Europe/Paris';
const DAY_MS = 86_400_000;

const instantFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, ...options });
const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });

const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' });
const longDayYear = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dayMonth = dayFormat({ day: 'numeric', month: 'long' });
const dayMonthYear = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const numericDay = dayFormat({ day: '2-digit', month: '2-digit', year: 'numeric' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = instantFormat({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

const first = (words: string) => words.replace(/(^|\s)1(?=\s)/, (_, before: string) => `${before}1er`);
const atNoonUtc = (day: string) => new Date(`${day}T12:00:00Z`);
const ofThisYear = (day: string) => day.slice(0, 4) === today().slice(0, 4);

/** Today in the council's time zone, `YYYY-MM-DD`. */
export const today = (): string => dayOf(new Date().toISOString());

/** Day of an instant in the council's time zone, `YYYY-MM-DD`. */
export const dayOf = (instant: string): string => isoDay.format(new Date(instant));

/** « jeudi 8 octobre », with the year when it is not this one. */
export const formatDay = (day: string): string =>
  first((ofThisYear(day) ? longDay : longDayYear).format(atNoonUtc(day)));

/** « 8 octobre », with the year when it is not this one: titles and narrow places. */
export const formatShortDay = (day: string): string =>
  first((ofThisYear(day) ? dayMonth : dayMonthYear).format(atNoonUtc(day)));

/** « 8 octobre 2026 »: documents, which are read in other years too. */
export const formatFullDay = (day: string): string => first(dayMonthYear.format(atNoonUtc(day)));

/** « 08/10/2026 »: columns of tables. */
export const formatNumericDay = (day: string): string => numericDay.format(atNoonUtc(day));

/** « 9 h 30 », « 14 h ». */
export function formatTime(instant: string): string {
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const minutes = parts.minute === '00' ? '' : `\u00a0${parts.minute}`;
  return `${Number(parts.hour)}\u00a0h${minutes}`;
}

/** « jeudi 8 octobre, 9 h 30 ». */
export const formatInstant = (instant: string): string => `${formatDay(dayOf(instant))}, ${formatTime(instant)}`;

/** « 08/10/2026, 9 h 30 »: columns of tables. */
export const formatNumericInstant = (instant: string): string =>
  `${formatNumericDay(dayOf(instant))}, ${formatTime(instant)}`;

/** Whole days from today to `day`; negative once it is past. */
export const daysUntil = (day: string): number =>
  Math.round((atNoonUtc(day).getTime() - atNoonUtc(today()).getTime()) / DAY_MS);

/** « demain », « en retard de 3 jours », « dans 5 jours », then the date itself. */
export function formatDue(day: string): string {
  const days = daysUntil(day);
  if (days < 0) return fr.dates.lateBy(-days);
  if (days === 0) return fr.dates.today;
  if (days === 1) return fr.dates.tomorrow;
  return days < 8 ? fr.dates.inDays(days) : formatShortDay(day);
}

/** « 13 octobre, en retard de 46 jours »: where there is room to say both. */
export function formatDueInFull(day: string): string {
  const [date, distance] = [formatShortDay(day), formatDue(day)];
  return distance === date ? date : `${date}, ${distance}`;
}

/** A day typed by hand (« 8/10/26 », « 08.10.2026 », « 2026-10-08 ») as `YYYY-MM-DD`, or null. */
export function parseDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim());
  const french = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{2}|\d{4})$/.exec(typed.trim());
  if (iso) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (french) return validDay(fullYear(french[3] ?? ''), Number(french[2]), Number(french[1]));
  return null;
}

/** Two digits: up to ten years ahead they are of this century. */
function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  const year = 2000 + Number(digits);
  return year > new Date().getFullYear() + 10 ? year - 100 : year;
}

function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}
