import type { Changed, ChangeTopic } from '@huis-clos/contracts';
import type { BusEvents } from '../core/bus.ts';
import type { Connection } from './connection.ts';

/** What is read across bodies: those outside the one it happened in learn the topic alone. */
const councilWide: readonly ChangeTopic[] = ['directory', 'minutes'];

/** The notice this connection gets of a change; null for none. Only seated members learn which record it was. */
export function noticeFor({ caller }: Connection, change: BusEvents['changed']): Changed | null {
  const { topic, bodyId, id, personIds } = change;
  if (personIds && !personIds.includes(caller.actor.personId)) return null;
  const seats = caller.actor.memberships.filter((membership) => membership.bodyId === bodyId);
  if (bodyId === null || seats.some(({ role }) => role !== 'guest')) return { topic, bodyId, id };
  if (seats.length > 0) return { topic, bodyId, id: null };
  return personIds || councilWide.includes(topic) ? { topic, bodyId: null, id: null } : null;
}
