import { subject as tag, type ForcedSubject } from '@casl/ability';

/** The stored records that rules speak of, with the fields that rules look at. */
export interface Records {
  Council: Record<never, never>;
  Body: { id: string };
  Person: { id: string };
  Membership: { bodyId: string; personId: string };
  Meeting: { id: string; bodyId: string };
  NotesDocument: { bodyId: string };
  NotesComment: { bodyId: string; authorId: string };
  Situation: { id: string; bodyId: string; caseLeadId: string | null };
  Action: { bodyId: string };
  Decision: { bodyId: string };
  Publication: { bodyId: string; preparedById: string };
  Minutes: { bodyId: string; targetBodyIds: string[] };
  AuditLog: Record<never, never>;
  Breach: Record<never, never>;
}
export type SubjectName = keyof Records;

export type Verb =
  | 'read'
  | 'create'
  | 'update'
  | 'assign'
  | 'close'
  | 'invite'
  | 'prepare'
  | 'certify'
  | 'publish'
  | 'withdraw'
  | 'trace';

/** A record that says what it is, so that a rule about its kind cannot be skipped. */
export type Tagged = { [N in SubjectName]: Records[N] & ForcedSubject<N> }[SubjectName];

/** Tags a plain record without touching the original. */
export const tagged = <N extends SubjectName>(name: N, record: Records[N]): Tagged =>
  tag(name, { ...record }) as Tagged;
