import { Navigate } from '@tanstack/react-router';
import { useBody } from '../../shared/directory/queries.ts';
import { useActor } from '../../shared/session/session.ts';
import { NotFoundPage } from '../../shared/ui/NotFoundPage.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { tabsOf } from './parts/tabs.ts';

/** A body's own address leads to the first of its tabs that is open to the person. */
export function BodyEntrance() {
  const bodyId = useRouteParam('bodyId');
  const actor = useActor();
  const body = useBody(bodyId).data;
  if (!body) return null;
  const first = tabsOf(body, actor)[0];
  return first ? <Navigate to={first.to} params={{ bodyId }} replace /> : <NotFoundPage />;
}
