import { situationStatuses, type SituationStatus, type SituationSummary } from '@huis-clos/contracts';
import { matches } from '../../../shared/ui/fold.ts';
import { compareCells, type Sort } from '../../../shared/ui/SortHeader.tsx';

export type SituationColumn = 'number' | 'name' | 'status' | 'caseLead' | 'lastFollowUp' | 'nextDue' | 'notice';

/** How the list is looked at. Open situations first: it is what one comes for. */
export interface ListView {
  search: string;
  status: SituationStatus | 'open' | 'any';
  /** Id of a case lead, or nobody, or anyone. */
  caseLead: string | 'none' | 'any';
  noticeMissing: boolean;
  compact: boolean;
  sort: Sort<SituationColumn>;
}

export const initialView: ListView = {
  search: '',
  status: 'open',
  caseLead: 'any',
  noticeMissing: false,
  compact: false,
  sort: { by: 'number', descending: false },
};

/** The situations the view keeps, in its order. */
export function arranged(situations: SituationSummary[], view: ListView): SituationSummary[] {
  const { by, descending } = view.sort;
  return situations
    .filter((situation) => isKept(situation, view))
    .sort((a, b) => compareCells(cell(a, by), cell(b, by), descending) || a.number - b.number);
}

function isKept(situation: SituationSummary, { search, status, caseLead, noticeMissing }: ListView): boolean {
  const leadId = situation.caseLead?.id ?? 'none';
  return (
    (status === 'any' || (status === 'open' ? situation.status !== 'closed' : situation.status === status)) &&
    (caseLead === 'any' || leadId === caseLead) &&
    (!noticeMissing || !situation.noticeGiven) &&
    matches([situation.name, ...situation.aliases, `n${situation.number}`, situation.number].join(' '), search)
  );
}

const cell = (situation: SituationSummary, column: SituationColumn): string | number | null =>
  ({
    number: situation.number,
    name: situation.name || null,
    status: situationStatuses.indexOf(situation.status),
    caseLead: situation.caseLead?.name ?? null,
    lastFollowUp: situation.lastFollowUpOn,
    nextDue: situation.nextDueOn,
    notice: Number(situation.noticeGiven),
  })[column];
