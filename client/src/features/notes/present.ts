/** Someone who has the document open, as the server stamped them from their session. */
export interface Present {
  personId: string;
  name: string;
  colour: string;
  /** May not write, in any of their pages. */
  reads: boolean;
}

/**
 * The others who have a document open, by name: two pages of one person are one person, two namesakes are two.
 * @param states what presence says of each page
 */
export function othersIn(states: Iterable<Record<string, unknown>>, ownPersonId: string): Present[] {
  const people = new Map<string, Present>();
  for (const { user } of states) {
    const { id, name, color, mode } = (user ?? {}) as Record<string, unknown>;
    // This page's own state bears no stamp.
    if (typeof id !== 'string' || typeof name !== 'string' || id === ownPersonId) continue;
    const reads = mode === 'read' && (people.get(id)?.reads ?? true);
    people.set(id, { personId: id, name, colour: typeof color === 'string' ? color : 'currentColor', reads });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
