import { Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { isNominative, type Body, type Member } from '@huis-clos/contracts';
import { IconUserPlus } from '@tabler/icons-react';
import { tagged } from '@huis-clos/permissions';
import { fr } from '../../i18n/fr.ts';
import { useAbility } from '../../shared/ability/ability.ts';
import { useBody, useMembers } from '../../shared/directory/queries.ts';
import { today } from '../../shared/ui/dates.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { AddMember } from './parts/AddMember.tsx';
import { EndMembership } from './parts/EndMembership.tsx';
import { MembersTable } from './parts/MembersTable.tsx';
import { ProfessionalsChoice } from './parts/ProfessionalsChoice.tsx';
import { useState } from 'react';

/** Who sits in a body, who reads and why; adding someone, ending a participation. */
export function MembersTab() {
  const bodyId = useRouteParam('bodyId');
  const body = useBody(bodyId);
  const members = useMembers(bodyId);
  return (
    <Loaded query={body} skeleton={<ListSkeleton />}>
      {(known) => (
        <Loaded query={members} skeleton={<ListSkeleton />}>
          {(list) => <Members body={known} members={list} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Members({ body, members }: { body: Body; members: Member[] }) {
  const words = fr.directory.members;
  const ability = useAbility();
  const mayAdd = ability.can('create', tagged('Membership', { bodyId: body.id, personId: '' }));
  const [adding, add] = useDisclosure(false);
  const [ending, setEnding] = useState<Member | null>(null);
  const current = members.filter(({ until }) => !until || until >= today());
  const former = members.filter(({ until }) => until && until < today());
  const addButton = mayAdd && (
    <Button leftSection={<IconUserPlus size={18} />} onClick={add.open}>
      {words.add}
    </Button>
  );
  return (
    <>
      {current.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyText} action={addButton} />
      ) : (
        <>
          <Group justify="space-between" mb="sm">
            <Text c="dimmed">{words.count(current.length)}</Text>
            {addButton}
          </Group>
          <MembersTable members={current} body={body} onEnd={setEnding} />
        </>
      )}
      {former.length > 0 && (
        <>
          <Title order={2} size="h4" mt="xl" mb="xs">
            {words.former}
          </Title>
          <MembersTable members={former} body={body} />
        </>
      )}
      {isNominative(body.kind) && ability.can('update', tagged('Body', { id: body.id })) && (
        <ProfessionalsChoice body={body} />
      )}
      {mayAdd && <AddMember body={body} members={current} opened={adding} onClose={add.close} />}
      <EndMembership member={ending} onClose={() => setEnding(null)} />
    </>
  );
}
