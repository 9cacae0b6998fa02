import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PageHeadProps {
  title: ReactNode;
  /** A line above the title: where this page is. */
  kicker?: ReactNode;
  /** A line under the title. */
  subtitle?: ReactNode;
  /** Buttons, at the right. */
  actions?: ReactNode;
}

/** Title of a page, with what can be done to the whole of it. */
export function PageHead({ title, kicker, subtitle, actions }: PageHeadProps) {
  return (
    <Group justify="space-between" align="flex-end" gap="md" mb="md">
      <div style={{ minWidth: 0, flex: '1 1 320px' }}>
        {kicker && (
          <Text size="sm" c="dimmed">
            {kicker}
          </Text>
        )}
        <Title order={1} size="h2">
          {title}
        </Title>
        {subtitle && (
          <Text c="dimmed" component="div">
            {subtitle}
          </Text>
        )}
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
