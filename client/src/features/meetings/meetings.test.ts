import type { AttendanceLine, Member } from '@huis-clos/contracts';
import { moved, totalMinutes, blankItem } from './agenda-draft.ts';
import { expectedPresent, withMembers, withOutsider, withRepresentative, withStatus } from './attendance.ts';
import { instantOf, parseTime } from './meeting-time.ts';

const line = (id: string, status: AttendanceLine['status'] = 'expected'): AttendanceLine => ({
  id,
  personId: `person-${id}`,
  name: id,
  organisation: null,
  status,
  representedBy: null,
});
const member = (personId: string) => ({ personId, name: personId, organisation: 'CCAS' }) as Member;

test.each([
  ['9h30', 570],
  ['9 h 30', 570],
  ['09:30', 570],
  ['14h', 840],
  ['14', 840],
  ['25h', null],
  ['bientôt', null],
])('the time typed « %s » is understood as %s minutes', (typed, minutes) => {
  expect(parseTime(typed)).toBe(minutes);
});

test('a meeting is held by the clock of the council, in summer as in winter', () => {
  expect(instantOf('2026-10-08', 570)).toBe('2026-10-08T07:30:00.000Z');
  expect(instantOf('2026-12-03', 840)).toBe('2026-12-03T13:00:00.000Z');
});

test('who is marked present no longer has a representative', () => {
  const represented = withRepresentative(withStatus([line('a')], 'a', 'represented'), 'a', ' M. Petit ');
  expect(represented[0]).toMatchObject({ status: 'represented', representedBy: 'M. Petit' });
  expect(withStatus(represented, 'a', 'present')[0]).toMatchObject({ status: 'present', representedBy: null });
});

test('members are added once to the attendance, and what was noted stays', () => {
  const lines = withMembers([line('a', 'present')], [member('person-a'), member('person-b')]);
  expect(lines.map(({ personId, status }) => [personId, status])).toEqual([
    ['person-a', 'present'],
    ['person-b', 'expected'],
  ]);
});

test('« noter les attendus présents » leaves those excused as they are', () => {
  expect(expectedPresent([line('a'), line('b', 'excused')]).map(({ status }) => status)).toEqual([
    'present',
    'excused',
  ]);
});

test('someone without a place in the directory is listed without a person', () => {
  expect(withOutsider([], ' M. Ribeiro ', ' ')[0]).toMatchObject({
    personId: null,
    name: 'M. Ribeiro',
    organisation: null,
  });
});

test('a point moves by one place and stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

test('the time foreseen counts only the points that have one', () => {
  expect(
    totalMinutes([{ ...blankItem(), durationMinutes: 20 }, blankItem(), { ...blankItem(), durationMinutes: 15 }]),
  ).toBe(35);
});
