import { Select } from '@mantine/core';
import type { Action, Situation, SituationStatus } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { daysUntil, formatDue } from '../../../shared/ui/dates.ts';
import { notifyDone, notifyFailure } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { ownerOf } from '../../actions/index.ts';
import { useUpdateSituation } from '../api.ts';
import classes from './in-view.module.css';
import { StatusBadge } from './StatusBadge.tsx';

interface InViewProps {
  situation: Situation;
  /** Still to be done, of this situation. */
  actions: Action[];
  mayChange: boolean;
}

/** What must never be scrolled out of sight: what happens next, and who follows. */
export function InView({ situation, actions, mayChange }: InViewProps) {
  const words = fr.situations.view;
  const [next] = [...actions].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return (
    <dl className={classes.strip}>
      <div className={classes.next}>
        <dt>{words.nextAction}</dt>
        <dd>
          {next ? (
            <>
              <Nominative>{next.title}</Nominative>
              <span className={classes.quiet}>
                {ownerOf(next)}
                {next.dueOn && (
                  <span data-late={daysUntil(next.dueOn) < 0 || undefined}> · {formatDue(next.dueOn)}</span>
                )}
              </span>
            </>
          ) : (
            <span className={classes.missing}>{words.noAction}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.caseLead}</dt>
        <dd>{situation.caseLead?.name ?? <span className={classes.missing}>{words.noCaseLead}</span>}</dd>
      </div>
      <div>
        <dt>{words.status}</dt>
        <dd>{mayChange ? <StatusSelect situation={situation} /> : <StatusBadge status={situation.status} />}</dd>
      </div>
    </dl>
  );
}

function StatusSelect({ situation: { id, version, status } }: { situation: Situation }) {
  const update = useUpdateSituation(id);
  const change = (next: SituationStatus) =>
    update.mutate(
      { version, status: next },
      { onSuccess: () => notifyDone(fr.situations.form.saved), onError: notifyFailure },
    );
  return (
    <Select
      size="xs"
      w={150}
      aria-label={fr.situations.view.status}
      data={optionsOf(fr.domain.situationStatuses, ['toExamine', 'active', 'watch'])}
      allowDeselect={false}
      disabled={update.isPending}
      value={status}
      onChange={(next) => next && next !== status && change(next as SituationStatus)}
    />
  );
}
