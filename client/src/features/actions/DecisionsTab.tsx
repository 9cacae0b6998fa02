import { Text } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';
import { formatFullDay } from '../../shared/ui/dates.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { Nominative } from '../../shared/ui/Projection.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useDecisions } from './api.ts';
import classes from './decisions.module.css';
import { AnchorLink } from '../../shared/ui/links.tsx';

/** The register of a body's decisions, the latest first. */
export function DecisionsTab() {
  const words = fr.actions.decisions;
  return (
    <Loaded query={useDecisions(useRouteParam('bodyId'))} skeleton={<ListSkeleton />}>
      {(decisions) =>
        decisions.length === 0 ? (
          <EmptyState title={words.empty} text={words.emptyText} />
        ) : (
          <ol className={classes.list}>
            {[...decisions]
              .sort((a, b) => b.number - a.number)
              .map(({ id, number, on, text, meetingId }) => (
                <li key={id} className={classes.decision}>
                  <Text fw={600}>{words.number(number)}</Text>
                  <Text className={classes.text!}>
                    <Nominative>{text}</Nominative>
                  </Text>
                  <Text size="sm" c="dimmed">
                    {formatFullDay(on)} ·{' '}
                    <AnchorLink to="/seances/$meetingId" params={{ meetingId }} fz="inherit" underline="always">
                      {words.meeting}
                    </AnchorLink>
                  </Text>
                </li>
              ))}
          </ol>
        )
      }
    </Loaded>
  );
}
