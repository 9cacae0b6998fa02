import { actionRoutes } from './actions.ts';
import { auditRoutes } from './audit.ts';
import { deskRoutes } from './desk.ts';
import { directoryRoutes } from './directory.ts';
import { identityRoutes } from './identity.ts';
import { meetingRoutes } from './meetings.ts';
import { notesVersionRoutes } from './notes-versions.ts';
import { publicationRoutes } from './publications.ts';
import { situationRoutes } from './situations.ts';

/** Every address of the HTTP interface: the inventory from which the server opens doors and the tests try them. */
export const routes = {
  ...identityRoutes,
  ...directoryRoutes,
  ...meetingRoutes,
  ...notesVersionRoutes,
  ...situationRoutes,
  ...actionRoutes,
  ...publicationRoutes,
  ...auditRoutes,
  ...deskRoutes,
};
export type RouteName = keyof typeof routes;
