import { Type, type Static } from 'typebox';
import { closed, Id, nullable, oneOf } from './shapes.ts';

/** What may have changed somewhere; the client asks again over HTTP, which authorises. Carries no content. */
export const changeTopics = [
  'session',
  'directory',
  'meetings',
  'situations',
  'actions',
  'publications',
  'minutes',
] as const;
export const Changed = closed({ topic: oneOf(changeTopics), bodyId: nullable(Id), id: nullable(Id) });
export type Changed = Static<typeof Changed>;
export type ChangeTopic = (typeof changeTopics)[number];

/** Names of the socket events that carry no document. */
export const realtimeEvents = { changed: 'changed' } as const;

/** Reason the server gives when it closes a socket or refuses a room. */
export const RefusalCode = Type.Unsafe<'NOT_SIGNED_IN' | 'NOT_FOUND' | 'TOO_MANY' | 'MALFORMED' | 'UNAVAILABLE'>({
  type: 'string',
});
