import type { AttendanceStatus } from '@huis-clos/contracts';

/** French that only documents say: what a reader sees on paper has no interface around it to explain it. */
export const words = {
  title: 'Compte rendu',
  masked: 'Version publiée, nominatifs occultés',
  council: 'Conseil local de sécurité et de prévention de la délinquance',
  attendance: 'Présences',
  attendanceUnknown: 'Les présences n’ont pas été relevées.',
  participant: 'Participant',
  status: 'Présence',
  agenda: 'Ordre du jour',
  exchanges: 'Échanges',
  situations: 'Situations examinées',
  decisions: 'Relevé de décisions',
  decision: 'Décision',
  number: 'N°',
  actions: 'Actions à mener',
  what: 'Quoi',
  who: 'Qui',
  dueOn: 'Échéance',
  noDate: 'Sans échéance',
  nextMeeting: 'Prochaine séance',
  page: 'Page',
} as const;

/** An attendance list, present first. */
export const attendanceWords: Record<AttendanceStatus, string> = {
  present: 'Présent',
  represented: 'Représenté',
  excused: 'Excusé',
  absent: 'Absent',
  expected: 'Attendu',
};

const NO_BREAK = '\u00A0';
const longDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });
const plainDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeZone: 'UTC' });

/** « jeudi 8 octobre 2026 », its parts kept together; `day` is `YYYY-MM-DD`. */
export const inFull = (day: string): string => longDay.format(new Date(day)).replaceAll(' ', NO_BREAK);

/** « 8 octobre 2026 ». */
const dated = (day: string): string => plainDay.format(new Date(day)).replaceAll(' ', NO_BREAK);

/** « 08/10/2026 ». */
export const inShort = (day: string): string => shortDay.format(new Date(day));

/** « n° 3/2026 », « n° 3/2026, version 2 »; `number` is « 2026-3 ». */
export function numbered(number: string, edition: number): string {
  const [year = '', rank = ''] = number.split('-');
  return `n°${NO_BREAK}${rank}/${year}${edition > 1 ? `, version${NO_BREAK}${edition}` : ''}`;
}

/** « Remplace la version 1, retirée le 20 novembre 2026. »; the day is `YYYY-MM-DD`. */
export const replacing = (edition: number, withdrawnOn: string): string =>
  `Remplace la version${NO_BREAK}${edition}, retirée le ${dated(withdrawnOn)}.`;
