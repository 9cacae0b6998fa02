import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import { fr } from '../../i18n/fr.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { useBreaches } from './api.ts';
import classes from './breaches.module.css';
import { BreachEntry } from './parts/BreachEntry.tsx';

const words = fr.breaches;

/** The register of personal data breaches, each with what is left of its 72 hours. */
export function BreachesSection() {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Title order={2} size="h4" id={id}>
        {words.title}
      </Title>
      <Text c="dimmed" mb="sm">
        {words.intro}
      </Text>
      <Loaded query={useBreaches()} skeleton={<ListSkeleton lines={2} />}>
        {(breaches) =>
          breaches.length === 0 ? (
            <EmptyState quiet title={words.empty} text={words.emptyText} />
          ) : (
            <ul className={classes.list}>
              {breaches.map((breach) => (
                <li key={breach.id}>
                  <BreachEntry breach={breach} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
