import type { Minutes, MinutesSummary } from '@huis-clos/contracts';
import { may, type Caller } from '../../core/caller.ts';
import type { MinutesRecord } from './minutes.repository.ts';

export const subjectOf = ({ bodyId, targetBodyIds }: Pick<MinutesRecord, 'bodyId' | 'targetBodyIds'>) => ({
  bodyId,
  targetBodyIds,
});

export const summaryOf = ({
  _id,
  number,
  edition,
  bodyName,
  meetingOn,
  publishedAt,
  state,
  withdrawnAt,
}: Omit<MinutesRecord, 'sealedContent'>): MinutesSummary => ({
  id: _id,
  number,
  edition,
  bodyName,
  meetingOn,
  publishedAt: publishedAt.toISOString(),
  state,
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
});

/** What this caller may do with these minutes as they are now. */
export function stepsOf(caller: Caller, record: MinutesRecord): Minutes['steps'] {
  const { bodyId, state, withdrawnBecause } = record;
  const mayWithdraw = may(caller, 'withdraw', 'Minutes', subjectOf(record));
  if (state === 'published') return mayWithdraw ? ['withdraw'] : [];
  const leaked = withdrawnBecause === 'leak';
  const steps: [Minutes['steps'][number], boolean][] = [
    ['trace', may(caller, 'trace', 'Minutes', subjectOf(record))],
    ['report', leaked && mayWithdraw],
    ['readReports', leaked && may(caller, 'read', 'Situation', { id: '', bodyId, caseLeadId: null })],
    ['replace', may(caller, 'prepare', 'Publication', { bodyId, preparedById: '' })],
  ];
  return steps.flatMap(([step, open]) => (open ? [step] : []));
}
