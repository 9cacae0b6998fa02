import type { Guardian, Identity, Situation, SituationInput } from '@huis-clos/contracts';
import { today } from '../../../shared/ui/dates.ts';

type OpenStatus = SituationInput['status'];

/** What the form holds while it is typed: text fields are never null. */
export interface SituationDraft {
  lastName: string;
  firstName: string;
  aliases: string[];
  sex: Identity['sex'];
  birthDate: string | null;
  address: string;
  phone: string;
  email: string;
  occupation: string;
  guardians: GuardianDraft[];
  status: OpenStatus;
  referralSource: SituationInput['referralSource'];
  startedOn: string | null;
  caseLeadId: string | null;
  programme: string;
  noticeGiven: boolean;
  noticeOn: string | null;
  noticeMeans: NonNullable<SituationInput['subjectNotice']>['means'];
}
export type GuardianDraft = Record<keyof Guardian, string>;

export const emptyGuardian = (): GuardianDraft => ({ name: '', relation: '', phone: '', email: '', address: '' });

export const emptySituation = (): SituationDraft => ({
  lastName: '',
  firstName: '',
  aliases: [],
  sex: 'unknown',
  birthDate: null,
  address: '',
  phone: '',
  email: '',
  occupation: '',
  guardians: [],
  status: 'toExamine',
  referralSource: 'education',
  startedOn: today(),
  caseLeadId: null,
  programme: '',
  noticeGiven: false,
  noticeOn: null,
  noticeMeans: 'interview',
});

/** A stored situation, ready to be edited. */
export function draftOf({ identity, subjectNotice, ...situation }: Situation): SituationDraft {
  return {
    lastName: identity.lastName ?? '',
    firstName: identity.firstName ?? '',
    aliases: identity.aliases,
    sex: identity.sex,
    birthDate: identity.birthDate,
    address: identity.address ?? '',
    phone: identity.phone ?? '',
    email: identity.email ?? '',
    occupation: identity.occupation ?? '',
    guardians: identity.guardians.map(({ name, relation, phone, email, address }) => ({
      name,
      relation: relation ?? '',
      phone: phone ?? '',
      email: email ?? '',
      address: address ?? '',
    })),
    status: situation.status === 'closed' ? 'active' : situation.status,
    referralSource: situation.referralSource,
    startedOn: situation.startedOn,
    caseLeadId: situation.caseLeadId,
    programme: situation.programme ?? '',
    noticeGiven: subjectNotice !== null,
    noticeOn: subjectNotice?.givenOn ?? null,
    noticeMeans: subjectNotice?.means ?? 'interview',
  };
}

/** What is sent: blanks become null, guardians without a name are left out. */
export function inputOf(draft: SituationDraft): SituationInput {
  return {
    identity: {
      lastName: filled(draft.lastName),
      firstName: filled(draft.firstName),
      aliases: draft.aliases.map((alias) => alias.trim()).filter(Boolean),
      sex: draft.sex,
      birthDate: draft.birthDate,
      address: filled(draft.address),
      phone: filled(draft.phone),
      email: filled(draft.email),
      occupation: filled(draft.occupation),
      guardians: draft.guardians.filter(({ name }) => name.trim()).map(guardianOf),
    },
    status: draft.status,
    referralSource: draft.referralSource,
    startedOn: draft.startedOn ?? today(),
    caseLeadId: draft.caseLeadId,
    programme: filled(draft.programme),
    subjectNotice: draft.noticeGiven ? { givenOn: draft.noticeOn ?? today(), means: draft.noticeMeans } : null,
  };
}

/** Someone must be nameable somehow, or the group could not speak of them. */
export const isNamed = ({ lastName, firstName, aliases }: SituationDraft): boolean =>
  [lastName, firstName, ...aliases].some((name) => name.trim() !== '');

const filled = (typed: string): string | null => typed.trim() || null;

const guardianOf = ({ name, relation, phone, email, address }: GuardianDraft): Guardian => ({
  name: name.trim(),
  relation: filled(relation),
  phone: filled(phone),
  email: filled(email),
  address: filled(address),
});
