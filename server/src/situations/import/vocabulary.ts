import type { ClosureReason, ReferralSource, Sex, Situation, SituationStatus } from '@huis-clos/contracts';
import { foldName } from '../folding.ts';

/** The first pattern that fits the folded cell wins: the closer ones come first. */
const pick = <T>(table: readonly (readonly [RegExp, T])[], cell: string): T | null =>
  table.find(([pattern]) => pattern.test(foldName(cell)))?.[1] ?? null;

const sources: readonly (readonly [RegExp, ReferralSource])[] = [
  [/\bpolice municipale\b|^pm$/, 'municipalPolice'],
  [/\bpolice\b|\bcommissariat\b|\bgendarmerie\b/, 'nationalPolice'],
  [/\beducation nationale\b|\bcollege\b|\blycee\b|\becole\b|\bcpe\b|\brectorat\b|\bscolaire\b/, 'education'],
  [/\bbailleur\b|\bhlm\b|\bhabitat\b|\blogement\b/, 'landlord'],
  [/\bmission locale\b/, 'localMission'],
  [/\bparquet\b|\bprocureur\b/, 'prosecutor'],
  [/\bprefecture\b|\bprefet\b/, 'prefecture'],
  [/\bservices? socia(l|ux)\b|\bassistante? sociale?\b|\bccas\b|\bdepartement\b|\bmds\b|\base\b/, 'socialServices'],
  [/\bassociation\b|\bprevention specialisee\b|\beducateurs?\b/, 'association'],
  [/\bville\b|\bmairie\b|\bcommune\b|\bservices? municipa(l|ux)\b/, 'cityServices'],
  [/\bhabitante?s?\b|\bvoisins?\b|\briverains?\b/, 'resident'],
  [/\bfamille\b|\bparents?\b|\bmere\b|\bpere\b/, 'family'],
  [/^autres?$/, 'other'],
];
export const readSource = (cell: string): ReferralSource | null => pick(sources, cell);

const statuses: readonly (readonly [RegExp, SituationStatus])[] = [
  [/^(clos|close|cloturee?|terminee?|sortie?|archivee?)\b/, 'closed'],
  [/\bveille\b/, 'watch'],
  [/^(active?|en cours|suivie?)\b/, 'active'],
  [/^(a etudier|a examiner|nouvelle?|en attente)\b/, 'toExamine'],
];
/** Null for anything that is not a status (« doublon ? »). */
export const readStatus = (cell: string): SituationStatus | null => pick(statuses, cell);

const closures: readonly (readonly [RegExp, ClosureReason])[] = [
  [/\bdemenage/, 'moved'],
  [/\bresolue?\b|\breglee?\b|\bobjectifs? atteints?\b/, 'resolved'],
  [/\brelais\b|\btransmi|\borient|\bpassee? a\b/, 'handedOver'],
  [/\brefus/, 'refused'],
  [/\bage\b|\bmajorite\b|\b25 ans\b/, 'ageLimit'],
  [/\binfonde|\bsans objet\b|\berreur\b/, 'unfounded'],
];
export const readClosureReason = (cell: string): ClosureReason | null => pick(closures, cell);

type NoticeMeans = NonNullable<Situation['subjectNotice']>['means'];
const means: readonly (readonly [RegExp, NoticeMeans])[] = [
  [/\bcourrier\b|\blettre\b/, 'letter'],
  [/\bentretien\b|\brdv\b|\bvisite\b|\boral/, 'interview'],
  [/\bpartenaire\b|\bpar l\b|\bpar le\b|\bpar la\b/, 'throughPartner'],
];
export const readNoticeMeans = (cell: string): NoticeMeans => pick(means, cell) ?? 'other';
export const saysYes = (cell: string): boolean => /^(oui|ok|fait|faite|x|informee?s?)\b/.test(foldName(cell));
export const saysNo = (cell: string): boolean => /^(non|pas|a faire)\b/.test(foldName(cell));

const sexes: readonly (readonly [RegExp, Sex])[] = [
  [/^(f|fille|femme|feminin)$/, 'feminine'],
  [/^(m|g|h|garcon|homme|masculin)$/, 'masculine'],
];
export const readSex = (cell: string): Sex => pick(sexes, cell) ?? 'unknown';
