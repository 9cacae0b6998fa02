import { Type, type Static } from 'typebox';
import {
  closureReasons,
  noticeMeans,
  onwardReferralTargets,
  referralSources,
  sexes,
  situationStatuses,
} from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Id, Instant, nullable, oneOf, PersonLabel, text, Version } from './shapes.ts';

const phone = text(40);
const email = Type.String({ format: 'email', maxLength: 200 });

export const Guardian = closed({
  name: text(120),
  relation: nullable(text(60)),
  phone: nullable(phone),
  email: nullable(email),
  address: nullable(text(200)),
});
export type Guardian = Static<typeof Guardian>;

/** All that may be recorded about who a situation concerns (domain rule 7): nothing on health, convictions, origin or the content of support. */
export const Identity = closed({
  lastName: nullable(text(80)),
  firstName: nullable(text(80)),
  aliases: Type.Array(text(80), { maxItems: 20 }),
  sex: oneOf(sexes),
  birthDate: nullable(Day),
  address: nullable(text(200)),
  phone: nullable(phone),
  email: nullable(email),
  /** School and level, or occupation. */
  occupation: nullable(text(160)),
  guardians: Type.Array(Guardian, { maxItems: 6 }),
});
export type Identity = Static<typeof Identity>;

export const SubjectNotice = closed({ givenOn: Day, means: oneOf(noticeMeans) });
export const OnwardReferral = closed({ id: Id, to: oneOf(onwardReferralTargets), on: Day });

const situationFields = {
  identity: Identity,
  status: oneOf(situationStatuses),
  referralSource: oneOf(referralSources),
  startedOn: Day,
  caseLeadId: nullable(Id),
  programme: nullable(text(120)),
  subjectNotice: nullable(SubjectNotice),
  onwardReferrals: Type.Array(OnwardReferral, { maxItems: 40 }),
  endedOn: nullable(Day),
  closureReason: nullable(oneOf(closureReasons)),
};

export const FollowUp = closed({
  id: Id,
  on: Day,
  author: PersonLabel,
  text: text(4000),
  meetingId: nullable(Id),
  createdAt: Instant,
});
export type FollowUp = Static<typeof FollowUp>;

export const Situation = closed({
  ...situationFields,
  id: Id,
  bodyId: Id,
  /** Order of arrival in its group: what people say instead of a name. */
  number: Type.Integer({ minimum: 1 }),
  caseLead: nullable(PersonLabel),
  version: Version,
});
export type Situation = Static<typeof Situation>;

/** A row of the group's list, and what an `@` mention is drawn from. Nominative. */
export const SituationSummary = closed({
  id: Id,
  number: Type.Integer(),
  name: Type.String(),
  aliases: Type.Array(Type.String()),
  status: oneOf(situationStatuses),
  caseLead: nullable(PersonLabel),
  startedOn: Day,
  lastFollowUpOn: nullable(Day),
  openActions: Type.Integer(),
  nextDueOn: nullable(Day),
  noticeGiven: Type.Boolean(),
});
export type SituationSummary = Static<typeof SituationSummary>;

export const SituationInput = closed({
  identity: Identity,
  status: oneOf(['toExamine', 'active', 'watch'] as const),
  referralSource: oneOf(referralSources),
  startedOn: Day,
  caseLeadId: nullable(Id),
  programme: nullable(text(120)),
  subjectNotice: nullable(SubjectNotice),
});
export type SituationInput = Static<typeof SituationInput>;

const {
  identity,
  status,
  referralSource,
  startedOn,
  caseLeadId,
  programme,
  subjectNotice,
  onwardReferrals,
  endedOn,
  closureReason,
} = situationFields;
/** No group, number or author in it: those never change hands by a form. */
export const SituationPatch = closed({
  version: Version,
  identity: Type.Optional(identity),
  status: Type.Optional(status),
  referralSource: Type.Optional(referralSource),
  startedOn: Type.Optional(startedOn),
  caseLeadId: Type.Optional(caseLeadId),
  programme: Type.Optional(programme),
  subjectNotice: Type.Optional(subjectNotice),
  onwardReferrals: Type.Optional(onwardReferrals),
  endedOn: Type.Optional(endedOn),
  closureReason: Type.Optional(closureReason),
});
export type SituationPatch = Static<typeof SituationPatch>;

export const importOutcomes = ['ready', 'created', 'duplicate', 'otherGroup', 'refused'] as const;
/** What becomes of one line of the spreadsheet; `remarks` are French sentences without the values they speak of. */
export const ImportRow = closed({
  line: Type.Integer(),
  label: Type.String(),
  outcome: oneOf(importOutcomes),
  remarks: Type.Array(Type.String()),
});
export type ImportRow = Static<typeof ImportRow>;

const params = closed({ situationId: Id });
const bodyParams = closed({ bodyId: Id });

export const situationRoutes = {
  listSituations: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/situations',
    params: bodyParams,
    answer: closed({ situations: Type.Array(SituationSummary) }),
  }),
  createSituation: route({
    method: 'POST',
    url: '/api/bodies/:bodyId/situations',
    params: bodyParams,
    body: SituationInput,
    answer: Situation,
  }),
  readSituation: route({
    method: 'GET',
    url: '/api/situations/:situationId',
    params,
    answer: closed({ situation: Situation, followUps: Type.Array(FollowUp) }),
  }),
  updateSituation: route({
    method: 'PATCH',
    url: '/api/situations/:situationId',
    params,
    body: SituationPatch,
    answer: Situation,
  }),
  addFollowUp: route({
    method: 'POST',
    url: '/api/situations/:situationId/follow-ups',
    params,
    body: closed({ on: Day, text: text(4000), meetingId: nullable(Id) }),
    answer: FollowUp,
  }),
  importSituations: route({
    method: 'POST',
    url: '/api/bodies/:bodyId/situations/import',
    params: bodyParams,
    /** `dryRun` says what would happen and writes nothing. */
    body: closed({ csv: Type.String({ minLength: 1, maxLength: 2_000_000 }), dryRun: Type.Boolean() }),
    answer: closed({ rows: Type.Array(ImportRow) }),
  }),
};
