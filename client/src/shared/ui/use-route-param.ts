import { useParams } from '@tanstack/react-router';

type RouteParam = 'bodyId' | 'meetingId' | 'situationId' | 'publicationId' | 'minutesId';

/**
 * A parameter of the address shown.
 * @throws {Error} on a page whose address has no such parameter
 */
export function useRouteParam(name: RouteParam): string {
  const value = (useParams({ strict: false }) as Partial<Record<RouteParam, string>>)[name];
  if (!value) throw new Error(`the address of this page has no ${name}`);
  return value;
}
