import { routes, type BodyOf, type Meeting } from '@huis-clos/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';
import { isCode } from '../../shared/errors/api-error.ts';

export const meetingsQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['meetings', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listMeetings, { params: { bodyId } }, signal),
    select: ({ meetings }) => meetings,
  });

const meetingQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', 'one', meetingId],
    queryFn: ({ signal }) => call(routes.readMeeting, { params: { meetingId } }, signal),
  });

export const useMeetings = (bodyId: string) => useQuery(meetingsQuery(bodyId));
export const useMeeting = (meetingId: string) => useQuery(meetingQuery(meetingId));

export function useCreateMeeting(bodyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.createMeeting>) => call(routes.createMeeting, { params: { bodyId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['meetings', 'list', bodyId] }),
  });
}

export type MeetingPatch = Omit<BodyOf<typeof routes.updateMeeting>, 'version'>;
/** What to change, computed from the meeting as it is known: computed again if somebody else changed it meanwhile. */
export type MeetingChange = (meeting: Meeting) => MeetingPatch;

/** Changes a meeting: shown at once, sent one after the other, redone on top of somebody else's change if need be. */
export function useChangeMeeting(meetingId: string) {
  const client = useQueryClient();
  const { queryKey } = meetingQuery(meetingId);
  const send = (meeting: Meeting, change: MeetingChange) =>
    call(routes.updateMeeting, { params: { meetingId }, body: { ...change(meeting), version: meeting.version } });

  return useMutation({
    scope: { id: `meeting-${meetingId}` },
    onMutate: async (change: MeetingChange) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Meeting>(queryKey, (meeting) => meeting && ({ ...meeting, ...change(meeting) } as Meeting));
    },
    mutationFn: async (change: MeetingChange) => {
      const known = client.getQueryData<Meeting>(queryKey) ?? (await client.fetchQuery(meetingQuery(meetingId)));
      try {
        return await send(known, change);
      } catch (error) {
        if (!isCode(error, 'CONFLICT')) throw error;
        return send(await client.fetchQuery({ ...meetingQuery(meetingId), staleTime: 0 }), change);
      }
    },
    onSuccess: (meeting) => {
      client.setQueryData(queryKey, meeting);
      void client.invalidateQueries({ queryKey: ['meetings', 'list', meeting.bodyId] });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
}

/** The publication of a meeting, if one was begun; the latest first. */
export const useMeetingPublications = (meetingId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['publications', 'of-meeting', meetingId],
    queryFn: ({ signal }) => call(routes.listPublications, { params: { meetingId } }, signal),
    select: ({ publications }) => publications,
    enabled,
  });

/** Makes the draft of the minutes from the notes as they are now. */
export function usePreparePublication(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.preparePublication, { params: { meetingId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['publications'] }),
  });
}
