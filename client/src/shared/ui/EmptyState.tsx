import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  text?: string;
  /** The first thing to do, as a button. */
  action?: ReactNode;
  /** Beside other things rather than alone on its page: two quiet lines, no box. */
  quiet?: boolean;
}

/** What a list says when it holds nothing yet. */
export function EmptyState({ title, text, action, quiet = false }: EmptyStateProps) {
  if (quiet) {
    return (
      <div>
        <Text>{title}</Text>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
        {action}
      </div>
    );
  }
  return (
    <Stack className={classes.root} align="center" gap="xs">
      <Title order={3} size="h4" ta="center">
        {title}
      </Title>
      {text && (
        <Text c="dimmed" ta="center" maw={480}>
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}
