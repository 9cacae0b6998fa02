import { routes, type BlockText, type Publication } from '@huis-clos/contracts';
import { queryOptions, replaceEqualDeep, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';
import { isCode } from '../../shared/errors/api-error.ts';
import type { Act } from './review/operations.ts';

export const publicationQuery = (publicationId: string) =>
  queryOptions({
    queryKey: ['publications', 'one', publicationId],
    queryFn: ({ signal }) => call(routes.readPublication, { params: { publicationId } }, signal),
    structuralSharing: (known, answer) => newest(known as Publication | undefined, answer as Publication),
  });

/** What is known of a publication never goes back: an answer that was slow on its way does not hide a later one. */
const newest = (known: Publication | undefined, answer: Publication): Publication =>
  known && known.version > answer.version ? known : replaceEqualDeep(known, answer);

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

/** Whether a change made on `known` still means the same on `fresh`, which somebody else changed meanwhile. */
type StillMeant<V> = (input: V, known: Publication, fresh: Publication) => boolean;

/**
 * A change to the publication whose answer is the publication itself. Those of one person are sent one after the other,
 * each on top of the last one's answer; a change refused because of somebody else's is made once more on theirs where
 * it means the same.
 */
function usePublicationChange<V>(
  publicationId: string,
  change: (version: number, input: V) => Promise<Publication>,
  stillMeant: StillMeant<V> = () => false,
) {
  const client = useQueryClient();
  const query = publicationQuery(publicationId);
  return useMutation({
    scope: { id: `publication-${publicationId}` },
    mutationFn: async (input: V) => {
      const known = await client.ensureQueryData(query);
      try {
        return await change(known.version, input);
      } catch (error) {
        if (!isCode(error, 'CONFLICT')) throw error;
        const fresh = await client.fetchQuery({ ...query, staleTime: 0 });
        if (fresh.version === known.version || !stillMeant(input, known, fresh)) throw error;
        return change(fresh.version, input);
      }
    },
    onSuccess: (publication) => {
      client.setQueryData(query.queryKey, publication);
      void client.invalidateQueries({ queryKey: ['publications', 'of-meeting'] });
      void client.invalidateQueries({ queryKey: ['desk'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: query.queryKey }),
  });
}

/** Decisions are about passages, whatever else changed: one that is no more is refused. */
export const useAct = (publicationId: string) =>
  usePublicationChange(
    publicationId,
    (version, act: Act) => {
      const params = { publicationId };
      if (act.kind === 'decide')
        return call(routes.decideFindings, { params, body: { version, decisions: act.decisions } });
      if (act.kind === 'undo')
        return call(routes.undoDecisions, { params, body: { version, findingIds: act.findingIds } });
      return call(routes.linkFindings, {
        params,
        body: { version, findingId: act.findingId, sameAs: act.sameAs },
      });
    },
    () => true,
  );

export const useRefresh = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.refreshPublication, { params: { publicationId }, body: { version } }),
  );

export const useRewrite = (publicationId: string) =>
  usePublicationChange(
    publicationId,
    (version, blocks: BlockText[]) =>
      call(routes.rewriteBlocks, { params: { publicationId }, body: { version, blocks } }),
    (blocks, known, fresh) => blocks.every(({ id }) => writingOf(known, id) === writingOf(fresh, id)),
  );

const writingOf = ({ blocks }: Publication, blockId: string): string | undefined =>
  JSON.stringify(blocks.find(({ id }) => id === blockId));

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
  usePublicationChange(publicationId, (version, remark: string) =>
    call(routes.returnToDraft, { params: { publicationId }, body: { version, remark } }),
  );

export const usePublish = (publicationId: string) =>
  usePublicationChange(publicationId, (version, _: void) =>
    call(routes.publishMinutes, { params: { publicationId }, body: { version } }),
  );
