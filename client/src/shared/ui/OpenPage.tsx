import { IconDoor } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';
import classes from './door.module.css';

interface OpenPageProps {
  /** Names of the bodies whose members read this, or nothing for a page of the service itself. */
  readBy?: string[];
  children: ReactNode;
}

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** The open side of the door: no frame, nothing nominative, and who reads it. */
export function OpenPage({ readBy, children }: OpenPageProps) {
  return (
    <div className={classes.open}>
      {readBy && readBy.length > 0 && (
        <p className={classes.threshold}>
          <IconDoor size={16} aria-hidden />
          <span>
            <strong>{fr.door.open}</strong> · {fr.door.readBy(list.format(readBy))}
          </span>
        </p>
      )}
      {children}
    </div>
  );
}
