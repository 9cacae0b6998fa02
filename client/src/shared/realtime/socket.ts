import type { PageOwner } from '@huis-clos/contracts';
import { io, type Socket } from 'socket.io-client';
import { notesParser } from './notes-parser.ts';

let socket: Socket | undefined;

/**
 * The one connection of this page, that person's, opened at first need and shared by the notes and the change notices.
 * WebSocket first, HTTP long-polling where a network blocks it.
 */
export function getSocket(personId: string): Socket {
  socket ??= io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    parser: notesParser,
    auth: { personId } satisfies PageOwner,
  });
  return socket;
}

/** Closes the connection; the next `getSocket` opens another, with the session of that moment. */
export function closeSocket(): void {
  socket?.disconnect();
  socket = undefined;
}
