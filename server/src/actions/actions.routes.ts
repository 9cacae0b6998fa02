import { actionRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { ActionsService } from './actions.service.ts';

export function actionDoors({ open }: Doors, actions: ActionsService): void {
  open(actionRoutes.listActions, 'signedIn', async ({ caller, params }) => ({
    actions: await actions.list(caller, params.bodyId),
  }));
  open(actionRoutes.createAction, 'signedIn', ({ caller, params, body }) =>
    actions.create(caller, params.bodyId, body),
  );
  open(actionRoutes.updateAction, 'signedIn', ({ caller, params, body }) =>
    actions.update(caller, params.actionId, body),
  );
  open(actionRoutes.listDecisions, 'signedIn', async ({ caller, params }) => ({
    decisions: await actions.decisions(caller, params.bodyId),
  }));
}
