import { routes } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.ts';

const listKey = (documentId: string) => ['notes', 'versions', documentId];

/** Those kept since one joined the group, latest first. */
export const useVersions = (documentId: string) =>
  useQuery({
    queryKey: listKey(documentId),
    queryFn: ({ signal }) => call(routes.listNotesVersions, { params: { documentId } }, signal),
  });

/** A version as it was; never asked again, for it does not change. */
export const useVersion = (documentId: string, versionId: string) =>
  useQuery({
    queryKey: ['notes-version', documentId, versionId],
    queryFn: ({ signal }) => call(routes.readNotesVersion, { params: { documentId, versionId } }, signal),
    staleTime: Infinity,
    gcTime: 0,
  });

/** What changed from a version to another, or to the notes of now (`to` null). */
export const useComparison = (documentId: string, versionId: string, to: string | null) =>
  useQuery({
    queryKey: ['notes-comparison', documentId, versionId, to],
    queryFn: ({ signal }) =>
      call(routes.compareNotesVersion, { params: { documentId, versionId }, query: to === null ? {} : { to } }, signal),
    staleTime: 0,
    gcTime: 0,
  });

export function useSaveVersion(documentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (label: string) => call(routes.saveNotesVersion, { params: { documentId }, body: { label } }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(documentId) }),
  });
}

export function useRestoreVersion(documentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (versionId: string) =>
      call(routes.restoreNotesVersion, { params: { documentId, versionId }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(documentId) }),
  });
}
