import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Minutes } from '@huis-clos/contracts';
import { useNavigate } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { dayOf, formatFullDay } from '../../../shared/ui/dates.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';
import { PageHead } from '../../../shared/ui/PageHead.tsx';
import { useReplaceMinutes } from '../api.ts';
import { MissedStrings } from './MissedStrings.tsx';
import { Readings } from './Readings.tsx';
import { ReportMissed } from './ReportMissed.tsx';

const words = fr.minutes.withdrawn;

/** The marker that stays in the place of withdrawn minutes, and what is left to do for those who must. */
export function Withdrawn({ minutes }: { minutes: Minutes }) {
  const { id, number, edition, editions, withdrawnAt, withdrawnBecause, steps } = minutes;
  const replacement = editions.find((other) => other.edition > edition && other.withdrawnAt === null);
  const day = withdrawnAt ? formatFullDay(dayOf(withdrawnAt)) : '';
  return (
    <Stack gap="xl">
      <div>
        <PageHead title={words.title(number, edition, day)} />
        <Alert color="gray" role="status">
          <Text>{words.text}</Text>
          {withdrawnBecause && <Text mt="xs">{words.because[withdrawnBecause]}</Text>}
          <Text mt="xs">
            {replacement ? (
              <AnchorLink to="/comptes-rendus/$minutesId" params={{ minutesId: replacement.id }}>
                {words.replacedBy(replacement.edition)}
              </AnchorLink>
            ) : (
              words.noReplacement
            )}
          </Text>
          {!replacement && steps.includes('replace') && <Replace minutesId={id} />}
        </Alert>
      </div>
      {steps.includes('trace') && <Readings minutesId={id} />}
      {steps.includes('readReports') ? (
        <MissedStrings minutesId={id} mayReport={steps.includes('report')} />
      ) : (
        steps.includes('report') && <ReportMissed minutesId={id} />
      )}
    </Stack>
  );
}

function Replace({ minutesId }: { minutesId: string }) {
  const replace = useReplaceMinutes(minutesId);
  const navigate = useNavigate();
  const open = () =>
    replace.mutate(undefined, {
      onSuccess: ({ publicationId }) =>
        void navigate({ to: '/publications/$publicationId', params: { publicationId } }),
    });
  return (
    <Stack gap="xs" mt="md" align="flex-start">
      <Button loading={replace.isPending} onClick={open}>
        {words.replace}
      </Button>
      <Text size="sm">{words.replaceHelp}</Text>
      {replace.error && <ErrorNotice error={replace.error} />}
    </Stack>
  );
}
