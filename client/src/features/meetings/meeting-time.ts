/** The council's clock, as in `shared/ui/dates.ts`. */
const ZONE = 'Europe/Paris';

/** « 9h30 », « 9 h 30 », « 09:30 », « 14h » as minutes since midnight, or null. */
export function parseTime(typed: string): number | null {
  const match = /^\s*(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?\s*$/i.exec(typed);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** The instant of a day and a time of the council's clock, whatever the zone of this device. */
export function instantOf(day: string, minutes: number): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  return new Date(asUtc - offsetAt(asUtc - offsetAt(asUtc))).toISOString();
}

/** Milliseconds by which the council's clock is ahead of UTC at an instant. */
function offsetAt(instant: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return shown - Math.floor(instant / 60_000) * 60_000;
}
