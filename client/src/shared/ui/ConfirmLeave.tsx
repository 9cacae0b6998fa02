import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { fr } from '../../i18n/fr.ts';

/** Asks before leaving the page while `when` holds: something typed is not saved yet. */
export function ConfirmLeave({ when, text = fr.leave.text }: { when: boolean; text?: string }) {
  const blocker = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, withResolver: true });
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={fr.leave.title}>
      <Text>{text}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {fr.leave.leave}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {fr.leave.stay}
        </Button>
      </Group>
    </Modal>
  );
}
