import type { Action } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { IconNotes } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { daysUntil, formatDueInFull, formatShortDay } from '../../../shared/ui/dates.ts';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { ActionResult } from './ActionResult.tsx';
import classes from './action-list.module.css';
import { isOpen, ownerOf } from './owner.ts';
import { StateSelect } from './StateSelect.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';

interface ActionListProps {
  actions: Action[];
  /** On a situation's own page its link says nothing new. */
  hideSituation?: boolean;
}

/** Actions with who, for when, their state changed in place, and what came of them. */
export function ActionList({ actions, hideSituation = false }: ActionListProps) {
  const ability = useAbility();
  return (
    <ul className={classes.list}>
      {actions.map((action) => (
        <li key={action.id} className={classes.action}>
          <div className={classes.what}>
            <div className={classes.title}>
              <Nominative>{action.title}</Nominative>
            </div>
            <Particulars action={action} hideSituation={hideSituation} />
            <ActionResult action={action} editable={ability.can('update', tagged('Action', action))} />
          </div>
          <StateSelect action={action} editable={ability.can('update', tagged('Action', action))} />
        </li>
      ))}
    </ul>
  );
}

function Particulars({ action, hideSituation }: { action: Action; hideSituation: boolean }) {
  const { dueOn, situationId, fromNotes, meetingId } = action;
  const late = isOpen(action) && dueOn !== null && daysUntil(dueOn) < 0;
  return (
    <div className={classes.particulars}>
      <span>{ownerOf(action) ?? fr.actions.noOwner}</span>
      {dueOn && (
        <span data-late={late || undefined}>{isOpen(action) ? formatDueInFull(dueOn) : formatShortDay(dueOn)}</span>
      )}
      {!hideSituation && situationId && (
        <AnchorLink to="/situations/$situationId" params={{ situationId }} fz="inherit">
          {fr.situations.page}
        </AnchorLink>
      )}
      {fromNotes && meetingId && (
        <AnchorLink to="/seances/$meetingId" params={{ meetingId }} fz="inherit">
          <IconNotes size={14} aria-hidden /> {fr.actions.fromNotes}
        </AnchorLink>
      )}
    </div>
  );
}
