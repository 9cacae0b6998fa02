import { lazy } from 'react';

export { meetingsQuery, useMeeting, useMeetings } from './api.ts';
export { instantOf, parseTime } from './meeting-time.ts';
export { MeetingsTab } from './MeetingsTab.tsx';

/** Loaded apart: it brings the editor with it. */
export const MeetingPage = lazy(async () => ({ default: (await import('./MeetingPage.tsx')).MeetingPage }));
