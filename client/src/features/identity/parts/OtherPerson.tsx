import { Button, Group, Stack, Text } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';

interface OtherPersonProps {
  /** Whose page it is. */
  name: string;
  onDiscard: () => void;
  onKeep: () => void;
  busy: boolean;
  error: unknown;
}

/** Someone else signed in over a page: what was typed there is never theirs to send. */
export function OtherPerson({ name, onDiscard, onKeep, busy, error }: OtherPersonProps) {
  const words = fr.identity.ended;
  return (
    <Stack gap="md">
      <Text role="alert">{words.otherText(name)}</Text>
      {error != null && <ErrorNotice error={error} />}
      <Group justify="flex-end">
        <Button variant="default" autoFocus loading={busy} onClick={onKeep}>
          {words.keep(name)}
        </Button>
        <Button color="red.9" onClick={onDiscard}>
          {words.discard}
        </Button>
      </Group>
    </Stack>
  );
}
