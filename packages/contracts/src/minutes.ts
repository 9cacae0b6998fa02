import { Type, type Static } from 'typebox';
import { attendanceStatuses, minutesBlockKinds, withdrawalReasons } from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Empty, Id, Instant, nullable, oneOf, PersonLabel, text } from './shapes.ts';

export const MinutesLine = closed({
  kind: oneOf(minutesBlockKinds),
  level: nullable(Type.Integer()),
  text: Type.String(),
});

/** The published text: plain structure, no author, no edit time, no identifier of a person. */
export const MinutesContent = closed({
  commune: Type.String(),
  /** The commune's logo as it was when these were certified. */
  logoId: nullable(Id),
  bodyName: Type.String(),
  meetingOn: Day,
  place: Type.String(),
  attendance: Type.Array(closed({ label: Type.String(), status: oneOf(attendanceStatuses) })),
  agenda: Type.Array(Type.String()),
  exchanges: Type.Array(MinutesLine),
  situations: Type.Array(MinutesLine),
  decisions: Type.Array(closed({ number: Type.Integer(), text: Type.String() })),
  actions: Type.Array(closed({ what: Type.String(), who: Type.String(), dueOn: nullable(Day) })),
  nextMeetingOn: nullable(Day),
});
export type MinutesContent = Static<typeof MinutesContent>;

/** One version of numbered minutes. */
const Edition = closed({ id: Id, edition: Type.Integer({ minimum: 1 }), withdrawnAt: nullable(Instant) });
export type MinutesEdition = Static<typeof Edition>;

const minutesHead = {
  id: Id,
  /** Per source body and year: « 2026-3 ». */
  number: Type.String(),
  /** Which version of that number, from 1. */
  edition: Type.Integer({ minimum: 1 }),
  bodyName: Type.String(),
  meetingOn: Day,
  publishedAt: Instant,
  state: oneOf(['published', 'withdrawn'] as const),
  withdrawnAt: nullable(Instant),
};
export const MinutesSummary = closed(minutesHead);
export type MinutesSummary = Static<typeof MinutesSummary>;

/** What the asker may do with minutes now. */
export const minutesSteps = ['withdraw', 'trace', 'report', 'readReports', 'replace'] as const;

export const Minutes = closed({
  ...minutesHead,
  /** Null once withdrawn. */
  content: nullable(MinutesContent),
  readBy: Type.Array(Type.String()),
  /** The other versions of this number, the latest first. */
  editions: Type.Array(Edition),
  /** Told only to those who may withdraw: of a leak, readers learn that the text is gone, not that it is worth looking for. */
  withdrawnBecause: nullable(oneOf(withdrawalReasons)),
  steps: Type.Array(oneOf(minutesSteps)),
});
export type Minutes = Static<typeof Minutes>;

/** Minutes in which something searched for was found, with the passages around it. */
export const MinutesFound = closed({
  minutes: MinutesSummary,
  excerpts: Type.Array(
    closed({
      text: Type.String(),
      /** Where the words found stand in `text`: UTF-16 units, in order, without overlap. */
      marks: Type.Array(closed({ start: Type.Integer(), end: Type.Integer() })),
    }),
  ),
});
export type MinutesFound = Static<typeof MinutesFound>;

/** Somebody who had minutes before them while they were published. */
export const MinutesReading = closed({
  person: PersonLabel,
  firstAt: Instant,
  lastAt: Instant,
  /** Took a file away: that copy is out of reach. */
  downloaded: Type.Boolean(),
});
export type MinutesReading = Static<typeof MinutesReading>;

/** A string that minutes let out: from then on the group's drafts are searched for it. Nominative. */
export const MissedString = closed({ id: Id, text: Type.String() });
export type MissedString = Static<typeof MissedString>;

const MissedText = Type.String({ minLength: 2, maxLength: 200, pattern: '[\\p{L}\\p{N}].*[\\p{L}\\p{N}]' });
const params = closed({ minutesId: Id });
const file = (extension: string) =>
  route({
    method: 'GET',
    url: `/api/minutes/:minutesId/compte-rendu.${extension}`,
    params,
    answer: Type.Any(),
    files: true,
  });

export const minutesRoutes = {
  listMinutes: route({ method: 'GET', url: '/api/minutes', answer: closed({ minutes: Type.Array(MinutesSummary) }) }),
  /** A POST, so that what is looked for is in no address and no log. */
  searchMinutes: route({
    method: 'POST',
    url: '/api/minutes/search',
    body: closed({ words: text(200) }),
    answer: closed({ found: Type.Array(MinutesFound) }),
  }),
  readMinutes: route({ method: 'GET', url: '/api/minutes/:minutesId', params, answer: Minutes }),
  downloadDocx: file('docx'),
  downloadOdt: file('odt'),
  downloadPdf: file('pdf'),
  /** Everywhere at once. `missed`: what let somebody be recognised, for the group's next drafts. */
  withdrawMinutes: route({
    method: 'POST',
    url: '/api/minutes/:minutesId/withdrawal',
    params,
    body: closed({ reason: oneOf(withdrawalReasons), missed: Type.Array(MissedText, { maxItems: 20 }) }),
    answer: Empty,
  }),
  listMinutesReadings: route({
    method: 'GET',
    url: '/api/minutes/:minutesId/readings',
    params,
    answer: closed({ readings: Type.Array(MinutesReading) }),
  }),
  reportMissed: route({
    method: 'POST',
    url: '/api/minutes/:minutesId/missed',
    params,
    body: closed({ missed: Type.Array(MissedText, { minItems: 1, maxItems: 20 }) }),
    answer: Empty,
  }),
  listMissed: route({
    method: 'GET',
    url: '/api/minutes/:minutesId/missed',
    params,
    answer: closed({ bodyId: Id, bodyName: Type.String(), missed: Type.Array(MissedString) }),
  }),
  /** Stops searching for a string reported by mistake. */
  dropMissed: route({
    method: 'DELETE',
    url: '/api/minutes/:minutesId/missed/:missedId',
    params: closed({ minutesId: Id, missedId: Id }),
    answer: Empty,
  }),
  /** Opens the draft of the version that will replace withdrawn minutes, from their own review. */
  replaceMinutes: route({
    method: 'POST',
    url: '/api/minutes/:minutesId/replacement',
    params,
    answer: closed({ publicationId: Id }),
  }),
};
