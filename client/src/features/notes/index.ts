export { currentMembers } from './current-members.ts';
export { newId } from './schema/new-id.ts';
export { NotesEditor } from './NotesEditor.tsx';
export { SavingState } from './parts/SavingState.tsx';
export { useNotesSession, useSaving, type NotesSession } from './use-notes-session.ts';
