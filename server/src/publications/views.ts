import { undecided } from '@huis-clos/anonymiser';
import type { PersonLabel, Publication } from '@huis-clos/contracts';
import { asFinding } from './decisions.ts';
import { currentBlocks } from './draft.ts';
import type { OpenedPublication } from './publication-store.ts';
import { riskViews } from './risks.ts';

/** The publication as its readers see it. */
export const publicationView = (
  { record, draft }: OpenedPublication,
  stale: boolean,
  labels: Map<string, PersonLabel>,
): Publication => {
  const label = (id: string): PersonLabel => labels.get(id) ?? { id, name: '', organisation: '' };
  const { _id, bodyId, meetingId, state, preparedById, certifiedById, targetBodyIds, minutesId, version } = record;
  return {
    id: _id,
    bodyId,
    meetingId,
    state,
    blocks: currentBlocks(draft),
    findings: draft.findings,
    decisions: draft.decisions,
    risks: riskViews(draft),
    undecided: undecided(draft.findings.map(asFinding), draft.decisions).length,
    stale,
    preparedBy: label(preparedById),
    certifiedBy: certifiedById ? label(certifiedById) : null,
    targetBodyIds,
    minutesId,
    version,
  };
};
