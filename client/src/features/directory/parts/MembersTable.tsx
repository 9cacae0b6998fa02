import { Button, Table, Text } from '@mantine/core';
import type { Body, Member } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { formatNumericDay, formatShortDay } from '../../../shared/ui/dates.ts';
import { whyNot } from '../../../shared/ui/ReadersButton.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import classes from './members-table.module.css';

interface MembersTableProps {
  members: Member[];
  body: Body;
  /** Left out where participations are already over. */
  onEnd?: (member: Member) => void;
}

export function MembersTable({ members, body, onEnd }: MembersTableProps) {
  const { columns, until: untilWords, reads, end, endLabel } = fr.directory.members;
  const ability = useAbility();
  const mayEnd = ({ personId }: Member) =>
    onEnd && ability.can('update', tagged('Membership', { bodyId: body.id, personId }));
  return (
    <Table className={tableClasses.stacking!} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.name}</Table.Th>
          <Table.Th>{columns.role}</Table.Th>
          <Table.Th>{columns.period}</Table.Th>
          {body.nominative && <Table.Th>{columns.reads}</Table.Th>}
          {onEnd && <Table.Th />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.membershipId}>
            <Table.Td>
              <div>
                <Text fw={600}>{member.name}</Text>
                <Text size="sm" c="dimmed">
                  {[member.jobTitle, member.organisation].filter(Boolean).join(', ')}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-label={columns.role}>{fr.domain.roles[member.role]}</Table.Td>
            <Table.Td data-label={columns.period}>
              <div>
                <Text style={{ whiteSpace: 'nowrap' }}>{formatNumericDay(member.from)}</Text>
                {member.until && (
                  <Text size="sm" c="dimmed">
                    {untilWords(formatShortDay(member.until))}
                  </Text>
                )}
              </div>
            </Table.Td>
            {body.nominative && (
              <Table.Td data-label={columns.reads}>
                <span className={classes.reads} data-reads={member.reads || undefined}>
                  {member.reads ? <IconLockOpen size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
                  {member.reads ? reads : whyNot(member)}
                </span>
              </Table.Td>
            )}
            {onEnd && (
              <Table.Td ta="right">
                {mayEnd(member) && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    aria-label={endLabel(member.name)}
                    onClick={() => onEnd(member)}
                  >
                    {end}
                  </Button>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
