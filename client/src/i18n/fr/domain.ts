import type {
  ActionState,
  AttendanceStatus,
  BodyKind,
  ClosureReason,
  MeetingState,
  Office,
  OnwardReferralTarget,
  PublicationState,
  ReferralSource,
  Role,
  Sex,
  SituationStatus,
  meetingReasons,
  noticeMeans,
} from '@huis-clos/contracts';

const bodyKinds: Record<BodyKind, string> = {
  plenary: 'Formation plénière',
  steering: 'Formation restreinte',
  technicalCommittee: 'Comité technique',
  thematicGroup: 'Groupe de travail thématique',
  territorialGroup: 'Groupe de travail territorialisé',
};

const offices: Record<Office, string> = {
  coordinator: 'Coordination du conseil',
  president: 'Présidence du conseil',
  dataProtectionOfficer: 'Protection des données',
  technicalAdministrator: 'Administration technique',
};

const roles: Record<Role, string> = {
  chair: 'Présidence',
  groupLead: 'Référent de groupe',
  member: 'Membre',
  alternate: 'Suppléant',
  guest: 'Invité ponctuel',
};

const meetingStates: Record<MeetingState, string> = { planned: 'Prévue', held: 'Tenue', cancelled: 'Annulée' };

const meetingReasonWords: Record<(typeof meetingReasons)[number], string> = {
  president: 'À l’initiative de la présidence',
  prefect: 'À la demande du préfet',
  majority: 'À la demande de la majorité des membres',
};

const attendanceStatuses: Record<AttendanceStatus, string> = {
  expected: 'Attendu',
  present: 'Présent',
  excused: 'Excusé',
  absent: 'Absent',
  represented: 'Représenté',
};

const situationStatuses: Record<SituationStatus, string> = {
  toExamine: 'À examiner',
  active: 'Active',
  watch: 'En veille',
  closed: 'Close',
};

const referralSources: Record<ReferralSource, string> = {
  education: 'Éducation nationale',
  nationalPolice: 'Police nationale ou gendarmerie',
  municipalPolice: 'Police municipale',
  landlord: 'Bailleur',
  socialServices: 'Service social',
  association: 'Association',
  localMission: 'Mission locale',
  prosecutor: 'Parquet',
  prefecture: 'Préfecture',
  cityServices: 'Service de la ville',
  resident: 'Habitant',
  family: 'Famille',
  other: 'Autre',
};

const closureReasons: Record<ClosureReason, string> = {
  resolved: 'La situation s’est améliorée',
  handedOver: 'Un autre service a pris le relais',
  moved: 'Déménagement',
  refused: 'Refus de la personne ou de la famille',
  ageLimit: 'Limite d’âge',
  unfounded: 'Il n’y avait pas lieu de suivre',
  other: 'Autre',
};

const onwardReferralTargets: Record<OnwardReferralTarget, string> = {
  crip: 'CRIP (informations préoccupantes)',
  pjj: 'Protection judiciaire de la jeunesse',
  ccas: 'CCAS',
  missionLocale: 'Mission locale',
  cddf: 'Conseil pour les droits et devoirs des familles',
  prosecutor: 'Parquet',
  preventionTeam: 'Prévention spécialisée',
  schoolSupport: 'Soutien scolaire',
  parentingSupport: 'Soutien à la parentalité',
  health: 'Soins',
  housing: 'Logement',
  other: 'Autre',
};

const noticeMeansWords: Record<(typeof noticeMeans)[number], string> = {
  interview: 'Au cours d’un entretien',
  letter: 'Par courrier',
  throughPartner: 'Par un partenaire',
  other: 'Par un autre moyen',
};

const sexes: Record<Sex, string> = { feminine: 'Féminin', masculine: 'Masculin', unknown: 'Non renseigné' };

const actionStates: Record<ActionState, string> = {
  toDo: 'À faire',
  underway: 'En cours',
  done: 'Faite',
  dropped: 'Abandonnée',
};

const publicationStates: Record<PublicationState, string> = {
  draft: 'Brouillon',
  inReview: 'En relecture',
  certified: 'Certifié',
  published: 'Publié',
  withdrawn: 'Retiré',
};

/** The French of each closed vocabulary of the contract; a word without its French does not compile. */
export const domain = {
  bodyKinds,
  offices,
  roles,
  meetingStates,
  meetingReasons: meetingReasonWords,
  attendanceStatuses,
  situationStatuses,
  referralSources,
  closureReasons,
  onwardReferralTargets,
  noticeMeans: noticeMeansWords,
  sexes,
  actionStates,
  publicationStates,
};
