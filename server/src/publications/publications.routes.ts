import { publicationRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { Publications } from './publications.ts';

export function publicationDoors({ open }: Doors, { review, workflow, tallies }: Publications): void {
  const routes = publicationRoutes;
  open(routes.listPublications, 'signedIn', async ({ caller, params }) => ({
    publications: await review.list(caller, params.meetingId),
  }));
  open(routes.preparePublication, 'signedIn', ({ caller, params }) => review.prepare(caller, params.meetingId));
  open(routes.readPublication, 'signedIn', ({ caller, params }) => review.read(caller, params.publicationId));
  open(routes.refreshPublication, 'signedIn', ({ caller, params, body }) =>
    review.refresh(caller, params.publicationId, body.version),
  );
  open(routes.rewriteBlocks, 'signedIn', ({ caller, params, body }) =>
    review.rewriteBlocks(caller, params.publicationId, body.version, body.blocks),
  );
  open(routes.decideFindings, 'signedIn', ({ caller, params, body }) =>
    review.decide(caller, params.publicationId, body.version, body.decisions),
  );
  open(routes.undoDecisions, 'signedIn', ({ caller, params, body }) =>
    review.undo(caller, params.publicationId, body.version, body.findingIds),
  );
  open(routes.linkFindings, 'signedIn', ({ caller, params, body }) =>
    review.link(caller, params.publicationId, body.version, body.findingId, body.sameAs),
  );
  open(routes.acceptRisk, 'signedIn', ({ caller, params, body }) =>
    review.acceptRisk(caller, params.publicationId, params.riskId, body.version, body.reason),
  );
  open(routes.previewMinutes, 'signedIn', ({ caller, params }) => review.preview(caller, params.publicationId));

  open(routes.readReviewFigures, 'signedIn', ({ caller, params }) => tallies.figures(caller, params.bodyId));

  open(routes.submitPublication, 'signedIn', ({ caller, params, body }) =>
    workflow.submit(caller, params.publicationId, body.version, body.targetBodyIds),
  );
  open(routes.certifyPublication, 'signedIn', ({ caller, params, body }) =>
    workflow.certify(caller, params.publicationId, body.version),
  );
  open(routes.returnToDraft, 'signedIn', ({ caller, params, body }) =>
    workflow.returnToDraft(caller, params.publicationId, body.version, body.remark),
  );
  open(routes.publishMinutes, 'signedIn', ({ caller, params, body }) =>
    workflow.publish(caller, params.publicationId, body.version),
  );
}
