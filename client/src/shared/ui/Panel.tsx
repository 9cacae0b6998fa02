import { Text, Title } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';

interface Props {
  title: string;
  /** A line that says what it is, or where it stands. */
  intro?: ReactNode;
  /** For the focus to go on from, when what had it gives way. */
  headingRef?: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
}

/** A part of a page with a small title of its own, which names it for a screen reader too. */
export function Panel({ title, intro, headingRef, children }: Props) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb={intro ? 4 : 'xs'} {...(headingRef && { ref: headingRef, tabIndex: -1 })}>
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
