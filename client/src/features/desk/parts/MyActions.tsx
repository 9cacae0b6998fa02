import type { Action } from '@huis-clos/contracts';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { daysUntil, formatDue } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { DeskSection } from './DeskSection.tsx';
import classes from './desk.module.css';

/** What the person signed in has to do, the most pressing first; the groups' own, which may name people, behind the lock. */
export function MyActions({ actions }: { actions: Action[] }) {
  const bodies = useBodies().data ?? [];
  const open = new Set(bodies.filter(({ nominative }) => !nominative).map(({ id }) => id));
  const pressing = [...actions].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  const inGroups = pressing.filter(({ bodyId }) => !open.has(bodyId));
  const elsewhere = pressing.filter(({ bodyId }) => open.has(bodyId));
  if (actions.length === 0) {
    return (
      <DeskSection title={fr.desk.actions}>
        <EmptyState quiet title={fr.desk.noActions} text={fr.desk.noActionsText} />
      </DeskSection>
    );
  }
  return (
    <DeskSection title={fr.desk.actions}>
      {inGroups.length > 0 && (
        <div className={classes.closed}>
          <p className={classes.lintel}>
            <IconLock size={16} aria-hidden />
            {fr.desk.closedActions}
          </p>
          <ActionLines actions={inGroups} />
        </div>
      )}
      {elsewhere.length > 0 && <ActionLines actions={elsewhere} />}
    </DeskSection>
  );
}

function ActionLines({ actions }: { actions: Action[] }) {
  const bodies = new Map((useBodies().data ?? []).map((body) => [body.id, body]));
  return (
    <ul className={classes.lines}>
      {actions.map(({ id, title, dueOn, bodyId }) => (
        <li key={id}>
          <Link to="/instances/$bodyId/actions" params={{ bodyId }} className={classes.line}>
            <span className={classes.grow}>
              <Nominative>{title}</Nominative>
              <span className={classes.under}>{bodies.get(bodyId)?.name}</span>
            </span>
            {dueOn && (
              <span className={classes.due} data-late={daysUntil(dueOn) < 0 || undefined}>
                {formatDue(dueOn)}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
