import { NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { NotesProvider } from '../../shared/realtime/notes-provider.ts';
import { getSocket } from '../../shared/realtime/socket.ts';
import { useActor } from '../../shared/session/session.ts';
import type { Saving } from './saving/saving-words.ts';

/** One document opened in this page: its text, who else is in it, and its line to the server. */
export interface NotesSession {
  doc: Doc;
  awareness: Awareness;
  provider: NotesProvider;
}

/** Opens the document for as long as the component is mounted; null on the first render. Nothing of it stays afterwards. */
export function useNotesSession(documentId: string): NotesSession | null {
  const { personId } = useActor();
  const { subscribe, current } = useMemo(() => openedWhileWatched(documentId, personId), [documentId, personId]);
  return useSyncExternalStore(subscribe, current);
}

/** A session that begins when it is first watched and ends when it no longer is. */
function openedWhileWatched(documentId: string, personId: string) {
  let session: NotesSession | null = null;
  return {
    current: () => session,
    subscribe: () => {
      const opened = openSession(documentId, personId);
      session = opened;
      return () => {
        session = null;
        opened.provider.destroy();
        opened.awareness.destroy();
        opened.doc.destroy();
      };
    },
  };
}

function openSession(documentId: string, personId: string): NotesSession {
  const doc = new Doc();
  const awareness = new Awareness(doc);
  const schemaVersion = NOTES_SCHEMA_VERSION;
  const provider = new NotesProvider({ socket: getSocket(personId), documentId, doc, awareness, schemaVersion });
  return { doc, awareness, provider };
}

/** Where the writing of the document stands, kept current. */
export function useSaving({ provider }: NotesSession): Saving {
  const status = useSyncExternalStore(
    (listener) => provider.subscribe(listener),
    () => provider.status,
  );
  const pending = useSyncExternalStore(
    (listener) => provider.subscribe(listener),
    () => provider.pending,
  );
  return { status, pending };
}
