import { notesCommentRoutes as routes } from '@huis-clos/contracts';
import type { Doors } from '../../core/http/doors.ts';
import type { CommentsService } from './comments.service.ts';

export function commentDoors({ open }: Doors, comments: CommentsService): void {
  open(routes.listNotesComments, 'signedIn', async ({ caller, params }) => ({
    comments: await comments.list(caller, params.documentId),
  }));
  open(routes.addNotesComment, 'signedIn', ({ caller, params, body }) => comments.add(caller, params.documentId, body));
  open(routes.answerNotesComment, 'signedIn', ({ caller, params, body }) => comments.answer(caller, params, body.text));
  open(routes.resolveNotesComment, 'signedIn', async ({ caller, params, body }) => {
    await comments.resolve(caller, params, body.resolved);
    return {};
  });
  open(routes.rewriteNotesRemark, 'signedIn', async ({ caller, params, body }) => {
    await comments.rewrite(caller, params, body.text);
    return {};
  });
  open(routes.deleteNotesRemark, 'signedIn', async ({ caller, params }) => {
    await comments.delete(caller, params);
    return {};
  });
}
