import { useEffect, useState } from 'react';
import { useActor } from '../../shared/session/session.ts';
import { othersIn, type Present } from './present.ts';
import type { NotesSession } from './use-notes-session.ts';

/** Who else has the document open now, one line per person. */
export function usePresence({ awareness }: NotesSession): Present[] {
  const { personId } = useActor();
  const [people, setPeople] = useState<Present[]>([]);
  useEffect(() => {
    const read = () => setPeople(othersIn(awareness.getStates().values(), personId));
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [awareness, personId]);
  return people;
}
