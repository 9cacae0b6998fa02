import { useMembers } from '../../../shared/directory/queries.ts';

/** Who may follow a situation of this group: those who read it today. */
export function useCaseLeads(bodyId: string): { value: string; label: string }[] {
  const members = useMembers(bodyId).data ?? [];
  return members
    .filter(({ reads }) => reads)
    .map(({ personId, name, organisation }) => ({ value: personId, label: `${name} · ${organisation}` }));
}
