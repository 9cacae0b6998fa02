import type { Desk } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { DeskSection } from './DeskSection.tsx';
import classes from './desk.module.css';
import { WorldIcon } from './WorldIcon.tsx';

/** Minutes on their way out that wait for the person signed in. Nothing is shown when there are none. */
export function WaitingPublications({ publications }: { publications: Desk['publications'] }) {
  const bodies = new Map((useBodies().data ?? []).map((body) => [body.id, body]));
  if (publications.length === 0) return null;
  return (
    <DeskSection title={fr.desk.publications}>
      <ul className={classes.lines}>
        {publications.map(({ id, bodyId, waitsFor }) => (
          <li key={id}>
            <Link to="/publications/$publicationId" params={{ publicationId: id }} className={classes.line}>
              <WorldIcon closed />
              <span className={classes.grow}>{fr.desk.waitsFor[waitsFor]}</span>
              <span className={classes.quiet}>{bodies.get(bodyId)?.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </DeskSection>
  );
}
