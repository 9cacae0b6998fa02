import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import type { MinutesFound } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatDay } from '../../../shared/ui/dates.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { useMinutesSearch } from '../api.ts';
import classes from './MinutesSearch.module.css';

const words = fr.minutes.search;

/** Looks for words in the text of published minutes; the library itself is shown while nothing is typed. */
export function MinutesSearch({ children }: { children: ReactNode }) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 250);
  const searching = typed.trim().length > 1;
  return (
    <>
      <TextInput
        type="search"
        role="searchbox"
        label={words.label}
        description={words.help}
        placeholder={words.placeholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        autoComplete="off"
        maxLength={200}
        maw={520}
        mb="lg"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {searching ? <Found words={settled} /> : children}
    </>
  );
}

function Found({ words: settled }: { words: string }) {
  const search = useMinutesSearch(settled);
  if (search.error) return <ErrorNotice error={search.error} retry={() => void search.refetch()} />;
  return (
    <>
      <Text c="dimmed" role="status" mb="sm">
        {search.data ? words.found(search.data.length) : words.searching}
      </Text>
      <ul className={classes.list}>
        {search.data?.map(({ minutes, excerpts }) => (
          <li key={minutes.id} className={classes.found}>
            <Link to="/comptes-rendus/$minutesId" params={{ minutesId: minutes.id }} className={classes.title!}>
              {minutes.bodyName}, {fr.minutes.numbered(minutes.number, minutes.edition)}
            </Link>
            <Text size="sm" c="dimmed">
              {fr.minutes.library.meetingOf(formatDay(minutes.meetingOn))}
            </Text>
            {excerpts.map((excerpt, index) => (
              <p key={index} className={classes.excerpt}>
                <Highlighted excerpt={excerpt} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The passage, what was looked for marked in it. */
function Highlighted({ excerpt: { text, marks } }: { excerpt: MinutesFound['excerpts'][number] }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const mark of marks) {
    parts.push(text.slice(end, mark.start), <mark key={mark.start}>{text.slice(mark.start, mark.end)}</mark>);
    end = mark.end;
  }
  return [...parts, text.slice(end)];
}
