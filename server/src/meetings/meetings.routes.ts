import { meetingRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { MeetingChanges } from './meeting-changes.service.ts';
import type { MeetingsService } from './meetings.service.ts';

export function meetingDoors({ open }: Doors, meetings: MeetingsService, changes: MeetingChanges): void {
  open(meetingRoutes.listMeetings, 'signedIn', async ({ caller, params }) => ({
    meetings: await meetings.list(caller, params.bodyId),
  }));
  open(meetingRoutes.createMeeting, 'signedIn', ({ caller, params, body }) =>
    changes.create(caller, params.bodyId, body),
  );
  open(meetingRoutes.readMeeting, 'signedIn', ({ caller, params }) => meetings.read(caller, params.meetingId));
  open(meetingRoutes.updateMeeting, 'signedIn', ({ caller, params, body }) =>
    changes.update(caller, params.meetingId, body),
  );
}
