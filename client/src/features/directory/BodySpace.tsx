import { isNominative, type Actor, type Body } from '@huis-clos/contracts';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { fr } from '../../i18n/fr.ts';
import { useBody } from '../../shared/directory/queries.ts';
import { useActor } from '../../shared/session/session.ts';
import { HuisClosFrame } from '../../shared/ui/HuisClosFrame.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { CharterGate } from '../charter/index.ts';
import { BodyTabs } from './parts/BodyTabs.tsx';
import { tabsOf } from './parts/tabs.ts';

/** The space of a body: its name, its tabs, and behind the frame for a group. */
export function BodySpace() {
  const bodyId = useRouteParam('bodyId');
  return <Loaded query={useBody(bodyId)}>{(body) => <Space body={body} />}</Loaded>;
}

/** A member of the group who has not signed the charter in force, which they are shown instead. */
const isStopped = ({ charterSigned, memberships }: Actor, id: string): boolean =>
  !charterSigned && memberships.some(({ bodyId, bodyKind }) => bodyId === id && isNominative(bodyKind));

function Space({ body }: { body: Body }) {
  usePageTitle(body.name);
  const actor = useActor();
  const onMembers = useRouterState({ select: ({ location }) => location.pathname.endsWith('/membres') });
  const stopped = isStopped(actor, body.id);
  const inside = isNominative(body.kind) && !onMembers && !stopped;
  const head = (
    <>
      <PageHead title={body.name} kicker={fr.domain.bodyKinds[body.kind]} />
      <BodyTabs bodyId={body.id} tabs={tabsOf(body, actor)} />
    </>
  );
  if (!inside) {
    return (
      <OpenPage readBy={isNominative(body.kind) ? [] : [body.name]}>
        {head}
        {stopped && !onMembers ? <CharterGate /> : <Outlet />}
      </OpenPage>
    );
  }
  return (
    <HuisClosFrame bodyId={body.id} bodyName={body.name}>
      {head}
      <Outlet />
    </HuisClosFrame>
  );
}
