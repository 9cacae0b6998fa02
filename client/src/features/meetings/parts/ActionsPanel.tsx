import { Select, Text, Title } from '@mantine/core';
import type { Action, Meeting } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { formatDue, today } from '../../../shared/ui/dates.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { useActions, useChangeAction } from '../neighbours.ts';
import classes from './panels.module.css';

const words = fr.meetings.actions;
const states = optionsOf(fr.domain.actionStates);

/** What earlier meetings left to do, to be gone through first, then what this one decides. */
export function ActionsPanel({ meeting, hasNotes }: { meeting: Meeting; hasNotes: boolean }) {
  const query = useActions(meeting.bodyId);
  const mayChange = useMay('update', 'Action', { bodyId: meeting.bodyId });
  return (
    <section aria-label={fr.meetings.drawers.actions}>
      <Loaded query={query} skeleton={<ListSkeleton lines={4} />}>
        {(actions) => {
          const here = actions.filter(({ meetingId }) => meetingId === meeting.id);
          const before = actions.filter((action) => action.meetingId !== meeting.id && isOpen(action)).sort(byDue);
          return (
            <>
              <Title order={2} size="h5">
                {words.before}
              </Title>
              {before.length === 0 && <Quiet>{words.allDone}</Quiet>}
              <ActionLines actions={before} mayChange={mayChange} />
              <Title order={2} size="h5" mt="lg">
                {words.here}
              </Title>
              {here.length === 0 && <Quiet>{hasNotes ? `${words.none} ${words.noneHelp}` : words.none}</Quiet>}
              <ActionLines actions={here} mayChange={mayChange} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const Quiet = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);

const isOpen = ({ state }: Action) => state === 'toDo' || state === 'underway';
const byDue = (a: Action, b: Action) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

function ActionLines({ actions, mayChange }: { actions: readonly Action[]; mayChange: boolean }) {
  const change = useChangeAction();
  return (
    <ul className={classes.lines}>
      {actions.map((action) => (
        <li key={action.id} className={classes.record}>
          <span className={classes.recordText}>
            {action.title}
            <span className={classes.quiet}>
              {action.owner?.name ?? action.ownerName ?? fr.notes.action.whoAsked}
              {action.dueOn && (
                <>
                  {' · '}
                  <span className={isLate(action) ? classes.late : undefined}>{formatDue(action.dueOn)}</span>
                </>
              )}
            </span>
          </span>
          {mayChange ? (
            <Select
              size="xs"
              w={116}
              aria-label={words.state(action.title)}
              data={states}
              value={action.state}
              allowDeselect={false}
              onChange={(state) => state && change.mutate({ action, state })}
            />
          ) : (
            <span className={classes.quiet}>{fr.domain.actionStates[action.state]}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const isLate = (action: Action) => isOpen(action) && action.dueOn !== null && action.dueOn < today();
