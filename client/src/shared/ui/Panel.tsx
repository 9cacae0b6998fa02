import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** A line that says what it is, or where it stands. */
  intro?: ReactNode;
  children: ReactNode;
}

/** A part of a page with a small title of its own, which names it for a screen reader too. */
export function Panel({ title, intro, children }: Props) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb={intro ? 4 : 'xs'}>
        {title}
      </Title>
      {intro && (
        <Text size="sm" c="dimmed" mb="sm">
          {intro}
        </Text>
      )}
      {children}
    </section>
  );
}
