import type { Member, Publication } from '@huis-clos/contracts';

/** Those who read the group today and had no part in the draft, each once. */
export function mayCertify(members: Member[], { preparedBy, contributorIds }: Publication): Member[] {
  const taken = new Set([preparedBy.id, ...contributorIds]);
  return members.filter(({ personId, reads }) => {
    if (!reads || taken.has(personId)) return false;
    taken.add(personId);
    return true;
  });
}
