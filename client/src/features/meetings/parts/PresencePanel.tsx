import { Text, Title } from '@mantine/core';
import type { CSSProperties } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useActor } from '../../../shared/session/session.ts';
import { usePresence, type NotesSession } from '../../notes/index.ts';
import classes from './panels.module.css';

const words = fr.meetings.presence;

/** Who has these notes open now. */
export function PresencePanel({ session }: { session: NotesSession }) {
  const { name: own } = useActor();
  const others = usePresence(session);
  return (
    <section aria-label={fr.meetings.drawers.presence}>
      <Title order={2} size="h5" mb="xs">
        {others.length === 0 ? fr.meetings.drawers.presence : words.title(others.length + 1)}
      </Title>
      <ul className={classes.lines}>
        <li>{words.you(own)}</li>
        {others.map(({ personId, name, colour, reads }) => (
          <li key={personId} className={classes.present} style={{ '--hc-person': colour } as CSSProperties}>
            {reads ? words.reads(name) : name}
          </li>
        ))}
      </ul>
      {others.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {words.alone}
        </Text>
      )}
    </section>
  );
}
