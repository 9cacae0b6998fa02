import { actionRoutes } from './actions.ts';
import { auditRoutes } from './audit.ts';
import { breachRoutes } from './breaches.ts';
import { deskRoutes } from './desk.ts';
import { directoryRoutes } from './directory.ts';
import { identityRoutes } from './identity.ts';
import { meetingRoutes } from './meetings.ts';
import { minutesRoutes } from './minutes.ts';
import { notesCommentRoutes } from './notes-comments.ts';
import { notesVersionRoutes } from './notes-versions.ts';
import { publicationRoutes } from './publications.ts';
import { situationRoutes } from './situations.ts';

/** Every address of the HTTP interface: the inventory from which the server opens doors and the tests try them. */
export const routes = {
  ...identityRoutes,
  ...directoryRoutes,
  ...meetingRoutes,
  ...notesCommentRoutes,
  ...notesVersionRoutes,
  ...situationRoutes,
  ...actionRoutes,
  ...publicationRoutes,
  ...minutesRoutes,
  ...auditRoutes,
  ...breachRoutes,
  ...deskRoutes,
};
export type RouteName = keyof typeof routes;
