import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { fr } from '../../i18n/fr.ts';
import classes from './table.module.css';

export interface Sort<K extends string> {
  by: K;
  descending: boolean;
}

interface SortHeaderProps<K extends string> {
  column: K;
  label: string;
  sort: Sort<K>;
  onSort: (sort: Sort<K>) => void;
}

/** Title of a column that sorts: once one way, again the other. */
export function SortHeader<K extends string>({ column, label, sort, onSort }: SortHeaderProps<K>) {
  const active = sort.by === column;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        className={classes.sort!}
        title={fr.list.sortBy(label)}
        onClick={() => onSort({ by: column, descending: active && !sort.descending })}
      >
        {label}
        {active && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}

/** Compares two cells in French order; what is missing comes last, whichever way. */
export function compareCells(a: string | number | null, b: string | number | null, descending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'fr');
  return descending ? -order : order;
}
