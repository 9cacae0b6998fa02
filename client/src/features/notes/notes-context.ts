import type { Member, SituationSummary } from '@huis-clos/contracts';
import { createContext, use } from 'react';

/** What the blocks of the notes draw from: the group's situations and its members, as they are known now. */
export interface NotesSurroundings {
  situations: readonly SituationSummary[];
  members: readonly Member[];
}

export const NotesContext = createContext<NotesSurroundings>({ situations: [], members: [] });
export const useNotesSurroundings = () => use(NotesContext);
