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
const shortDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeZone: 'UTC' });

/** « jeudi 8 octobre 2026 », its parts kept together; `day` is `YYYY-MM-DD`. */
export const inFull = (day: string): string => longDay.format(new Date(day)).replaceAll(' ', NO_BREAK);

/** « 08/10/2026 ». */
export const inShort = (day: string): string => shortDay.format(new Date(day));

/** « n° 2026-3 ». */
export const numbered = (number: string): string => `n°${NO_BREAK}${number}`;
