import type { Action } from '@huis-clos/contracts';

/** Who does it, as shown: a person of the directory, or the name typed. */
export const ownerOf = ({ owner, ownerName }: Action): string | null => owner?.name ?? ownerName;

export const isOpen = ({ state }: Action): boolean => state === 'toDo' || state === 'underway';

/** The most pressing first; without a date, last. */
export const byDue = (a: Action, b: Action): number => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');
