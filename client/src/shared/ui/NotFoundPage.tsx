import { Stack, Text, Title } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';
import { usePageTitle } from './use-page-title.ts';
import { ButtonLink } from './links.tsx';

/** One page for what does not exist and for what may not be seen: telling them apart would tell that something exists. */
export function NotFoundPage() {
  usePageTitle(fr.product);
  return (
    <Stack align="flex-start" gap="sm" py={64} maw={560}>
      <Title order={1} size="h2">
        {fr.notFound.title}
      </Title>
      <Text c="dimmed">{fr.notFound.text}</Text>
      <ButtonLink to="/" mt="xs">
        {fr.notFound.home}
      </ButtonLink>
    </Stack>
  );
}
