import { routes } from '@huis-clos/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

export interface AuditFilter {
  actorId: string | null;
  subjectId: string;
}

/** The audit from the latest entry backwards, page by page. */
export const useAudit = ({ actorId, subjectId }: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', actorId, subjectId],
    queryFn: ({ pageParam, signal }) =>
      call(
        routes.listAuditEntries,
        {
          query: {
            ...(pageParam && { before: pageParam }),
            ...(actorId && { actorId }),
            ...(subjectId && { subjectId }),
          },
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ entries }) => entries.at(-1)?.at,
    staleTime: 0,
  });

/** Whether every chain of the audit still holds. Reads the whole of it: asked for once per visit. */
export const useAuditVerification = () =>
  useQuery({
    queryKey: ['audit', 'verification'],
    queryFn: ({ signal }) => call(routes.verifyAudit, {}, signal),
    staleTime: Infinity,
  });
