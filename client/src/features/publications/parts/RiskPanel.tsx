import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import type { Finding, FindingDecision, Publication } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { useAcceptRisk } from '../api.ts';
import { decisionsOf, proposed, type Decisions } from '../review/review.ts';
import classes from './RiskPanel.module.css';
import { outcomeOf } from './FindingPanel.tsx';

type Risk = Publication['risks'][number];
type Attribute = Risk['attributes'][number];

const words = fr.publications.risks;

interface Props {
  publication: Publication;
  onDecide: (decisions: FindingDecision[]) => void;
  onSelect: (findingId: string) => void;
}

/** Details that, taken together, may single someone out: each can be generalised, or the whole let pass for a written reason. */
export function RiskPanel({ publication, onDecide, onSelect }: Props) {
  const risks = publication.risks.filter(({ blocked, acceptedBecause }) => blocked || acceptedBecause !== null);
  return (
    <section aria-label={words.title}>
      <Title order={2} size="h5" mb={4}>
        {words.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {risks.length === 0 ? words.none : words.intro}
      </Text>
      <Stack gap="md">
        {risks.map((risk) => (
          <RiskCard key={risk.id} risk={risk} publication={publication} onDecide={onDecide} onSelect={onSelect} />
        ))}
      </Stack>
    </section>
  );
}

/** Whether a risk still stands in the way of publishing. */
export const isOpenRisk = ({ blocked, acceptedBecause }: Risk): boolean => blocked && acceptedBecause === null;

function RiskCard({ risk, publication, onDecide, onSelect }: Props & { risk: Risk }) {
  const open = isOpenRisk(risk);
  const decisions = decisionsOf(publication);
  const found = risk.attributes.flatMap((attribute) => {
    const finding = findingAt(publication.findings, attribute);
    return finding ? [{ attribute, finding, outcome: outcomeIn(finding, decisions) }] : [];
  });
  const waiting = found.filter(({ outcome }) => outcome === null);
  return (
    <div className={classes.risk} data-open={open || undefined}>
      <Group justify="space-between" gap="xs">
        <Text fw={640}>
          <Nominative>{risk.label}</Nominative>
        </Text>
        <Badge variant="light" color={open ? 'terre' : 'gray'}>
          {open ? words.blocked : words.passed}
        </Badge>
      </Group>
      <ul className={classes.attributes}>
        {found.map(({ attribute, finding, outcome }) => (
          <li key={finding.id}>
            <button type="button" className={classes.attribute} onClick={() => onSelect(finding.id)}>
              {attribute.text}
            </button>
            {outcome ? (
              <Text size="sm" c="dimmed">
                {outcome}
              </Text>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => onDecide([generalised(attribute, finding)])}>
                {attribute.generalisation ? words.generalise(attribute.generalisation) : words.removeIt}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiting.length > 1 && (
        <Button
          size="compact-sm"
          mb="xs"
          onClick={() => onDecide(waiting.map(({ attribute, finding }) => generalised(attribute, finding)))}
        >
          {words.generaliseAll}
        </Button>
      )}
      {open && <Acceptance publicationId={publication.id} riskId={risk.id} />}
      {risk.acceptedBecause !== null && <Text size="sm">{words.accepted(risk.acceptedBecause)}</Text>}
    </div>
  );
}

function Acceptance({ publicationId, riskId }: { publicationId: string; riskId: string }) {
  const accept = useAcceptRisk(publicationId);
  const [reason, setReason] = useState('');
  return (
    <Stack gap={4}>
      <Textarea
        size="sm"
        label={words.reason}
        description={words.reasonHelp}
        value={reason}
        maxLength={400}
        autosize
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {accept.error && <ErrorNotice error={accept.error} />}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!reason.trim()}
          loading={accept.isPending}
          onClick={() => accept.mutate({ riskId, reason: reason.trim() })}
        >
          {words.accept}
        </Button>
      </Group>
    </Stack>
  );
}

/** What becomes of the passage, or null while it would stay as it is for want of a decision. */
function outcomeIn(finding: Finding, decisions: Decisions): string | null {
  const decision = decisions.get(finding.id);
  if (decision) return outcomeOf(decision);
  return finding.must === 'mask' ? outcomeOf({ findingId: finding.id, ...proposed(finding) } as FindingDecision) : null;
}

const findingAt = (findings: readonly Finding[], { blockId, start, end }: Attribute) =>
  findings.find((finding) => finding.blockId === blockId && finding.start === start && finding.end === end);

const generalised = ({ generalisation }: Attribute, { id }: Finding): FindingDecision =>
  generalisation === ''
    ? { findingId: id, choice: 'remove' }
    : { findingId: id, choice: 'generalise', replacement: generalisation };
