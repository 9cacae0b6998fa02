import { Button, Group, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Body } from '@huis-clos/contracts';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { formatFullDay } from '../../../shared/ui/dates.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import { AddBody } from './AddBody.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';

/** The council's formations, and what founded each. */
export function BodiesPart() {
  const words = fr.council.bodies;
  const mayCreate = useMay('create', 'Body', { id: '' });
  const [adding, add] = useDisclosure(false);
  return (
    <>
      {mayCreate && (
        <Group justify="flex-end" mb="xs">
          <Button leftSection={<IconPlus size={18} />} onClick={add.open}>
            {words.add}
          </Button>
        </Group>
      )}
      <Loaded query={useBodies()} skeleton={<ListSkeleton lines={5} />}>
        {(bodies) => (
          <Table className={tableClasses.stacking!} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.columns.name}</Table.Th>
                <Table.Th>{words.columns.kind}</Table.Th>
                <Table.Th>{words.columns.foundation}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bodies.map((body) => (
                <Table.Tr key={body.id}>
                  <Table.Td>
                    <AnchorLink to="/instances/$bodyId/membres" params={{ bodyId: body.id }} fw={600}>
                      {body.name}
                    </AnchorLink>
                  </Table.Td>
                  <Table.Td data-label={words.columns.kind}>
                    <span>
                      {fr.domain.bodyKinds[body.kind]}{' '}
                      {body.nominative && <IconLock size={15} color="var(--hc-frame)" aria-label={fr.door.closed} />}
                    </span>
                  </Table.Td>
                  <Table.Td data-label={words.columns.foundation}>{foundationOf(body)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
      {mayCreate && <AddBody opened={adding} onClose={add.close} />}
    </>
  );
}

const foundationOf = ({ foundation }: Body): string =>
  foundation.kind === 'decision'
    ? fr.council.bodies.byDecision(foundation.number, formatFullDay(foundation.on))
    : fr.council.bodies.before(formatFullDay(foundation.on));
