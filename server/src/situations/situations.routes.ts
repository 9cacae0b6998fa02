import { situationRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { SituationImport } from './import/situation-import.service.ts';
import type { SituationChanges } from './situation-changes.service.ts';
import type { SituationsService } from './situations.service.ts';

export function situationDoors(
  { open }: Doors,
  situations: SituationsService,
  changes: SituationChanges,
  imports: SituationImport,
): void {
  open(situationRoutes.listSituations, 'signedIn', async ({ caller, params }) => ({
    situations: await situations.list(caller, params.bodyId),
  }));
  open(situationRoutes.createSituation, 'signedIn', ({ caller, params, body }) =>
    changes.create(caller, params.bodyId, body),
  );
  open(situationRoutes.readSituation, 'signedIn', ({ caller, params }) => situations.read(caller, params.situationId));
  open(situationRoutes.updateSituation, 'signedIn', ({ caller, params, body }) =>
    changes.update(caller, params.situationId, body),
  );
  open(situationRoutes.addFollowUp, 'signedIn', ({ caller, params, body }) =>
    changes.addFollowUp(caller, params.situationId, body),
  );
  open(situationRoutes.importSituations, 'signedIn', async ({ caller, params, body }) => ({
    rows: await imports.run(caller, params.bodyId, body.csv, body.dryRun),
  }));
}
