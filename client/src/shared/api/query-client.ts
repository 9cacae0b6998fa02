import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isCode } from '../errors/api-error.ts';

/**
 * Everything the interface knows of the server, in memory only.
 * A request refused because the session ended asks for the session again, which brings the sign-in page back.
 */
export function createQueryClient(): QueryClient {
  const whenSignedOut = (error: unknown) => {
    if (isCode(error, 'NOT_SIGNED_IN')) void client.invalidateQueries({ queryKey: ['session'] });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: whenSignedOut }),
    mutationCache: new MutationCache({ onError: whenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.code === 'UNAVAILABLE'),
      },
    },
  });
  return client;
}
