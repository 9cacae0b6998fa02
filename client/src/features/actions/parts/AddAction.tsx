import { Autocomplete, Button, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMembers } from '../../../shared/directory/queries.ts';
import { today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useCreateAction } from '../api.ts';

interface AddActionProps {
  bodyId: string;
  /** The situation it is about, if it is about one. */
  situationId: string | null;
  /** The meeting that decides it, if one does. */
  meetingId?: string;
  opened: boolean;
  onClose: () => void;
}

/** Who does what, by when. */
export function AddAction({ opened, onClose, ...about }: AddActionProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={fr.actions.add} size="lg">
      <ActionForm {...about} onDone={onClose} />
    </Modal>
  );
}

interface ActionFormProps {
  bodyId: string;
  situationId: string | null;
  meetingId?: string;
  onDone: () => void;
}

function ActionForm({ bodyId, situationId, meetingId, onDone }: ActionFormProps) {
  const words = fr.actions;
  const members = useMembers(bodyId).data ?? [];
  const current = members.filter(({ until }) => !until || until >= today());
  const create = useCreateAction(bodyId);
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const member = current.find(({ name }) => name === owner.trim());
    create.mutate(
      {
        title: title.trim(),
        ownerId: member?.personId ?? null,
        ownerName: member ? null : owner.trim() || null,
        dueOn,
        situationId,
        meetingId: meetingId ?? null,
      },
      {
        onSuccess: () => {
          notifyDone(words.added);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Textarea
          data-autofocus
          label={words.title}
          autosize
          minRows={2}
          maxLength={400}
          required
          withAsterisk={false}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Autocomplete
          label={words.owner}
          description={words.ownerHelp}
          data={[...new Set(current.map(({ name }) => name))]}
          maxLength={120}
          value={owner}
          onChange={setOwner}
        />
        <DayInput label={words.dueOn} clearable value={dueOn} onChange={setDueOn} />
        {create.error && <ErrorNotice error={create.error} />}
        <Button type="submit" loading={create.isPending} disabled={title.trim() === ''}>
          {words.add}
        </Button>
      </Stack>
    </form>
  );
}
