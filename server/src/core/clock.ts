/** Where the time comes from, so that a test can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar day in France, `YYYY-MM-DD`: memberships begin and end at French midnight. */
export const dayOf = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(instant);

/** The instant a calendar day begins in France. */
export function startOf(day: string): Date {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  return dayOf(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`: `Date` alone takes 30 February for 2 March. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
