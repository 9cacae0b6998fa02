import { routes, type BodyOf } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** The published minutes one may read, latest first. */
export const useMinutesList = () =>
  useQuery({
    queryKey: ['minutes', 'list'],
    queryFn: ({ signal }) => call(routes.listMinutes, {}, signal),
    select: ({ minutes }) => minutes,
  });

/** Minutes whose text holds all these words; what is typed stays out of addresses. */
export const useMinutesSearch = (words: string) =>
  useQuery({
    queryKey: ['minutes', 'search', words],
    queryFn: ({ signal }) => call(routes.searchMinutes, { body: { words } }, signal),
    select: ({ found }) => found,
    enabled: words.trim().length > 1,
    gcTime: 0,
  });

export function useMinutes(minutesId: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['minutes', 'one', minutesId],
    queryFn: async ({ signal }) => {
      const minutes = await call(routes.readMinutes, { params: { minutesId } }, signal);
      // Opened now: the desk no longer calls them unread.
      void client.invalidateQueries({ queryKey: ['desk'] });
      return minutes;
    },
  });
}

/** Who had withdrawn minutes before them. */
export const useReadings = (minutesId: string) =>
  useQuery({
    queryKey: ['minutes', 'readings', minutesId],
    queryFn: ({ signal }) => call(routes.listMinutesReadings, { params: { minutesId } }, signal),
    select: ({ readings }) => readings,
  });

/** What leaked minutes let out, for the group's readers. */
export const useMissed = (minutesId: string) =>
  useQuery({
    queryKey: ['publications', 'missed', minutesId],
    queryFn: ({ signal }) => call(routes.listMissed, { params: { minutesId } }, signal),
  });

/** A change that minutes and publications are both asked for again after. */
function useMinutesChange<T>(mutationFn: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['minutes'] });
      await client.invalidateQueries({ queryKey: ['publications'] });
    },
  });
}

export const useWithdrawMinutes = (minutesId: string) =>
  useMinutesChange((body: BodyOf<typeof routes.withdrawMinutes>) =>
    call(routes.withdrawMinutes, { params: { minutesId }, body }),
  );

export const useReportMissed = (minutesId: string) =>
  useMinutesChange((missed: string[]) => call(routes.reportMissed, { params: { minutesId }, body: { missed } }));

export const useDropMissed = (minutesId: string) =>
  useMinutesChange((missedId: string) => call(routes.dropMissed, { params: { minutesId, missedId } }));

/** Opens the draft of the version that will replace these. */
export const useReplaceMinutes = (minutesId: string) =>
  useMutation({ mutationFn: () => call(routes.replaceMinutes, { params: { minutesId } }) });
