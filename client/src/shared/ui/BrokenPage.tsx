import { Button, Stack, Text, Title } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';

/** What replaces a page that threw: nothing technical, and a way on. */
export function BrokenPage() {
  return (
    <Stack align="flex-start" gap="sm" p="xl" maw={560} role="alert">
      <Title order={1} size="h3">
        {fr.errors.title}
      </Title>
      <Text>{fr.errors.broken}</Text>
      <Button onClick={() => window.location.reload()}>{fr.errors.reload}</Button>
    </Stack>
  );
}
