import type { Professional, RegistryPerson } from '@huis-clos/anonymiser';
import type { BodyKind, Meeting, MinutesContent, PersonLabel, ProfessionalDisplay } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { Caller } from '../core/caller.ts';
import type { Image } from '../core/images/image.ts';

/** A block of a meeting's notes as they are now, in reading order; those marked « ne sort pas du groupe » are left out. */
export interface NotesBlock {
  id: string;
  kind: 'heading' | 'paragraph' | 'listItem' | 'tableRow' | 'decision' | 'action';
  /** Headings only: 1 to 6. */
  level: number | null;
  /** Mentions stand as U+FFFC. */
  text: string;
  mentions: { at: number; situationId: string }[];
  /** Actions only. */
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
}

/** What publications need of the other features, each after its own checks. */
export interface NotesSource {
  blocks(caller: Caller, documentId: string): Promise<NotesBlock[]>;
}

export interface MeetingSource {
  /** @throws {AppError} NOT_FOUND */
  read(caller: Caller, meetingId: string): Promise<Meeting>;
}

export interface RegistrySource {
  /** @throws {AppError} NOT_FOUND */
  registry(caller: Caller, bodyId: string): Promise<RegistryPerson[]>;
}

export interface DirectorySource {
  /** What heads the minutes to come. */
  letterhead(): Promise<Pick<MinutesContent, 'commune' | 'logoId'>>;
  /** @throws {AppError} NOT_FOUND */
  logo(id: string): Promise<Image>;
  bodies(ids: string[]): Promise<Map<string, { name: string; kind: BodyKind; professionals?: ProfessionalDisplay }>>;
  /** Who sits in the body today, guests left out. */
  sitting(bodyId: string): Promise<string[]>;
  professionals(personIds: string[]): Promise<Professional[]>;
  labels(personIds: string[]): Promise<Map<string, PersonLabel>>;
}

/** What a leak is written down as. */
export interface Leak {
  bodyId: string;
  minutesId: string;
  minutesNumber: string;
  minutesEdition: number;
  knownAt: Date;
}

export interface BreachRegister {
  /** Opens an entry in the transaction that withdraws what leaked. */
  open(leak: Leak, session: ClientSession): Promise<void>;
}

/** Who had a record before them, by the audit. */
export interface ReadingsSource {
  /** Each time one of these events happened to the record, oldest first. */
  ofSubject(subjectId: string, events: string[]): Promise<{ actorId: string; event: string; at: Date }[]>;
}
