import { IconDoor, IconLock } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';

/** Which side of the door something is on. */
export function WorldIcon({ closed }: { closed: boolean }) {
  return closed ? (
    <IconLock size={18} color="var(--hc-frame)" aria-label={fr.door.closed} />
  ) : (
    <IconDoor size={18} aria-label={fr.door.open} />
  );
}
