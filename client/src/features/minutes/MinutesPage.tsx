import { Button, Group } from '@mantine/core';
import { IconFileText, IconFileTypeDocx, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { routes, type Minutes } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { AnchorLink } from '../../shared/ui/links.tsx';
import { addressOf } from '../../shared/api/call.ts';
import { formatShortDay } from '../../shared/ui/dates.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { DocumentSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useMinutes } from './api.ts';
import { MinutesDocument } from './MinutesDocument.tsx';
import { Withdrawal } from './parts/Withdrawal.tsx';
import { Withdrawn } from './parts/Withdrawn.tsx';

/** Published minutes, to be read, printed or taken away. */
export function MinutesPage() {
  const query = useMinutes(useRouteParam('minutesId'));
  return (
    <Loaded query={query} skeleton={<DocumentSkeleton />}>
      {(minutes) => <Published minutes={minutes} />}
    </Loaded>
  );
}

function Published({ minutes }: { minutes: Minutes }) {
  const { id, meetingOn, content, readBy } = minutes;
  usePageTitle(fr.minutes.page(formatShortDay(meetingOn)));
  return (
    <OpenPage {...(content && { readBy })}>
      <Group justify="space-between" mb="md" gap="sm" className="hc-no-print">
        <AnchorLink to="/comptes-rendus">{fr.minutes.toLibrary}</AnchorLink>
        {content && <Downloads minutesId={id} />}
      </Group>
      {content ? (
        <>
          <MinutesDocument content={content} identity={minutes} />
          {minutes.steps.includes('withdraw') && <Withdrawal minutesId={id} />}
        </>
      ) : (
        <Withdrawn minutes={minutes} />
      )}
    </OpenPage>
  );
}

function Downloads({ minutesId }: { minutesId: string }) {
  return (
    <Group gap="xs">
      <Button
        component="a"
        href={addressOf(routes.downloadDocx, { minutesId })}
        variant="default"
        leftSection={<IconFileTypeDocx size={18} />}
      >
        {fr.minutes.docx}
      </Button>
      <Button
        component="a"
        href={addressOf(routes.downloadOdt, { minutesId })}
        variant="default"
        leftSection={<IconFileText size={18} />}
      >
        {fr.minutes.odt}
      </Button>
      <Button
        component="a"
        href={addressOf(routes.downloadPdf, { minutesId })}
        variant="default"
        leftSection={<IconFileTypePdf size={18} />}
      >
        {fr.minutes.pdf}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
        {fr.minutes.print}
      </Button>
    </Group>
  );
}
