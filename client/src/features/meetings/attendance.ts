import type { AttendanceLine, AttendanceStatus, Member } from '@huis-clos/contracts';
import { newId } from '../../shared/ids.ts';

/** The lines with one of them changed; whoever is no longer represented has no representative. */
export const withStatus = (lines: readonly AttendanceLine[], id: string, status: AttendanceStatus): AttendanceLine[] =>
  lines.map((line) =>
    line.id === id ? { ...line, status, representedBy: status === 'represented' ? line.representedBy : null } : line,
  );

export const withRepresentative = (lines: readonly AttendanceLine[], id: string, name: string): AttendanceLine[] =>
  lines.map((line) => (line.id === id ? { ...line, representedBy: name.trim() || null } : line));

/** The lines with those members who have none yet, expected. Guests sign too. */
export function withMembers(lines: readonly AttendanceLine[], members: readonly Member[]): AttendanceLine[] {
  const listed = new Set(lines.map(({ personId }) => personId));
  const missing = members.filter(({ personId }) => !listed.has(personId));
  return [
    ...lines,
    ...missing.map(({ personId, name, organisation }) => ({
      id: newId(),
      personId,
      name,
      organisation,
      status: 'expected' as const,
      representedBy: null,
    })),
  ];
}

/** Someone without a place in the directory, present. */
export const withOutsider = (
  lines: readonly AttendanceLine[],
  name: string,
  organisation: string,
): AttendanceLine[] => [
  ...lines,
  {
    id: newId(),
    personId: null,
    name: name.trim(),
    organisation: organisation.trim() || null,
    status: 'present',
    representedBy: null,
  },
];

/** Everyone still expected is there: the usual case, then one corrects. */
export const expectedPresent = (lines: readonly AttendanceLine[]): AttendanceLine[] =>
  lines.map((line) => (line.status === 'expected' ? { ...line, status: 'present' } : line));
