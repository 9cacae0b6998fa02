import { Button, Group, Modal, Text } from '@mantine/core';
import type { Member } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useEndMembership } from '../api.ts';

/** Asked, not undone: the person's access ends at once and they are told. */
export function EndMembership({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const words = fr.directory.members;
  const end = useEndMembership();
  const confirm = () =>
    member &&
    end.mutate(member.membershipId, {
      onSuccess: () => {
        notifyDone(words.ended);
        onClose();
      },
    });
  return (
    <Modal opened={member !== null} onClose={onClose} title={words.endTitle}>
      <Text fw={600}>{member?.name}</Text>
      <Text>{words.endText}</Text>
      {end.error && <ErrorNotice error={end.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {fr.words.cancel}
        </Button>
        <Button color="red" loading={end.isPending} onClick={confirm}>
          {words.end}
        </Button>
      </Group>
    </Modal>
  );
}
