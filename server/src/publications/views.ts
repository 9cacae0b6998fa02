import { undecided } from '@huis-clos/anonymiser';
import type { PersonLabel, Publication } from '@huis-clos/contracts';
import { asFinding } from './decisions.ts';
import { currentBlocks } from './draft.ts';
import type { OpenedPublication } from './publication-store.ts';
import { riskViews } from './risks.ts';

/** The publication as its readers see it. */
export const publicationView = (
  { record, draft }: OpenedPublication,
  stale: Publication['stale'],
  labels: Map<string, PersonLabel>,
): Publication => {
  const label = (id: string): PersonLabel => labels.get(id) ?? { id, name: '', organisation: '' };
  const { _id, bodyId, meetingId, state, preparedById, certifiedById, targetBodyIds, minutesId, version } = record;
  const decided = draft.decisions.flatMap(({ findingId }) => {
    const personId = draft.deciders[findingId];
    return personId ? [{ findingId, personId }] : [];
  });
  return {
    id: _id,
    bodyId,
    meetingId,
    state,
    blocks: currentBlocks(draft),
    findings: draft.findings,
    decisions: draft.decisions,
    decidedBy: [...new Set(decided.map(({ personId }) => personId))].map((personId) => ({
      by: label(personId),
      findingIds: decided.filter((one) => one.personId === personId).map(({ findingId }) => findingId),
    })),
    links: Object.entries(draft.links).map(([findingId, sameAs]) => ({ findingId, sameAs })),
    risks: riskViews(draft),
    undecided: undecided(draft.findings.map(asFinding), draft.decisions).length,
    stale,
    preparedBy: label(preparedById),
    contributorIds: record.contributorIds,
    certifiedBy: certifiedById ? label(certifiedById) : null,
    returned: draft.returned && { by: label(draft.returned.byId), remark: draft.returned.remark },
    targetBodyIds,
    minutesId,
    version,
  };
};
