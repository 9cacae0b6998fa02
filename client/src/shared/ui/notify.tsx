import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { fr } from '../../i18n/fr.ts';
import { ApiError } from '../errors/api-error.ts';

/** Says, quietly and briefly, that something was done. Never carries a name. */
export const notifyDone = (message: string) =>
  notifications.show({ message, color: 'encre', autoClose: 4000, closeButtonProps: { 'aria-label': fr.words.close } });

/** Says that something failed; stays until it is closed. */
export const notifyFailure = (error: unknown) =>
  notifications.show({
    title: fr.errors.title,
    message: error instanceof ApiError ? error.message : fr.errors.unexpected,
    color: 'red',
    autoClose: false,
  });

/** Says that something was done and offers to undo it for eight seconds: kinder than asking first. */
export function notifyUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" gap="md">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {fr.words.undo}
        </Button>
      </Group>
    ),
    color: 'encre',
    autoClose: 8000,
  });
}
