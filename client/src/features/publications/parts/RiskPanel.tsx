import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { Finding, FindingDecision, Publication } from '@huis-clos/contracts';
import { useMemo, useRef, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { isOpenRisk, proposed, type Decisions } from '../review/review.ts';
import classes from './RiskPanel.module.css';
import { outcomeOf } from './FindingPanel.tsx';
import { RiskAcceptance } from './RiskAcceptance.tsx';

type Risk = Publication['risks'][number];
type Attribute = Risk['attributes'][number];

const words = fr.publications.risks;

/** How many are shown at once: those treated give way to the next. */
const PAGE = 10;

interface Props {
  publication: Publication;
  decisions: Decisions;
  onDecide: (decisions: FindingDecision[]) => void;
  onSelect: (findingId: string) => void;
}

/** Details that, taken together, may single someone out: each can be generalised, or the whole let pass for a written reason. */
export function RiskPanel({ publication, decisions, onDecide, onSelect }: Props) {
  const { id, findings } = publication;
  const [most, setMost] = useState(PAGE);
  const heading = useRef<HTMLHeadingElement>(null);
  /** What was pressed gives way to what became of it. */
  const goOn = () => heading.current?.focus({ preventScroll: true });
  const decide = (made: FindingDecision[]) => {
    onDecide(made);
    goOn();
  };
  const byPlace = useMemo(() => new Map(findings.map((finding) => [placeOf(finding), finding])), [findings]);
  const risks = publication.risks.filter((risk) => isOpenRisk(risk) || risk.acceptedBecause !== null);
  const open = risks.filter(isOpenRisk);
  const shown = [...open.slice(0, most), ...risks.filter((risk) => !isOpenRisk(risk))];
  return (
    <Panel title={words.title} intro={risks.length === 0 ? words.none : words.intro} headingRef={heading}>
      <Stack gap="md">
        {shown.map((risk) => (
          <RiskCard
            key={risk.id}
            risk={risk}
            publicationId={id}
            byPlace={byPlace}
            decisions={decisions}
            onDecide={decide}
            onSelect={onSelect}
            onAccepted={goOn}
          />
        ))}
      </Stack>
      {open.length > most && (
        <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => setMost(most + PAGE)}>
          {words.more(open.length - most)}
        </Button>
      )}
    </Panel>
  );
}

interface CardProps extends Omit<Props, 'publication'> {
  risk: Risk;
  publicationId: string;
  /** The passages, by where they are in the text. */
  byPlace: ReadonlyMap<string, Finding>;
  onAccepted: () => void;
}

function RiskCard({ risk, publicationId, byPlace, decisions, onDecide, onSelect, onAccepted }: CardProps) {
  const open = isOpenRisk(risk);
  const found = risk.attributes.flatMap((attribute) => {
    const finding = byPlace.get(placeOf(attribute));
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
              {attribute.text.replace(/^[\s,;]+/u, '')}
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
      {open && <RiskAcceptance publicationId={publicationId} riskId={risk.id} onAccepted={onAccepted} />}
      {risk.acceptedBecause !== null && <Text size="sm">{words.accepted(risk.acceptedBecause)}</Text>}
    </div>
  );
}

/** What becomes of the passage, or null while it would stay as it is for want of a decision. */
function outcomeIn(finding: Finding, decisions: Decisions): string | null {
  const decision = decisions.get(finding.id);
  if (decision) return outcomeOf(decision);
  return finding.must === 'mask' ? outcomeOf({ findingId: finding.id, ...proposed(finding) } as FindingDecision) : null;
}

const placeOf = ({ blockId, start, end }: Pick<Finding, 'blockId' | 'start' | 'end'>) => `${blockId} ${start} ${end}`;

const generalised = ({ generalisation }: Attribute, { id }: Finding): FindingDecision =>
  generalisation === ''
    ? { findingId: id, choice: 'remove' }
    : { findingId: id, choice: 'generalise', replacement: generalisation };
