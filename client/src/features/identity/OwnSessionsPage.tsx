import { Badge, Button, Table, Text } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';
import { formatInstant, formatShortDay } from '../../shared/ui/dates.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { notifyDone, notifyFailure } from '../../shared/ui/notify.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useOwnSessions, useRevokeSession } from './api.ts';

/** One's own open sessions, and closing those one does not recognise. */
export function OwnSessionsPage() {
  const words = fr.identity.sessions;
  usePageTitle(words.page);
  const sessions = useOwnSessions();
  const revoke = useRevokeSession();
  const close = (id: string) =>
    revoke.mutate(id, { onSuccess: () => notifyDone(words.revoked), onError: notifyFailure });
  return (
    <OpenPage>
      <PageHead title={words.page} subtitle={words.text} />
      <Loaded query={sessions} skeleton={<ListSkeleton lines={3} />}>
        {(answer) => (
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.device}</Table.Th>
                  <Table.Th>{words.lastSeen}</Table.Th>
                  <Table.Th>{words.started}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {answer.sessions.map(({ id, device, lastSeenAt, startedOn, current }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Text>{device}</Text>
                    </Table.Td>
                    <Table.Td>{formatInstant(lastSeenAt)}</Table.Td>
                    <Table.Td>{formatShortDay(startedOn)}</Table.Td>
                    <Table.Td>
                      {current ? (
                        <Badge variant="light">{words.current}</Badge>
                      ) : (
                        <Button size="xs" variant="default" onClick={() => close(id)}>
                          {words.revoke}
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
    </OpenPage>
  );
}
