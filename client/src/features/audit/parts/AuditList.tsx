import { Anchor, Button, Table, Text } from '@mantine/core';
import type { AuditEntry } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { formatNumericInstant } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import type { useAudit } from '../api.ts';

interface AuditListProps {
  audit: ReturnType<typeof useAudit>;
  onSubject: (subjectId: string) => void;
}

/** Entries, the latest first. */
export function AuditList({ audit, onSubject }: AuditListProps) {
  const words = fr.audit;
  if (audit.isPending) return <ListSkeleton lines={10} />;
  if (audit.error) return <ErrorNotice error={audit.error} retry={() => void audit.refetch()} />;
  const entries = audit.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <EmptyState title={words.empty} text={words.emptyText} />;
  return (
    <>
      <Table className={tableClasses.stacking!} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.at}</Table.Th>
            <Table.Th>{words.columns.who}</Table.Th>
            <Table.Th>{words.columns.what}</Table.Th>
            <Table.Th>{words.columns.body}</Table.Th>
            <Table.Th>{words.columns.subject}</Table.Th>
            <Table.Th>{words.columns.from}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Row key={`${entry.chain}-${entry.sequence}`} entry={entry} onSubject={onSubject} />
          ))}
        </Table.Tbody>
      </Table>
      {audit.hasNextPage && (
        <Button variant="default" mt="md" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function Row({ entry, onSubject }: { entry: AuditEntry; onSubject: (subjectId: string) => void }) {
  const { columns, events, service, onlySubject } = fr.audit;
  const { at, actorName, event, bodyName, subjectId, from } = entry;
  return (
    <Table.Tr>
      <Table.Td data-label={columns.at} style={{ whiteSpace: 'nowrap' }}>
        {formatNumericInstant(at)}
      </Table.Td>
      <Table.Td data-label={columns.who}>{actorName ?? service}</Table.Td>
      <Table.Td data-label={columns.what}>{events[event] ?? event}</Table.Td>
      <Table.Td data-label={bodyName ? columns.body : undefined}>{bodyName}</Table.Td>
      <Table.Td data-label={subjectId ? columns.subject : undefined}>
        {subjectId && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            ff="monospace"
            title={onlySubject}
            onClick={() => onSubject(subjectId)}
          >
            {subjectId}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td data-label={from ? columns.from : undefined}>
        <Text size="sm" c="dimmed">
          {from}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
