import { openRisks, type QuasiIdentifierRisk } from '@huis-clos/anonymiser';
import type { Publication } from '@huis-clos/contracts';
import { asFinding } from './decisions.ts';
import type { Draft } from './draft.ts';

const riskId = ({ personId, blockId }: QuasiIdentifierRisk): string =>
  personId ? `person-${personId}` : `block-${blockId ?? ''}`;

/** By risk, the telling passages that would stay and still point at somebody once decisions are applied. */
const staying = (draft: Draft): Map<string, string[]> =>
  new Map(
    openRisks({ findings: draft.findings.map(asFinding), quasiIdentifiers: draft.risks }, draft.decisions).map(
      (risk) => [riskId(risk), risk.attributes.map(({ findingId }) => findingId).sort()],
    ),
  );

/** Why this may leave, if somebody wrote it for exactly what stays in the text now. */
function acceptance(draft: Draft, id: string, findingIds: string[] | undefined): string | null {
  const accepted = draft.accepted[id];
  return accepted && accepted.findingIds.join() === findingIds?.join() ? accepted.reason : null;
}

/** Whether something that may single a person out would leave, and nobody has written why it may. */
export const hasOpenRisk = (draft: Draft): boolean =>
  [...staying(draft)].some(([id, findingIds]) => acceptance(draft, id, findingIds) === null);

/** The draft with this risk let pass, for what stays in the text now; null when nothing is to be let pass. */
export function accept(draft: Draft, id: string, reason: string): Draft | null {
  const findingIds = staying(draft).get(id);
  return findingIds ? { ...draft, accepted: { ...draft.accepted, [id]: { reason, findingIds } } } : null;
}

export function riskViews(draft: Draft): Publication['risks'] {
  const open = staying(draft);
  const findings = new Map(draft.findings.map((finding) => [finding.id, finding]));
  return draft.risks.map((risk) => {
    const id = riskId(risk);
    return {
      id,
      label: draft.labels[risk.personId ?? ''] ?? 'Une personne non nommée',
      attributes: risk.attributes.flatMap(({ findingId, text, kind, generalisation }) => {
        const at = findings.get(findingId);
        return at ? [{ blockId: at.blockId, start: at.start, end: at.end, text, kind, generalisation }] : [];
      }),
      blocked: open.has(id),
      acceptedBecause: acceptance(draft, id, open.get(id)),
    };
  });
}
