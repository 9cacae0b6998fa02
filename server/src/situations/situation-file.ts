import type { Identity, Situation } from '@huis-clos/contracts';
import type { DataKey } from '../core/crypto/data-key.ts';
import { FOLLOW_UPS, SITUATIONS, type FollowUpRecord, type SituationRecord } from './situations.repository.ts';

/** Sealed like the identity: whence a situation came, why it ended and to whom it was passed on speak of the person. */
export type Particulars = Pick<
  Situation,
  'referralSource' | 'programme' | 'subjectNotice' | 'onwardReferrals' | 'closureReason'
>;

/** The nominative part of a situation, in clear. */
export interface SituationFile {
  identity: Identity;
  particulars: Particulars;
}

export const sealIdentity = (key: DataKey, record: string, identity: Identity): Buffer =>
  key.sealJson({ collection: SITUATIONS, record, field: 'identity' }, identity);

export const sealParticulars = (key: DataKey, record: string, particulars: Particulars): Buffer =>
  key.sealJson({ collection: SITUATIONS, record, field: 'particulars' }, particulars);

export const openFile = (key: DataKey, { _id: record, identity, particulars }: SituationRecord): SituationFile => ({
  identity: key.openJson({ collection: SITUATIONS, record, field: 'identity' }, identity),
  particulars: key.openJson({ collection: SITUATIONS, record, field: 'particulars' }, particulars),
});

export const sealFollowUp = (key: DataKey, record: string, text: string): Buffer =>
  key.sealJson({ collection: FOLLOW_UPS, record, field: 'text' }, text);

export const openFollowUp = (key: DataKey, { _id: record, text }: FollowUpRecord): string =>
  key.openJson({ collection: FOLLOW_UPS, record, field: 'text' }, text);

/** How a situation is called in its group: the person's name, else a nickname, else its number. */
export function nameOf({ firstName, lastName, aliases }: Identity, number: number): string {
  const name = [firstName, lastName].filter((part) => part !== null).join(' ');
  return name || aliases[0] || `Situation n° ${number}`;
}
