import { routes, type Publication } from '@huis-clos/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

export const publicationQuery = (publicationId: string) =>
  queryOptions({
    queryKey: ['publications', 'one', publicationId],
    queryFn: ({ signal }) => call(routes.readPublication, { params: { publicationId } }, signal),
  });

export const usePublication = (publicationId: string) => useQuery(publicationQuery(publicationId));

/** The minutes as they would leave, at this version of the publication. */
export const usePreview = ({ id: publicationId, version }: Publication) =>
  useQuery({
    queryKey: ['publications', 'preview', publicationId, version],
    queryFn: ({ signal }) => call(routes.previewMinutes, { params: { publicationId } }, signal),
    placeholderData: (previous) => previous,
  });

/** How the group's earlier reviews were decided, in numbers. */
export const useReviewFigures = (bodyId: string) =>
  useQuery({
    queryKey: ['publications', 'figures', bodyId],
    queryFn: ({ signal }) => call(routes.readReviewFigures, { params: { bodyId } }, signal),
  });

/** A change to the publication whose answer is the publication itself. */
function usePublicationChange<V>(publicationId: string, change: (version: number, input: V) => Promise<Publication>) {
  const client = useQueryClient();
  const { queryKey } = publicationQuery(publicationId);
  return useMutation({
    scope: { id: `publication-${publicationId}` },
    mutationFn: (input: V) => change(client.getQueryData<Publication>(queryKey)?.version ?? 1, input),
    onSuccess: (publication) => {
      client.setQueryData(queryKey, publication);
      void client.invalidateQueries({ queryKey: ['publications', 'of-meeting'] });
      void client.invalidateQueries({ queryKey: ['desk'] });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
}

export const useRefresh = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.refreshPublication, { params: { publicationId }, body: { version } }),
  );

export const useRewrite = (publicationId: string) =>
  usePublicationChange(publicationId, (version, { blockId, text }: { blockId: string; text: string }) =>
    call(routes.rewriteBlock, { params: { publicationId, blockId }, body: { version, text } }),
  );

export const useAcceptRisk = (publicationId: string) =>
  usePublicationChange(publicationId, (version, { riskId, reason }: { riskId: string; reason: string }) =>
    call(routes.acceptRisk, { params: { publicationId, riskId }, body: { version, reason } }),
  );

export const useSubmit = (publicationId: string) =>
  usePublicationChange(publicationId, (version, targetBodyIds: string[]) =>
    call(routes.submitPublication, { params: { publicationId }, body: { version, targetBodyIds } }),
  );

export const useCertify = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.certifyPublication, { params: { publicationId }, body: { version } }),
  );

export const useReturnToDraft = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.returnToDraft, { params: { publicationId }, body: { version } }),
  );

export const usePublish = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.publishMinutes, { params: { publicationId }, body: { version } }),
  );
