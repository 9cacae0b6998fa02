import type { Analysis, RegistryPerson } from '@huis-clos/anonymiser';
import type { Finding, Publication } from '@huis-clos/contracts';
import type { Draft, Risk } from './draft.ts';

/** What the anonymiser says of each person, in the draft's own shape. */
export const risksOf = (risks: Analysis['quasiIdentifiers'], persons: RegistryPerson[]): Risk[] =>
  risks.map(({ personId, blockId, attributes, blocked }) => ({
    id: personId ? `person-${personId}` : `block-${blockId ?? 'none'}`,
    label: labelOf(persons.find(({ id }) => id === personId)),
    attributes: attributes.map(({ findingId, text, kind, generalisation }) => ({
      findingId,
      text,
      kind,
      generalisation,
    })),
    blocked,
  }));

const labelOf = (person: RegistryPerson | undefined): string =>
  (person && [...person.firstNames, ...person.lastNames].join(' ')) || 'Une personne non nommée';

/** The telling passages that would stay as they are: kept, declared harmless, or not decided yet. */
function staying(risk: Risk, { findings, decisions }: Draft): string[] {
  return risk.attributes
    .filter(({ findingId }) => {
      const finding = findings.find(({ id }) => id === findingId);
      if (!finding) return true;
      const choice = decisions.find((decision) => decision.findingId === findingId)?.choice;
      return choice ? choice === 'keep' || choice === 'notAPerson' : finding.must === 'decide';
    })
    .map(({ findingId }) => findingId)
    .sort();
}

const sameSet = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id, index) => id === b[index]);

/** Why this risk may pass, if somebody wrote it for exactly what stays in the text now. */
function acceptance(risk: Risk, draft: Draft): string | null {
  const accepted = draft.accepted[risk.id];
  return accepted && sameSet(accepted.findingIds, staying(risk, draft)) ? accepted.reason : null;
}

/** Whether something that may single this person out would leave, and nobody has written why it may. */
export const isOpen = (risk: Risk, draft: Draft): boolean =>
  risk.blocked && staying(risk, draft).length > 0 && acceptance(risk, draft) === null;

/** The draft with this risk let pass, for what stays in the text now. */
export const accept = (draft: Draft, risk: Risk, reason: string): Draft => ({
  ...draft,
  accepted: { ...draft.accepted, [risk.id]: { reason, findingIds: staying(risk, draft) } },
});

export const riskViews = (draft: Draft): Publication['risks'] =>
  draft.risks.map((risk) => ({
    id: risk.id,
    label: risk.label,
    attributes: risk.attributes.flatMap(({ findingId, text, kind, generalisation }) => {
      const at = draft.findings.find(({ id }): boolean => id === findingId);
      return at ? [{ ...placeOf(at), text, kind, generalisation }] : [];
    }),
    blocked: risk.blocked && staying(risk, draft).length > 0,
    acceptedBecause: acceptance(risk, draft),
  }));

const placeOf = ({ blockId, start, end }: Finding) => ({ blockId, start, end });
