import { routes } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.ts';

const listKey = (documentId: string) => ['notes', 'comments', documentId];

/** What the group says beside these notes, oldest first, those resolved included. */
export const useComments = (documentId: string) =>
  useQuery({
    queryKey: listKey(documentId),
    queryFn: ({ signal }) => call(routes.listNotesComments, { params: { documentId } }, signal),
    select: ({ comments }) => comments,
  });

/** A change to what is said; the list is asked again after it, whether it was made or refused. */
function useChange<V, R>(documentId: string, mutationFn: (variables: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: listKey(documentId) }),
  });
}

export const useAddComment = (documentId: string) =>
  useChange(documentId, (body: { quote: string; text: string }) =>
    call(routes.addNotesComment, { params: { documentId }, body }),
  );

export const useAnswerComment = (documentId: string, remarkId: string) =>
  useChange(documentId, (text: string) =>
    call(routes.answerNotesComment, { params: { documentId, remarkId }, body: { text } }),
  );

export const useResolveComment = (documentId: string, remarkId: string) =>
  useChange(documentId, (resolved: boolean) =>
    call(routes.resolveNotesComment, { params: { documentId, remarkId }, body: { resolved } }),
  );

export const useRewriteRemark = (documentId: string, remarkId: string) =>
  useChange(documentId, (text: string) =>
    call(routes.rewriteNotesRemark, { params: { documentId, remarkId }, body: { text } }),
  );

export const useDeleteRemark = (documentId: string, remarkId: string) =>
  useChange(documentId, () => call(routes.deleteNotesRemark, { params: { documentId, remarkId } }));
