import type { Body, Meeting } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { useBody } from '../../shared/directory/queries.ts';
import { dayOf, formatShortDay } from '../../shared/ui/dates.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useMeeting } from './api.ts';
import { MeetingForGuest, OpenMeeting } from './parts/MeetingWithoutNotes.tsx';
import { MeetingWithNotes } from './parts/MeetingWithNotes.tsx';

/** The meeting: what it is about, what is said, what comes of it. */
export function MeetingPage() {
  const meetingId = useRouteParam('meetingId');
  const query = useMeeting(meetingId);
  return <Loaded query={query}>{(meeting) => <WithBody meeting={meeting} />}</Loaded>;
}

function WithBody({ meeting }: { meeting: Meeting }) {
  usePageTitle(fr.meetings.page(formatShortDay(dayOf(meeting.startsAt))));
  const query = useBody(meeting.bodyId);
  return <Loaded query={query}>{(body) => <MeetingOf meeting={meeting} body={body} />}</Loaded>;
}

function MeetingOf({ meeting, body }: { meeting: Meeting; body: Body }) {
  if (!body.nominative) return <OpenMeeting meeting={meeting} body={body} />;
  if (!meeting.documentId) return <MeetingForGuest meeting={meeting} body={body} />;
  return <MeetingWithNotes key={meeting.documentId} meeting={meeting} body={body} documentId={meeting.documentId} />;
}
