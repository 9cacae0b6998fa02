import { Badge, Button, Group, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Breach, BreachOutcome } from '@huis-clos/contracts';
import { useEffect, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatFullDay, formatNumericInstant } from '../../../shared/ui/dates.ts';
import { AnchorLink } from '../../../shared/ui/links.tsx';
import classes from '../breaches.module.css';
import { FactsModal } from './FactsModal.tsx';
import { SettleModal } from './SettleModal.tsx';

const words = fr.breaches;
const HOUR_MS = 3_600_000;

/** One breach: where it stands, its clock, what is written of it, and the two things to do. */
export function BreachEntry({ breach }: { breach: Breach }) {
  const [describing, { open: describe, close: described }] = useDisclosure(false);
  const [settling, { open: settle, close: settled }] = useDisclosure(false);
  const { number, bodyName, minutesId, minutesNumber, minutesEdition } = breach;
  return (
    <article className={classes.entry}>
      <Group justify="space-between" gap="sm">
        <Title order={3} size="h5">
          {words.heading(number)}
        </Title>
        <State breach={breach} />
      </Group>
      <p style={{ margin: '4px 0 0' }}>
        {words.about(fr.minutes.numbered(minutesNumber, minutesEdition), bodyName)}
        {' · '}
        <AnchorLink to="/comptes-rendus/$minutesId" params={{ minutesId }} underline="always">
          {words.toMinutes}
        </AnchorLink>
      </p>
      <Facts breach={breach} />
      <Group gap="sm" mt="md">
        <Button variant={breach.outcome ? 'default' : 'filled'} onClick={settle}>
          {words.settle.open}
        </Button>
        <Button variant="default" onClick={describe}>
          {words.facts.edit}
        </Button>
      </Group>
      {describing && <FactsModal breach={breach} onClose={described} />}
      {settling && <SettleModal breach={breach} onClose={settled} />}
    </article>
  );
}

function State({ breach: { state, notifyBy } }: { breach: Breach }) {
  const left = Date.parse(notifyBy) - useNow();
  if (state !== 'toNotify') {
    return (
      <Badge color="gray" variant="light">
        {words.states[state]}
      </Badge>
    );
  }
  return (
    <Badge color="red" variant="filled" tt="none">
      {words.states.toNotify} · {left > 0 ? words.hoursLeft(Math.floor(left / HOUR_MS)) : words.overdue}
    </Badge>
  );
}

/** The time, told again every minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

/** What is written, in the order of the notification form; what is not yet is left out. */
function Facts({ breach: { knownAt, notifyBy, outcome, facts } }: { breach: Breach }) {
  const all = <K extends string>(chosen: K[], labels: Record<K, string>) => chosen.map((key) => labels[key]).join(', ');
  const lines: [string, string][] = [
    [words.knownAt, formatNumericInstant(knownAt)],
    [words.notifyBy, formatNumericInstant(notifyBy)],
    [words.settle.title, outcome ? outcomeText(outcome) : ''],
    [words.facts.natures, all(facts.natures, words.facts.naturesOf)],
    [words.facts.people, all(facts.people, words.facts.peopleOf)],
    [words.facts.peopleCount, facts.peopleCount === null ? '' : String(facts.peopleCount)],
    [words.facts.data, all(facts.data, words.facts.dataOf)],
    [words.facts.consequences, facts.consequences],
    [words.facts.measures, facts.measures],
    [words.facts.peopleToldOn, facts.peopleToldOn ? formatFullDay(facts.peopleToldOn) : ''],
  ];
  return (
    <dl className={classes.facts}>
      {lines.map(
        ([term, text]) =>
          text && (
            <div key={term} style={{ display: 'contents' }}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function outcomeText(outcome: BreachOutcome): string {
  if (outcome.state === 'notNotified') return words.notNotified(outcome.because);
  const notified = words.notifiedOn(formatNumericInstant(outcome.at));
  return outcome.late ? `${notified}. ${words.late(outcome.late)}` : notified;
}
