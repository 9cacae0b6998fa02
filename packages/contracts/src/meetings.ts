import { Type, type Static } from 'typebox';
import { attendanceStatuses, meetingReasons, meetingStates } from './domain.ts';
import { route } from './route.ts';
import { closed, Id, Instant, nullable, oneOf, patchOf, text, Version } from './shapes.ts';

export const AgendaItem = closed({
  id: Id,
  title: text(200),
  presenter: nullable(text(120)),
  durationMinutes: nullable(Type.Integer({ minimum: 1, maximum: 600 })),
  nominative: Type.Boolean(),
  situationIds: Type.Array(Id, { maxItems: 100 }),
});
export type AgendaItem = Static<typeof AgendaItem>;

export const AttendanceLine = closed({
  id: Id,
  /** Null for someone without a place in the directory. */
  personId: nullable(Id),
  name: text(120),
  organisation: nullable(text(120)),
  status: oneOf(attendanceStatuses),
  representedBy: nullable(text(120)),
});
export type AttendanceLine = Static<typeof AttendanceLine>;

const meetingFields = {
  startsAt: Instant,
  durationMinutes: Type.Integer({ minimum: 5, maximum: 600 }),
  place: text(160),
  reason: oneOf(meetingReasons),
};
const meetingChanges = {
  ...meetingFields,
  state: oneOf(meetingStates),
  agenda: Type.Array(AgendaItem, { maxItems: 60 }),
  attendance: Type.Array(AttendanceLine, { maxItems: 200 }),
  nextMeetingAt: nullable(Instant),
};

export const Meeting = closed({
  ...meetingChanges,
  id: Id,
  bodyId: Id,
  /** The shared notes; null in bodies that hold nothing nominative, and for a guest. */
  documentId: nullable(Id),
  version: Version,
});
export type Meeting = Static<typeof Meeting>;

export const MeetingSummary = closed({
  id: Id,
  bodyId: Id,
  startsAt: Instant,
  place: Type.String(),
  state: oneOf(meetingStates),
  agendaCount: Type.Integer(),
});
export type MeetingSummary = Static<typeof MeetingSummary>;

const params = closed({ meetingId: Id });

export const meetingRoutes = {
  listMeetings: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/meetings',
    params: closed({ bodyId: Id }),
    answer: closed({ meetings: Type.Array(MeetingSummary) }),
  }),
  createMeeting: route({
    method: 'POST',
    url: '/api/bodies/:bodyId/meetings',
    params: closed({ bodyId: Id }),
    body: closed(meetingFields),
    answer: Meeting,
  }),
  readMeeting: route({ method: 'GET', url: '/api/meetings/:meetingId', params, answer: Meeting }),
  updateMeeting: route({
    method: 'PATCH',
    url: '/api/meetings/:meetingId',
    params,
    body: closed({ version: Version, ...patchOf(meetingChanges).properties }),
    answer: Meeting,
  }),
};
