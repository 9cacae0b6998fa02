import { breachRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { BreachesService } from './breaches.service.ts';

export function breachDoors({ open }: Doors, breaches: BreachesService): void {
  open(breachRoutes.listBreaches, 'signedIn', async ({ caller }) => ({ breaches: await breaches.list(caller) }));
  open(breachRoutes.describeBreach, 'signedIn', ({ caller, params, body }) =>
    breaches.describe(caller, params.breachId, body.version, body.facts),
  );
  open(breachRoutes.settleBreach, 'signedIn', ({ caller, params, body }) =>
    breaches.settle(caller, params.breachId, body.version, body.outcome),
  );
}
