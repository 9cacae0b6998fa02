export { MeetingChanges } from './meeting-changes.service.ts';
export { meetingDoors } from './meetings.routes.ts';
export { MeetingsRepository } from './meetings.repository.ts';
export { MeetingsService } from './meetings.service.ts';
