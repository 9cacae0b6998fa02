import { Table, Text, Title } from '@mantine/core';
import type { MinutesReading } from '@huis-clos/contracts';
import { useId } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatNumericInstant } from '../../../shared/ui/dates.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import { useReadings } from '../api.ts';

const words = fr.minutes.readings;

/** Who had the minutes before them while they were published, and who holds a copy. */
export function Readings({ minutesId }: { minutesId: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {words.title}
      </Title>
      <Text c="dimmed" mb="sm">
        {words.intro}
      </Text>
      <Loaded query={useReadings(minutesId)} skeleton={<ListSkeleton lines={3} />}>
        {(readings) => (readings.length === 0 ? <Text>{words.empty}</Text> : <ReadingsTable readings={readings} />)}
      </Loaded>
    </section>
  );
}

function ReadingsTable({ readings }: { readings: MinutesReading[] }) {
  return (
    <Table className={tableClasses.stacking!} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.person}</Table.Th>
          <Table.Th>{words.organisation}</Table.Th>
          <Table.Th>{words.first}</Table.Th>
          <Table.Th>{words.last}</Table.Th>
          <Table.Th>{words.copy}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {readings.map(({ person, firstAt, lastAt, downloaded }) => (
          <Table.Tr key={person.id}>
            <Table.Td data-lead data-label={words.person}>
              {person.name}
            </Table.Td>
            <Table.Td data-label={words.organisation}>{person.organisation}</Table.Td>
            <Table.Td data-label={words.first}>{formatNumericInstant(firstAt)}</Table.Td>
            <Table.Td data-label={words.last}>{formatNumericInstant(lastAt)}</Table.Td>
            <Table.Td data-label={words.copy}>{downloaded ? <strong>{words.downloaded}</strong> : words.seen}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
