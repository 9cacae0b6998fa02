import { isNominative, type Changed, type ChangeTopic } from '@huis-clos/contracts';
import { readerBodyIds } from '@huis-clos/permissions';
import type { BusEvents } from '../core/bus.ts';
import type { Connection } from './connection.ts';

/** What is read across bodies: those outside the one it happened in learn the topic alone. */
const councilWide: readonly ChangeTopic[] = ['directory', 'minutes'];

/** What a group's members learn of before they may read what it holds: who sits in it. */
const open: readonly ChangeTopic[] = ['directory', 'minutes', 'session'];

/** What a guest may read something of, and so must ask for again; never which record it was. */
const forGuests: readonly ChangeTopic[] = ['directory', 'minutes', 'meetings', 'situations'];

/** The notice this connection gets of a change; null for none. That a record exists is itself confidential. */
export function noticeFor({ caller: { actor } }: Connection, change: BusEvents['changed']): Changed | null {
  const { topic, bodyId, id, personIds } = change;
  if (personIds && !personIds.includes(actor.personId)) return null;
  if (bodyId === null) return { topic, bodyId, id };
  const seats = actor.memberships.filter((membership) => membership.bodyId === bodyId);
  const seat = seats.find(({ role }) => role !== 'guest');
  const reads = seat && (!isNominative(seat.bodyKind) || readerBodyIds(actor).includes(bodyId));
  if (reads || (seat && open.includes(topic))) return { topic, bodyId, id };
  if (!seat && seats.length > 0 && actor.charterSigned && forGuests.includes(topic)) return { topic, bodyId, id: null };
  return personIds || councilWide.includes(topic) ? { topic, bodyId: null, id: null } : null;
}
