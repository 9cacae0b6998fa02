import { abilityFor, may, type AppAbility, type Records, type SubjectName, type Verb } from '@huis-clos/permissions';
import { useMemo } from 'react';
import { useActor } from '../session/session.ts';

/** What the person signed in may do, by the same rules as the server. It decides what is shown, never what is allowed. */
export function useAbility(): AppAbility {
  const actor = useActor();
  return useMemo(() => abilityFor(actor), [actor]);
}

/** Whether the person signed in may do this to this record. */
export function useMay<N extends SubjectName>(verb: Verb, name: N, record: Records[N]): boolean {
  return may(useAbility(), verb, name, record);
}
