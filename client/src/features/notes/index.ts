export { CommentsPanel } from './comments/CommentsPanel.tsx';
export { useCommenting } from './comments/use-commenting.ts';
export { currentMembers } from './current-members.ts';
export { NotesEditor } from './NotesEditor.tsx';
export { situationLabel } from './situation-label.ts';
export { SavingState } from './parts/SavingState.tsx';
export { VersionsPanel } from './versions/VersionsPanel.tsx';
export { usePresence } from './use-presence.ts';
export { useNotesSession, useSaving, type NotesSession } from './use-notes-session.ts';
