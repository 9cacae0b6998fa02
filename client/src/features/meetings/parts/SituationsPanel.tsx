import { Text } from '@mantine/core';
import type { AgendaItem, SituationSummary } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import { situationLabel } from '../../notes/index.ts';
import classes from './panels.module.css';

const words = fr.meetings.situations;

interface Props {
  agenda: readonly AgendaItem[];
  situations: readonly SituationSummary[];
}

/** The situations this meeting examines, in the order of its agenda. */
export function SituationsPanel({ agenda, situations }: Props) {
  const { on: masked } = useProjection();
  const ids = [...new Set(agenda.flatMap(({ situationIds }) => situationIds))];
  const examined = ids.flatMap((id) => situations.find((situation) => situation.id === id) ?? []);
  return (
    <Panel title={fr.meetings.drawers.situations}>
      {examined.length === 0 && (
        <>
          <Text size="sm">{words.empty}</Text>
          <Text size="sm" c="dimmed">
            {words.emptyText}
          </Text>
        </>
      )}
      <ul className={classes.lines}>
        {examined.map((situation) => (
          <li key={situation.id} className={classes.situation}>
            <Link to="/situations/$situationId" params={{ situationId: situation.id }} className={classes.link!}>
              {situationLabel(situation, masked)}
            </Link>
            <span className={classes.quiet}>{detailsOf(situation)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const detailsOf = ({ number, caseLead, openActions, lastFollowUpOn }: SituationSummary) =>
  [
    words.number(number),
    caseLead?.name,
    words.openActions(openActions),
    lastFollowUpOn ? words.lastFollowUp(formatShortDay(lastFollowUpOn)) : words.never,
  ]
    .filter(Boolean)
    .join(' · ');
