import { socketEvents } from '@huis-clos/contracts';
import type { SocketDoors } from '../realtime/index.ts';
import type { NotesRooms } from './rooms.ts';

/** Opens the socket events of the notes. */
export function notesEvents(doors: SocketDoors, rooms: NotesRooms): void {
  doors.open(socketEvents.join, 'signedIn', (connection, request) => rooms.join(connection, request));
  doors.open(socketEvents.leave, 'signedIn', (connection, { handle }) => rooms.leave(connection, handle));
  doors.open(socketEvents.update, 'signedIn', (connection, bytes) => rooms.update(connection, bytes));
  doors.open(socketEvents.awareness, 'signedIn', (connection, bytes) => rooms.awareness(connection, bytes));
  doors.onAccessChanged((connection) => rooms.recheck(connection));
  doors.onClosed((connection) => rooms.leaveAll(connection));
}
