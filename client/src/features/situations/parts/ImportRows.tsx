import { Table, Text, Title } from '@mantine/core';
import type { ImportRow } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import tableClasses from '../../../shared/ui/table.module.css';

/** What becomes of each line, with why. */
export function ImportRows({ rows, done }: { rows: ImportRow[]; done: boolean }) {
  const words = fr.situations.importing;
  const created = rows.filter(({ outcome }) => outcome === 'created').length;
  const importable = rows.some(({ outcome }) => outcome === 'ready' || outcome === 'created');
  return (
    <>
      <Title order={3} size="h4" mt="md" mb="xs">
        {done ? words.done : words.result}
      </Title>
      <Text role="status" mb="sm">
        {done ? words.imported(created) : !importable && words.nothing}
      </Text>
      <Table className={tableClasses.stacking!} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.line}</Table.Th>
            <Table.Th>{words.columns.label}</Table.Th>
            <Table.Th>{words.columns.outcome}</Table.Th>
            <Table.Th>{words.columns.remarks}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, label, outcome, remarks }) => (
            <Table.Tr key={line}>
              <Table.Td data-label={words.columns.line}>{line}</Table.Td>
              <Table.Td data-lead>
                <Nominative>{label}</Nominative>
              </Table.Td>
              <Table.Td
                data-label={words.columns.outcome}
                style={{ whiteSpace: 'nowrap' }}
                fw={outcome === 'ready' || outcome === 'created' ? 600 : 400}
              >
                {words.outcomes[outcome]}
              </Table.Td>
              <Table.Td data-label={words.columns.remarks}>
                {remarks.map((remark) => (
                  <Text key={remark} size="sm" c="dimmed">
                    {remark}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
