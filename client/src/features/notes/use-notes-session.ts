import { NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { NotesProvider } from '../../shared/realtime/notes-provider.ts';
import { getSocket } from '../../shared/realtime/socket.ts';
import type { Saving } from './saving/saving-words.ts';

/** One document opened in this page: its text, who else is in it, and its line to the server. */
export interface NotesSession {
  doc: Doc;
  awareness: Awareness;
  provider: NotesProvider;
}

/** Opens the document for as long as the component is mounted; null on the first render. Nothing of it stays afterwards. */
export function useNotesSession(documentId: string): NotesSession | null {
  const [session, setSession] = useState<NotesSession | null>(null);
  useEffect(() => {
    const doc = new Doc();
    const awareness = new Awareness(doc);
    const provider = new NotesProvider({
      socket: getSocket(),
      documentId,
      doc,
      awareness,
      schemaVersion: NOTES_SCHEMA_VERSION,
    });
    setSession({ doc, awareness, provider });
    return () => {
      setSession(null);
      provider.destroy();
      awareness.destroy();
      doc.destroy();
    };
  }, [documentId]);
  return session;
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
