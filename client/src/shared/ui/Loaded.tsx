import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isCode } from '../errors/api-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageSkeleton } from './PageSkeletons.tsx';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** A skeleton of the shape of what comes. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * Shows what a query brings, or its skeleton, or why it failed with a way to ask again.
 * An access lost since (`NOT_FOUND`) closes the page even though an older answer is still in memory.
 */
export function Loaded<T>({ query, skeleton = <PageSkeleton />, children }: LoadedProps<T>) {
  if (isCode(query.error, 'NOT_FOUND')) return <NotFoundPage />;
  if (query.data !== undefined && !isCode(query.error, 'CHARTER_UNSIGNED')) return children(query.data);
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return skeleton;
}
