import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { fr } from '../../i18n/fr.ts';
import { ApiError, isCode } from '../errors/api-error.ts';
import { AnchorLink } from './links.tsx';

interface ErrorNoticeProps {
  error: unknown;
  /** A way on: asks again. Offered where asking again may help. */
  retry?: () => void;
  /** What is safe in spite of the failure, in words. */
  kept?: string;
}

/** A failure in a sentence, what is kept, and a way on. */
export function ErrorNotice({ error, retry, kept }: ErrorNoticeProps) {
  if (isCode(error, 'CHARTER_UNSIGNED')) return <CharterWaits />;
  const known = error instanceof ApiError;
  const passing = !known || error.code === 'UNAVAILABLE' || error.code === 'INTERNAL';
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle />} title={fr.errors.title}>
      <Text size="sm">{known ? error.message : fr.errors.unexpected}</Text>
      {kept && (
        <Text size="sm" mt={4}>
          {kept}
        </Text>
      )}
      {known && error.fields.length > 0 && (
        <ul>
          {error.fields.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
      <Group mt="xs" gap="md">
        {retry && passing && (
          <Button size="xs" variant="default" onClick={retry}>
            {fr.words.retry}
          </Button>
        )}
        {known && passing && error.requestId && (
          <Text size="xs" c="dimmed">
            {fr.errors.reference(error.requestId)}
          </Text>
        )}
      </Group>
    </Alert>
  );
}

function CharterWaits() {
  return (
    <Alert color="terre" variant="light" title={fr.errors.charterTitle}>
      <Text size="sm">{fr.errors.charterText}</Text>
      <AnchorLink to="/charte" size="sm">
        {fr.errors.charterLink}
      </AnchorLink>
    </Alert>
  );
}
