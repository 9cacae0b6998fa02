import { Button, Group, Table, Text } from '@mantine/core';
import type { Person } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import { useInvite } from '../api.ts';
import type { Invited } from './InvitationLinkModal.tsx';

interface PeopleTableProps {
  people: Person[];
  onEdit: (person: Person) => void;
  onInvited: (invited: Invited) => void;
}

export function PeopleTable({ people, onEdit, onInvited }: PeopleTableProps) {
  const words = fr.council.people;
  return (
    <Table className={tableClasses.stacking!} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.columns.name}</Table.Th>
          <Table.Th>{words.columns.offices}</Table.Th>
          <Table.Th>{words.columns.account}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Table.Tr key={person.id}>
            <Table.Td>
              <div>
                <Text fw={600}>{person.name}</Text>
                <Text size="sm" c="dimmed">
                  {[person.jobTitle, person.organisation].filter(Boolean).join(', ')}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-label={person.offices.length > 0 ? words.columns.offices : undefined}>
              {person.offices.map((office) => fr.domain.offices[office]).join(', ')}
            </Table.Td>
            <Table.Td data-label={words.columns.account}>
              <div>
                {words.account[person.account]}
                {person.login && (
                  <Text size="sm" c="dimmed">
                    {person.login}
                  </Text>
                )}
              </div>
            </Table.Td>
            <Table.Td>
              <PersonGestures person={person} onEdit={onEdit} onInvited={onInvited} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PersonGestures({ person, onEdit, onInvited }: { person: Person } & Omit<PeopleTableProps, 'people'>) {
  const words = fr.council.people;
  const ability = useAbility();
  const invite = useInvite();
  const record = tagged('Person', person);
  const makeLink = () =>
    invite.mutate(person.id, {
      onSuccess: (link) => onInvited({ name: person.name, ...link }),
      onError: notifyFailure,
    });
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {person.account !== 'disabled' && ability.can('invite', record) && (
        <Button
          size="compact-sm"
          variant={person.account === 'none' ? 'default' : 'subtle'}
          loading={invite.isPending}
          aria-label={words.inviteLabel(person.account === 'none' ? words.invite : words.renew, person.name)}
          onClick={makeLink}
        >
          {person.account === 'none' ? words.invite : words.renew}
        </Button>
      )}
      {ability.can('update', record) && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={words.editLabel(person.name)}
          onClick={() => onEdit(person)}
        >
          {fr.words.edit}
        </Button>
      )}
    </Group>
  );
}
