import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { fr } from '../../i18n/fr.ts';
import { usePageTitle } from './use-page-title.ts';

/** One page for what does not exist and for what may not be seen: telling them apart would tell that something exists. */
export function NotFoundPage() {
  usePageTitle(fr.product);
  return (
    <Stack align="flex-start" gap="sm" py={64} maw={560}>
      <Title order={1} size="h2">
        {fr.notFound.title}
      </Title>
      <Text c="dimmed">{fr.notFound.text}</Text>
      <Button component={Link} to="/" mt="xs">
        {fr.notFound.home}
      </Button>
    </Stack>
  );
}
