import { isNominative, type Actor } from '@huis-clos/contracts';
import {
  abilityFor,
  may as abilityMay,
  type AppAbility,
  type Records,
  type SubjectName,
  type Verb,
} from '@huis-clos/permissions';
import { notFound } from './errors.ts';

/** Who asks, through which request, from which address: handed to every use case. */
export interface Caller {
  actor: Actor;
  readonly ability: AppAbility;
  sessionId: string;
  requestId: string;
  /** Network address, for the audit alone. */
  from: string;
}

/** The ability is made when it is asked for, and let go when memory is: it would be a third of what an idle page costs. */
export function callerOf(actor: Actor, context: Omit<Caller, 'actor' | 'ability'>): Caller {
  let made: WeakRef<AppAbility> | undefined;
  return {
    actor,
    ...context,
    get ability() {
      const known = made?.deref();
      if (known) return known;
      const ability = abilityFor(actor);
      made = new WeakRef(ability);
      return ability;
    },
  };
}

export const may = <N extends SubjectName>(caller: Caller, verb: Verb, name: N, record: Records[N]): boolean =>
  abilityMay(caller.ability, verb, name, record);

/** @throws {AppError} NOT_FOUND unless the caller may: forbidden looks like absent (rule G5). */
export function assertMay<N extends SubjectName>(caller: Caller, verb: Verb, name: N, record: Records[N]): void {
  if (!may(caller, verb, name, record)) throw notFound();
}

/** Whether that body is one of the caller's groups: what is read of it is nominative, and so written in the audit. */
export const isGroupOf = ({ actor }: Caller, bodyId: string): boolean =>
  actor.memberships.some((seat) => seat.bodyId === bodyId && isNominative(seat.bodyKind));
