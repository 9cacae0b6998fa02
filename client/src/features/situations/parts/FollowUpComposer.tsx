import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { today } from '../../../shared/ui/dates.ts';
import { ConfirmLeave } from '../../../shared/ui/ConfirmLeave.tsx';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useAddFollowUp } from '../api.ts';
import { ScopeReminder } from './ScopeReminder.tsx';

/** Writing the next entry of the follow-up. */
export function FollowUpComposer({ situationId }: { situationId: string }) {
  const words = fr.situations.view.follow;
  const add = useAddFollowUp(situationId);
  const [text, setText] = useState('');
  const [on, setOn] = useState<string | null>(today());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { on: on ?? today(), text: text.trim(), meetingId: null },
      {
        onSuccess: () => {
          notifyDone(words.added);
          setText('');
          setOn(today());
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <ConfirmLeave when={text.trim() !== ''} text={words.leave} />
      <Stack gap="sm" mb="xl">
        <Textarea
          label={words.label}
          placeholder={words.placeholder}
          autosize
          minRows={3}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ScopeReminder text={text} />
        {add.error && <ErrorNotice error={add.error} kept={fr.situations.form.kept} />}
        <Group align="flex-end" justify="space-between">
          <DayInput label={words.on} w={160} maxDate={today()} value={on} onChange={setOn} />
          <Button type="submit" loading={add.isPending} disabled={text.trim() === ''}>
            {words.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
