import { Tabs } from '@mantine/core';
import { tagged } from '@huis-clos/permissions';
import { fr } from '../../i18n/fr.ts';
import { useAbility } from '../../shared/ability/ability.ts';
import { useActor } from '../../shared/session/session.ts';
import { NotFoundPage } from '../../shared/ui/NotFoundPage.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRemembered } from '../../shared/ui/view-memory.tsx';
import { BodiesPart } from './parts/BodiesPart.tsx';
import { CharterPart } from './parts/CharterPart.tsx';
import { CouncilPart } from './parts/CouncilPart.tsx';
import { OrganisationsPart } from './parts/OrganisationsPart.tsx';
import { PeoplePart } from './parts/PeoplePart.tsx';

/** The council's settings, each part for those who may see it. */
export function CouncilPage() {
  usePageTitle(fr.council.page);
  const ability = useAbility();
  const { personId } = useActor();
  const [part, setPart] = useRemembered<string | null>('council-part', 'people');
  if (!ability.can('read', tagged('Person', { id: personId }))) return <NotFoundPage />;
  const readsBodies = ability.can('read', tagged('Body', { id: '' }));
  const words = fr.council.tabs;
  return (
    <OpenPage>
      <PageHead title={fr.council.page} subtitle={fr.council.intro} />
      <Tabs value={part} onChange={setPart} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="people">{words.people}</Tabs.Tab>
          {readsBodies && <Tabs.Tab value="bodies">{words.bodies}</Tabs.Tab>}
          <Tabs.Tab value="organisations">{words.organisations}</Tabs.Tab>
          <Tabs.Tab value="charter">{words.charter}</Tabs.Tab>
          <Tabs.Tab value="council">{words.council}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeoplePart />
        </Tabs.Panel>
        <Tabs.Panel value="bodies">
          <BodiesPart />
        </Tabs.Panel>
        <Tabs.Panel value="organisations">
          <OrganisationsPart />
        </Tabs.Panel>
        <Tabs.Panel value="charter">
          <CharterPart />
        </Tabs.Panel>
        <Tabs.Panel value="council">
          <CouncilPart />
        </Tabs.Panel>
      </Tabs>
    </OpenPage>
  );
}
