import type { SituationStatus } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import classes from './situations-table.module.css';

/** A status in words, with a mark whose shape says it too. */
export function StatusBadge({ status }: { status: SituationStatus }) {
  return (
    <span className={classes.status} data-status={status}>
      <span className={classes.dot} aria-hidden />
      {fr.domain.situationStatuses[status]}
    </span>
  );
}
