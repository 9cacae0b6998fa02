import { Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface AsidePartProps {
  title: string;
  /** A small button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** One of the things beside the follow-up. */
export function AsidePart({ title, action, children }: AsidePartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" mb={4} gap="xs">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </section>
  );
}
