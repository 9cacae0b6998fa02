import { Badge, Group, Select, Text, Title } from '@mantine/core';
import type { MinutesSummary } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { formatDay } from '../../shared/ui/dates.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useMinutesList } from './api.ts';
import { MinutesSearch } from './parts/MinutesSearch.tsx';
import classes from './MinutesLibraryPage.module.css';

const words = fr.minutes.library;

/** Every published minutes one may read, by year. */
export function MinutesLibraryPage() {
  usePageTitle(words.page);
  const query = useMinutesList();
  return (
    <OpenPage>
      <PageHead title={words.page} subtitle={words.intro} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {(minutes) =>
          minutes.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} />
          ) : (
            <MinutesSearch>
              <Library minutes={minutes} />
            </MinutesSearch>
          )
        }
      </Loaded>
    </OpenPage>
  );
}

function Library({ minutes }: { minutes: readonly MinutesSummary[] }) {
  const [year, setYear] = useState<string | null>(null);
  const [body, setBody] = useState<string | null>(null);
  const years = distinct(minutes.map(yearOf)).sort().reverse();
  const bodies = distinct(minutes.map(({ bodyName }) => bodyName)).sort((a, b) => a.localeCompare(b, 'fr'));
  const shown = minutes.filter((one) => (!year || yearOf(one) === year) && (!body || one.bodyName === body));

  return (
    <>
      <Group gap="sm" mb="lg" align="flex-end">
        <Select
          label={words.year}
          placeholder={words.anyYear}
          data={years}
          value={year}
          onChange={setYear}
          clearable
          w={190}
        />
        <Select
          label={words.body}
          placeholder={words.anyBody}
          data={bodies}
          value={body}
          onChange={setBody}
          clearable
          w={300}
        />
        <Text c="dimmed" pb={6} role="status">
          {words.count(shown.length)}
        </Text>
      </Group>
      {shown.length === 0 && <Text c="dimmed">{fr.list.noMatch}</Text>}
      {years.map((one) => (
        <Year key={one} year={one} minutes={shown.filter((summary) => yearOf(summary) === one)} />
      ))}
    </>
  );
}

function Year({ year, minutes }: { year: string; minutes: readonly MinutesSummary[] }) {
  if (minutes.length === 0) return null;
  const latestFirst = [...minutes].sort((a, b) => b.meetingOn.localeCompare(a.meetingOn));
  return (
    <section className={classes.year}>
      <Title order={2} size="h4">
        {year}
      </Title>
      <ul className={classes.list}>
        {latestFirst.map(({ id, number, edition, bodyName, meetingOn, state }) => (
          <li key={id}>
            <Link to="/comptes-rendus/$minutesId" params={{ minutesId: id }} className={classes.row!}>
              <span className={classes.body}>{bodyName}</span>
              <span>{words.meetingOf(formatDay(meetingOn))}</span>
              <span className={classes.number}>{fr.minutes.numbered(number, edition)}</span>
              {state === 'withdrawn' && (
                <Badge color="gray" variant="light">
                  {words.withdrawn}
                </Badge>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const yearOf = ({ meetingOn }: MinutesSummary) => meetingOn.slice(0, 4);
const distinct = (values: readonly string[]) => [...new Set(values)];
