import { Type, type Static } from 'typebox';
import { publicationStates } from './domain.ts';
import { Action } from './actions.ts';
import { MeetingSummary } from './meetings.ts';
import { MinutesSummary } from './minutes.ts';
import { route } from './route.ts';
import { closed, Id, Instant, oneOf } from './shapes.ts';

/** What to do now, for the person signed in: next meetings, own open actions, publications that wait for them, latest minutes. */
export const Desk = closed({
  meetings: Type.Array(MeetingSummary),
  actions: Type.Array(Action),
  publications: Type.Array(
    closed({
      id: Id,
      meetingId: Id,
      bodyId: Id,
      state: oneOf(publicationStates),
      waitsFor: oneOf(['review', 'certification', 'publication'] as const),
    }),
  ),
  /** The latest version of each, with whether it still waits to be opened as it is now: published, or withdrawn. */
  minutes: Type.Array(closed({ ...MinutesSummary.properties, unread: Type.Boolean() })),
  /** Personal data breaches that still are to be notified, the most pressing first; for whoever keeps their register. */
  breaches: Type.Array(closed({ id: Id, number: Type.String(), notifyBy: Instant })),
  /** Plenary not held for a year (code de la sécurité intérieure): says so to whoever convokes it. */
  plenaryOverdue: Type.Boolean(),
});
export type Desk = Static<typeof Desk>;

export const deskRoutes = { readDesk: route({ method: 'GET', url: '/api/desk', answer: Desk }) };
