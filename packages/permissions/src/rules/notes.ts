import { readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const notesRules: RuleSet = (actor, { can }) => {
  can(['read', 'update'], 'NotesDocument', { bodyId: { $in: readerBodyIds(actor) } }); // N1
};
