import { Alert, Grid, Stack } from '@mantine/core';
import type { Desk } from '@huis-clos/contracts';
import { IconCalendarExclamation, IconSignature } from '@tabler/icons-react';
import { isNominative } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { useBodies } from '../../shared/directory/queries.ts';
import { useActor } from '../../shared/session/session.ts';
import { formatDay, today } from '../../shared/ui/dates.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useDesk } from './api.ts';
import { BreachesToNotify } from './parts/BreachesToNotify.tsx';
import { LatestMinutes } from './parts/LatestMinutes.tsx';
import { MyActions } from './parts/MyActions.tsx';
import { NextMeetings } from './parts/NextMeetings.tsx';
import { OfficeCards } from './parts/OfficeCards.tsx';
import { WaitingPublications } from './parts/WaitingPublications.tsx';
import { ButtonLink } from '../../shared/ui/links.tsx';

/** What to do now, the next meeting first. */
export function DeskPage() {
  usePageTitle(fr.desk.page);
  const { name } = useActor();
  const desk = useDesk();
  const firstName = name.split(' ')[0] ?? name;
  return (
    <OpenPage>
      <PageHead title={fr.desk.hello(firstName)} subtitle={formatDay(today())} />
      <Loaded query={desk}>{(content) => <DeskContent desk={content} />}</Loaded>
    </OpenPage>
  );
}

function DeskContent({ desk }: { desk: Desk }) {
  const { memberships } = useActor();
  const sits = memberships.length > 0;
  return (
    <Stack gap="lg">
      <UnsignedCharter />
      <BreachesToNotify breaches={desk.breaches} />
      {desk.plenaryOverdue && <PlenaryOverdue />}
      <Grid gap={{ base: 'lg', md: 40 }}>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap={32}>
            <OfficeCards sits={sits} />
            {(sits || desk.meetings.length > 0) && <NextMeetings meetings={desk.meetings} />}
            <WaitingPublications publications={desk.publications} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap={32}>
            {(sits || desk.actions.length > 0) && <MyActions actions={desk.actions} />}
            <LatestMinutes minutes={desk.minutes} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function UnsignedCharter() {
  const { charterSigned, memberships } = useActor();
  if (charterSigned || !memberships.some(({ bodyKind }) => isNominative(bodyKind))) return null;
  return (
    <Alert color="terre" icon={<IconSignature />} title={fr.desk.unsignedTitle}>
      <p style={{ margin: '0 0 12px' }}>{fr.desk.unsignedText}</p>
      <ButtonLink to="/charte" size="sm">
        {fr.errors.charterLink}
      </ButtonLink>
    </Alert>
  );
}

function PlenaryOverdue() {
  const { offices } = useActor();
  const plenary = useBodies().data?.find(({ kind }) => kind === 'plenary');
  return (
    <Alert color="yellow" icon={<IconCalendarExclamation />} title={fr.desk.overdueTitle}>
      <p style={{ margin: 0 }}>{fr.desk.overdueText}</p>
      {plenary && offices.includes('coordinator') && (
        <ButtonLink to="/instances/$bodyId/seances" params={{ bodyId: plenary.id }} variant="default" size="sm" mt="sm">
          {fr.desk.overdueAction}
        </ButtonLink>
      )}
    </Alert>
  );
}
