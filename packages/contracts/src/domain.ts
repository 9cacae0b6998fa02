/**
 * The closed vocabularies of the domain: one word per thing.
 * The French a user reads for each is in the client's `i18n/fr.ts`.
 */

export const bodyKinds = ['plenary', 'steering', 'technicalCommittee', 'thematicGroup', 'territorialGroup'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** Only these may hold facts about named people (loi du 5 mars 2007, art. 1). */
export const nominativeKinds = ['thematicGroup', 'territorialGroup'] as const satisfies readonly BodyKind[];
export const isNominative = (kind: BodyKind): boolean => (nominativeKinds as readonly BodyKind[]).includes(kind);

/** How professionals acting in office appear in a group's minutes: « association Passerelle », or « N. Auriol, association Passerelle ». */
export const professionalDisplays = ['organisation', 'nameAndOrganisation'] as const;
export type ProfessionalDisplay = (typeof professionalDisplays)[number];

/** Duties that a person holds in the council, whatever bodies they sit in. None of them opens nominative content. */
export const offices = ['coordinator', 'president', 'dataProtectionOfficer', 'technicalAdministrator'] as const;
export type Office = (typeof offices)[number];

export const roles = ['chair', 'groupLead', 'member', 'alternate', 'guest'] as const;
export type Role = (typeof roles)[number];

export const meetingStates = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Who asked for the meeting; a plenary may be called by the prefect or a majority of its members. */
export const meetingReasons = ['president', 'prefect', 'majority'] as const;

export const attendanceStatuses = ['expected', 'present', 'excused', 'absent', 'represented'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

export const situationStatuses = ['toExamine', 'active', 'watch', 'closed'] as const;
export type SituationStatus = (typeof situationStatuses)[number];

export const referralSources = [
  'education',
  'nationalPolice',
  'municipalPolice',
  'landlord',
  'socialServices',
  'association',
  'localMission',
  'prosecutor',
  'prefecture',
  'cityServices',
  'resident',
  'family',
  'other',
] as const;
export type ReferralSource = (typeof referralSources)[number];

export const closureReasons = ['resolved', 'handedOver', 'moved', 'refused', 'ageLimit', 'unfounded', 'other'] as const;
export type ClosureReason = (typeof closureReasons)[number];

/** To whom a situation is passed on. */
export const onwardReferralTargets = [
  'crip',
  'pjj',
  'ccas',
  'missionLocale',
  'cddf',
  'prosecutor',
  'preventionTeam',
  'schoolSupport',
  'parentingSupport',
  'health',
  'housing',
  'other',
] as const;
export type OnwardReferralTarget = (typeof onwardReferralTargets)[number];

export const noticeMeans = ['interview', 'letter', 'throughPartner', 'other'] as const;

export const sexes = ['feminine', 'masculine', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

export const actionStates = ['toDo', 'underway', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const publicationStates = ['draft', 'inReview', 'certified', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** What a paragraph of a draft or of minutes is. */
export const minutesBlockKinds = ['heading', 'paragraph', 'listItem', 'tableRow'] as const;

/** Why published minutes were taken back; `leak`: somebody can be recognised in them. */
export const withdrawalReasons = ['leak', 'mistake', 'replaced'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** What became of a personal data breach; words of the CNIL's notification form (art. 33 RGPD). */
export const breachStates = ['toNotify', 'notified', 'notNotified'] as const;
export type BreachState = (typeof breachStates)[number];
export const breachNatures = ['confidentiality', 'integrity', 'availability'] as const;
export const breachPeople = ['minors', 'families', 'adults', 'professionals'] as const;
export const breachData = [
  'identity',
  'contact',
  'birth',
  'schooling',
  'familyLife',
  'location',
  'offences',
  'health',
  'other',
] as const;
