import { useEffect, useState } from 'react';
import type { NotesSession } from './use-notes-session.ts';

/** Someone who has the document open; name and colour as the server stamped them. */
export interface Present {
  key: number;
  name: string;
  colour: string;
}

/** Who else has the document open now, one line per name. */
export function usePresence({ awareness }: NotesSession): Present[] {
  const [people, setPeople] = useState<Present[]>([]);
  useEffect(() => {
    const read = () => setPeople(peopleOf(awareness.getStates(), awareness.clientID));
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [awareness]);
  return people;
}

function peopleOf(states: ReadonlyMap<number, Record<string, unknown>>, ownId: number): Present[] {
  const byName = new Map<string, Present>();
  for (const [key, state] of states) {
    const { name, color } = (state['user'] ?? {}) as { name?: unknown; color?: unknown };
    if (key === ownId || typeof name !== 'string' || byName.has(name)) continue;
    byName.set(name, { key, name, colour: typeof color === 'string' ? color : 'currentColor' });
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
