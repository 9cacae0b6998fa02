import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';
import { ReadersButton } from './ReadersButton.tsx';
import classes from './door.module.css';

interface HuisClosFrameProps {
  bodyId: string;
  bodyName: string;
  /** The one fixed place for the state of saving, in words. */
  status?: ReactNode;
  /** Fills the window: the notes of a meeting in the room. */
  wide?: boolean;
  children: ReactNode;
}

/**
 * The closed room: a thin frame, a lock, and who reads what is inside.
 * Everything nominative is shown in one, and nothing else is.
 */
export function HuisClosFrame({ bodyId, bodyName, status, wide = false, children }: HuisClosFrameProps) {
  return (
    <section className={classes.frame} data-wide={wide || undefined} aria-label={fr.door.closed}>
      <header className={classes.lintel}>
        <span className={classes.lock}>
          <IconLock size={16} aria-hidden />
          {fr.door.closed}
        </span>
        <ReadersButton bodyId={bodyId} bodyName={bodyName} />
        {status && <div className={classes.status}>{status}</div>}
      </header>
      <div className={classes.room}>{children}</div>
    </section>
  );
}
