import type { AgendaItem, AttendanceLine } from '@huis-clos/contracts';
import type { DataKey } from '../core/crypto/data-key.ts';
import { MEETINGS, type MeetingRecord } from './meetings.repository.ts';

/** The sealed part of a meeting, in clear. */
export interface MeetingContents {
  place: string;
  agenda: AgendaItem[];
  attendance: AttendanceLine[];
}

const placeOf = (record: string, field: keyof MeetingContents) => ({ collection: MEETINGS, record, field });

/** The fields to store, the situations on the agenda beside them. */
export function sealContents(
  key: DataKey,
  id: string,
  { place, agenda, attendance }: MeetingContents,
): Pick<MeetingRecord, keyof MeetingContents | 'agendaSituationIds'> {
  return {
    place: key.sealJson(placeOf(id, 'place'), place),
    agenda: key.sealJson(placeOf(id, 'agenda'), agenda),
    attendance: key.sealJson(placeOf(id, 'attendance'), attendance),
    agendaSituationIds: [...new Set(agenda.flatMap(({ situationIds }) => situationIds))],
  };
}

export const openContents = (key: DataKey, { _id, place, agenda, attendance }: MeetingRecord): MeetingContents => ({
  place: key.openJson(placeOf(_id, 'place'), place),
  agenda: key.openJson(placeOf(_id, 'agenda'), agenda),
  attendance: key.openJson(placeOf(_id, 'attendance'), attendance),
});
