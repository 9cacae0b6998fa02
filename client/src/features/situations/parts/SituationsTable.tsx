import { Table, Text } from '@mantine/core';
import type { SituationSummary } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { daysUntil, formatDue, formatNumericDay } from '../../../shared/ui/dates.ts';
import { Nominative, useProjection } from '../../../shared/ui/Projection.tsx';
import { SortHeader, type Sort } from '../../../shared/ui/SortHeader.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import type { SituationColumn } from './list-view.ts';
import classes from './situations-table.module.css';
import { StatusBadge } from './StatusBadge.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';

interface SituationsTableProps {
  situations: SituationSummary[];
  compact: boolean;
  sort: Sort<SituationColumn>;
  onSort: (sort: Sort<SituationColumn>) => void;
}

const words = fr.situations.list;
const columns = Object.keys(words.columns) as SituationColumn[];

export function SituationsTable({ situations, compact, sort, onSort }: SituationsTableProps) {
  return (
    <Table
      className={tableClasses.stacking!}
      verticalSpacing={compact ? 4 : 'sm'}
      fz={compact ? 'sm' : 'md'}
      highlightOnHover
    >
      <Table.Caption className="hc-hidden">{words.caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <SortHeader key={column} column={column} label={words.columns[column]} sort={sort} onSort={onSort} />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {situations.map((situation) => (
          <Row key={situation.id} situation={situation} compact={compact} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ situation, compact }: { situation: SituationSummary; compact: boolean }) {
  const { number, status, caseLead, lastFollowUpOn, nextDueOn, noticeGiven } = situation;
  return (
    <Table.Tr>
      <Table.Td data-label={words.columns.number}>{number}</Table.Td>
      <Table.Td data-lead>
        <NameCell situation={situation} compact={compact} />
      </Table.Td>
      <Table.Td data-label={words.columns.status}>
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td data-label={words.columns.caseLead}>
        {caseLead?.name ?? <span className={classes.missing}>{words.noCaseLead}</span>}
      </Table.Td>
      <Table.Td data-label={words.columns.lastFollowUp}>
        {lastFollowUpOn ? formatNumericDay(lastFollowUpOn) : <span className={classes.quiet}>{words.never}</span>}
      </Table.Td>
      <Table.Td data-label={words.columns.nextDue}>
        {nextDueOn && (
          <span className={classes.due} data-late={daysUntil(nextDueOn) < 0 || undefined}>
            {formatDue(nextDueOn)}
          </span>
        )}
      </Table.Td>
      <Table.Td data-label={words.columns.notice}>
        {noticeGiven ? words.given : <span className={classes.missing}>{words.notGiven}</span>}
      </Table.Td>
    </Table.Tr>
  );
}

function NameCell({ situation, compact }: { situation: SituationSummary; compact: boolean }) {
  const projected = useProjection().on;
  const { id, name, aliases } = situation;
  return (
    <div>
      <AnchorLink to="/situations/$situationId" params={{ situationId: id }} fw={600} c="inherit">
        <Nominative>{name || words.unnamed}</Nominative>
      </AnchorLink>
      {!compact && !projected && aliases.length > 0 && (
        <Text size="sm" c="dimmed">
          {aliases.join(', ')}
        </Text>
      )}
    </div>
  );
}
