import { fr } from '../../../i18n/fr.ts';
import type { NotesStatus } from '../../../shared/realtime/notes-provider.ts';

export interface Saving {
  status: NotesStatus;
  /** Changes not yet acknowledged as written on disk. */
  pending: number;
}

/** What the fixed place says, in words a person acts on. `slow`: the changes have waited longer than usual. */
export function savingWords({ status, pending }: Saving, slow: boolean): string {
  const words = fr.notes.saving;
  if (status === 'pending') return slow ? words.pending(pending) : words.writing;
  if (status === 'offline') return pending > 0 ? words.offlineWaiting : words.offline;
  return words[status];
}

/** Whether closing the page now would lose something typed. */
export const wouldLose = ({ pending }: Saving): boolean => pending > 0;

/** What to do about changes that one may no longer write; null when there are none. */
export const unsentWords = ({ status, pending }: Saving): string | null =>
  pending > 0 && (status === 'readOnly' || status === 'outdated') ? fr.notes.unsentHelp(pending) : null;

/** Whether what was typed cannot even leave this page for now: going to another would lose it. */
export const isHeldBack = ({ status, pending }: Saving): boolean => pending > 0 && status !== 'pending';

/** How much attention the words ask for. */
export function savingTone({ status }: Saving): 'calm' | 'busy' | 'warning' {
  if (status === 'saved') return 'calm';
  return status === 'pending' || status === 'connecting' ? 'busy' : 'warning';
}

/** Whether one may type: offline too, for what is typed is kept and sent later. */
export const isWritable = ({ status }: Saving): boolean =>
  status === 'saved' || status === 'pending' || status === 'offline';
