import { readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const notesRules: RuleSet = (actor, { can }) => {
  const read = { $in: readerBodyIds(actor) };
  can(['read', 'update'], 'NotesDocument', { bodyId: read }); // N1
  can(['read', 'create', 'close'], 'NotesComment', { bodyId: read }); // N2
  can(['update', 'withdraw'], 'NotesComment', { bodyId: read, authorId: actor.personId }); // N3
  if (actor.offices.includes('coordinator')) can('withdraw', 'NotesComment', { bodyId: read }); // N3
};
