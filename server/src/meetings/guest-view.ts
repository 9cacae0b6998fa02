import type { Actor, AgendaItem, AttendanceLine } from '@huis-clos/contracts';
import type { MeetingContents } from './meeting-contents.ts';

/**
 * What a guest sees of the meeting they are invited to (M2): the items that are not nominative and those whose
 * situations they may all read; of the attendance, their own line, for who sits in the group is not theirs to know (D2).
 */
export function guestContents(
  { personId, memberships }: Actor,
  meetingId: string,
  { place, agenda, attendance }: MeetingContents,
): MeetingContents {
  const seat = memberships.find((membership) => membership.role === 'guest' && membership.meetingId === meetingId);
  const shown = new Set(seat?.situationIds);
  const concernsOnlyShown = ({ nominative, situationIds }: AgendaItem): boolean =>
    situationIds.length === 0 ? !nominative : situationIds.every((id) => shown.has(id));
  const own = (line: AttendanceLine): boolean => line.personId === personId;
  return { place, agenda: agenda.filter(concernsOnlyShown), attendance: attendance.filter(own) };
}
