export type { Connection } from './connection.ts';
export { outgoingFrame, type OutgoingFrame } from './outgoing-frame.ts';
export { createRealtime, type Authenticate, type Realtime } from './realtime.ts';
export { Malformed, type SocketDoors } from './socket-doors.ts';
