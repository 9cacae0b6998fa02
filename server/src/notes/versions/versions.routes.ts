import { notesVersionRoutes } from '@huis-clos/contracts';
import type { Doors } from '../../core/http/doors.ts';
import type { VersionsService } from './versions.service.ts';

export function versionDoors({ open }: Doors, versions: VersionsService): void {
  open(notesVersionRoutes.listNotesVersions, 'signedIn', ({ caller, params }) =>
    versions.list(caller, params.documentId),
  );
  open(notesVersionRoutes.saveNotesVersion, 'signedIn', ({ caller, params, body }) =>
    versions.save(caller, params.documentId, body.label),
  );
  open(notesVersionRoutes.readNotesVersion, 'signedIn', ({ caller, params }) =>
    versions.read(caller, params.documentId, params.versionId),
  );
  open(notesVersionRoutes.compareNotesVersion, 'signedIn', ({ caller, params, query }) =>
    versions.compare(caller, params.documentId, params.versionId, query.to ?? null),
  );
  open(notesVersionRoutes.restoreNotesVersion, 'signedIn', async ({ caller, params }) => {
    await versions.restore(caller, params.documentId, params.versionId);
    return {};
  });
}
