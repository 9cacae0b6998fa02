import { Text } from '@mantine/core';
import type { Meeting } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { useDecisions } from '../../actions/index.ts';
import classes from './panels.module.css';

const words = fr.meetings.decisions;

/** The decisions of this meeting, numbered in the body's record. */
export function DecisionsPanel({ meeting, hasNotes }: { meeting: Meeting; hasNotes: boolean }) {
  const query = useDecisions(meeting.bodyId);
  return (
    <Panel title={fr.meetings.drawers.decisions}>
      <Loaded query={query} skeleton={<ListSkeleton lines={3} />}>
        {(decisions) => {
          const here = decisions.filter(({ meetingId }) => meetingId === meeting.id);
          return here.length === 0 ? (
            <Text size="sm" c="dimmed">
              {hasNotes ? `${words.none} ${words.noneHelp}` : words.none}
            </Text>
          ) : (
            <ol className={classes.lines}>
              {here.map(({ id, number, text }) => (
                <li key={id} className={classes.record}>
                  <span className={classes.quiet}>{words.number(number)}</span>
                  <span className={classes.recordText}>
                    <Nominative>{text}</Nominative>
                  </span>
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </Panel>
  );
}
