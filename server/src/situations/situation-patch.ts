import type { SituationPatch } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import type { SituationFile } from './situation-file.ts';
import type { SituationRecord } from './situations.repository.ts';

type ClearFields = Pick<SituationRecord, 'status' | 'startedOn' | 'endedOn' | 'caseLeadId'>;

/**
 * What a situation becomes, whatever was left out of the patch staying as it was; reopening forgets how it ended.
 * @throws {AppError} INVALID_INPUT when an end is given without closing, or one is closed without saying when and why.
 */
export function applyPatch(
  stored: ClearFields,
  { identity, particulars }: SituationFile,
  { version: _, identity: newIdentity, status, startedOn, caseLeadId, endedOn, closureReason, ...rest }: SituationPatch,
): { clear: ClearFields; file: SituationFile } {
  const clear = {
    status: status ?? stored.status,
    startedOn: startedOn ?? stored.startedOn,
    endedOn: endedOn ?? null,
    caseLeadId: caseLeadId === undefined ? stored.caseLeadId : caseLeadId,
  };
  assertEnd(clear, closureReason ?? null);
  const file = {
    identity: newIdentity ?? identity,
    particulars: { ...particulars, ...rest, closureReason: closureReason ?? null },
  };
  return { clear, file };
}

function assertEnd({ status, startedOn, endedOn }: ClearFields, closureReason: string | null): void {
  if (status !== 'closed' && (endedOn !== null || closureReason !== null))
    throw new AppError('INVALID_INPUT', 'Une date et un motif de sortie ne se donnent qu’en clôturant la situation.');
  if (status === 'closed' && (endedOn === null || closureReason === null))
    throw new AppError('INVALID_INPUT', 'Pour clôturer, indiquez la date et le motif de sortie.', [
      ...(endedOn === null ? [{ path: '/endedOn', message: 'À remplir.' }] : []),
      ...(closureReason === null ? [{ path: '/closureReason', message: 'À remplir.' }] : []),
    ]);
  if (endedOn !== null && endedOn < startedOn)
    throw new AppError('INVALID_INPUT', 'La date de sortie précède la date d’entrée.', [
      { path: '/endedOn', message: 'Choisissez une date après l’entrée.' },
    ]);
}
