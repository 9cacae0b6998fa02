export type { Connection } from './connection.ts';
export { outgoingFrame, type OutgoingFrame } from './outgoing-frame.ts';
export { createRealtime } from './realtime.ts';
export { Malformed, type SocketDoors } from './socket-doors.ts';
