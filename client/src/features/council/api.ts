import { routes, type BodyOf } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

const useAskAgain = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['directory'] });
};

export const useCouncil = () =>
  useQuery({ queryKey: ['directory', 'council'], queryFn: ({ signal }) => call(routes.readCouncil, {}, signal) });

export function useUpdateCouncil() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.updateCouncil>) => call(routes.updateCouncil, { body }),
    onSuccess: () =>
      Promise.all(['directory', 'session'].map((topic) => client.invalidateQueries({ queryKey: [topic] }))),
  });
}

export const useSetLogo = () =>
  useMutation({
    mutationFn: async (file: File) => call(routes.setLogo, { body: { file: await inBase64(file) } }),
    onSuccess: useAskAgain(),
  });

export const useRemoveLogo = () => useMutation({ mutationFn: () => call(routes.removeLogo), onSuccess: useAskAgain() });

const inBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    // « data:image/png;base64,… »
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '');
    reader.readAsDataURL(file);
  });

export const useOrganisations = () =>
  useQuery({
    queryKey: ['directory', 'organisations'],
    queryFn: ({ signal }) => call(routes.listOrganisations, {}, signal),
    // The database puts « É » after « Z ».
    select: ({ organisations }) => [...organisations].sort((a, b) => a.name.localeCompare(b.name, 'fr')),
  });

export const useCreateOrganisation = () =>
  useMutation({
    mutationFn: (name: string) => call(routes.createOrganisation, { body: { name } }),
    onSuccess: useAskAgain(),
  });

export const useCreatePerson = () =>
  useMutation({
    mutationFn: (body: BodyOf<typeof routes.createPerson>) => call(routes.createPerson, { body }),
    onSuccess: useAskAgain(),
  });

export const useUpdatePerson = () =>
  useMutation({
    mutationFn: ({ id, ...body }: BodyOf<typeof routes.updatePerson> & { id: string }) =>
      call(routes.updatePerson, { params: { personId: id }, body }),
    onSuccess: useAskAgain(),
  });

/** Makes a one-time link; the answer is the only place where it is ever shown. */
export const useInvite = () =>
  useMutation({
    mutationFn: (personId: string) => call(routes.invitePerson, { params: { personId } }),
    onSuccess: useAskAgain(),
    gcTime: 0,
  });

export const useCreateBody = () =>
  useMutation({
    mutationFn: (body: BodyOf<typeof routes.createBody>) => call(routes.createBody, { body }),
    onSuccess: useAskAgain(),
  });

export const usePublishCharter = () =>
  useMutation({
    mutationFn: (body: BodyOf<typeof routes.publishCharter>) => call(routes.publishCharter, { body }),
    onSuccess: useAskAgain(),
  });
