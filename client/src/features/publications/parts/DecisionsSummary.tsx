import { Stack, Text, Title } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { decisionsOf, stateOf } from '../review/review.ts';
import classes from './RiskPanel.module.css';

const words = fr.publications.review;

/** What the certifying person must judge: what was kept and why, what was let pass, who will read it. */
export function DecisionsSummary({ publication }: { publication: Publication }) {
  const { findings, risks, targetBodyIds } = publication;
  const bodies = useBodies().data ?? [];
  const decisions = decisionsOf(publication);
  const chosen = (choice: string) => findings.filter(({ id }) => decisions.get(id)?.choice === choice);
  const kept = chosen('keep');
  const notPersons = chosen('notAPerson').length;
  const changed =
    findings.filter((finding) => stateOf(finding, decisions) !== 'undecided').length - kept.length - notPersons;
  const accepted = risks.filter(({ acceptedBecause }) => acceptedBecause !== null);
  const targets = bodies.filter(({ id }) => targetBodyIds.includes(id));

  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {words.decisions}
      </Title>
      <Text size="sm">{words.changed(changed)}</Text>
      {notPersons > 0 && <Text size="sm">{words.notPersons(notPersons)}</Text>}
      {kept.length > 0 && (
        <div>
          <Text fw={640}>{words.kept}</Text>
          <ul className={classes.kept}>
            {kept.map(({ id, text }) => {
              const decision = decisions.get(id);
              return (
                <li key={id}>
                  <q>{text}</q>
                  <Text size="sm" c="dimmed">
                    {decision?.choice === 'keep' && decision.reason}
                  </Text>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {accepted.length > 0 && (
        <div>
          <Text fw={640}>{words.acceptedRisks}</Text>
          <ul className={classes.kept}>
            {accepted.map(({ id, attributes, acceptedBecause }) => (
              <li key={id}>
                {attributes.map(({ text }) => text).join(', ')}
                <Text size="sm" c="dimmed">
                  {acceptedBecause}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      {targetBodyIds.length > 0 && (
        <div>
          <Text fw={640}>{words.targets}</Text>
          <ul className={classes.kept}>
            {targets.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
            {targets.length < targetBodyIds.length && (
              <li>{words.otherTargets(targetBodyIds.length - targets.length)}</li>
            )}
          </ul>
        </div>
      )}
    </Stack>
  );
}
