import type { Professional, RegistryPerson } from '@huis-clos/anonymiser';
import { isNominative, type BodyKind, type Meeting } from '@huis-clos/contracts';
import type { Caller } from '../core/caller.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError, notFound } from '../core/errors.ts';
import type { Image } from '../core/images/image.ts';
import { detecting, type Detectors } from './detectors/detectors.ts';
import { namedUnlessFollowed } from './professionals.ts';
import type { DirectorySource, MeetingSource, NotesBlock, NotesSource, RegistrySource } from './ports.ts';

/** Everything a draft is made from, as it is now. */
export interface Materials {
  meeting: Meeting;
  bodyName: string;
  letterhead: { commune: string; logoId: string | null };
  /** The image of the letterhead's `logoId`. */
  logo: Image | null;
  notes: NotesBlock[];
  persons: RegistryPerson[];
  professionals: Professional[];
  /** Changes with the notes, the meeting, the registry or how professionals are shown: decisions belong to it. Keyed: `DataKey.digest`. */
  hash: string;
}

export interface Sources {
  detectors: Detectors;
  notes: NotesSource;
  meetings: MeetingSource;
  registry: RegistrySource;
  directory: DirectorySource;
  keyring: Keyring;
}

const place = (meetingId: string) => ({ collection: 'publications', record: meetingId, field: 'sourceHash' });

/** @throws {AppError} NOT_FOUND; WRONG_STATE for a meeting of a body that keeps no notes. */
export async function gather(sources: Sources, caller: Caller, meetingId: string): Promise<Materials> {
  const meeting = await sources.meetings.read(caller, meetingId);
  const { bodyId, documentId } = meeting;
  if (!documentId) throw new AppError('WRONG_STATE', 'Cette séance n’a pas de notes à publier.');
  const [notes, persons, professionals, bodies, letterhead, key] = await Promise.all([
    sources.notes.blocks(caller, documentId),
    sources.registry.registry(caller, bodyId),
    professionalsOf(sources.directory, meeting),
    sources.directory.bodies([bodyId]),
    sources.directory.letterhead(),
    sources.keyring.keyFor(caller.actor, { bodyId }),
  ]);
  const body = bodies.get(bodyId);
  if (!body || !isNominative(body.kind)) throw notFound();
  const named = body.professionals === 'nameAndOrganisation';
  return {
    meeting,
    bodyName: body.name,
    letterhead,
    logo: await logoOf(sources.directory, letterhead),
    notes,
    persons,
    professionals: named
      ? await detecting(() => namedUnlessFollowed(sources.detectors, professionals, persons))
      : professionals,
    hash: key.digest(place(meetingId), [notes, shownOf(meeting), persons, named]),
  };
}

/** The image that heads these minutes. @throws {AppError} NOT_FOUND */
export const logoOf = async (
  directory: DirectorySource,
  { logoId }: { logoId: string | null },
): Promise<Image | null> => (logoId === null ? null : directory.logo(logoId));

/** Who acts in office here: the body's members and whoever was expected at the meeting. */
async function professionalsOf(directory: DirectorySource, { bodyId, attendance }: Meeting): Promise<Professional[]> {
  const present = attendance.flatMap(({ personId }) => personId ?? []);
  const known = await directory.professionals([...new Set([...(await directory.sitting(bodyId)), ...present])]);
  const visitors = attendance
    .filter(({ personId, organisation }) => personId === null && organisation !== null)
    .map(({ id, name, organisation }) => ({ id, name, organisation: organisation ?? '', jobTitle: null }));
  return [...known, ...visitors];
}

/** What the minutes take from the meeting: changed later, they would no longer be those that were reviewed. */
const shownOf = ({ startsAt, place, agenda, attendance, nextMeetingAt }: Meeting) => [
  startsAt,
  place,
  agenda,
  attendance,
  nextMeetingAt,
];

/** Whether all of these may receive minutes: they exist and hold nothing nominative. */
export const mayReceive = (bodies: Map<string, { kind: BodyKind }>, ids: string[]): boolean =>
  ids.every((id) => {
    const body = bodies.get(id);
    return body !== undefined && !isNominative(body.kind);
  });
