import { isNominative, type Body } from '@huis-clos/contracts';
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

function Space({ body }: { body: Body }) {
  usePageTitle(body.name);
  const actor = useActor();
  const onMembers = useRouterState({ select: ({ location }) => location.pathname.endsWith('/membres') });
  const inside = isNominative(body.kind) && !onMembers;
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
        <Outlet />
      </OpenPage>
    );
  }
  return (
    <HuisClosFrame bodyId={body.id} bodyName={body.name}>
      {head}
      <CharterGate bodyId={body.id}>
        <Outlet />
      </CharterGate>
    </HuisClosFrame>
  );
}
