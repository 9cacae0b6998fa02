import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useReportMissed } from '../api.ts';

const words = fr.minutes.missed;

/** Hands the group a string that its minutes let out. */
export function ReportMissed({ minutesId }: { minutesId: string }) {
  const report = useReportMissed(minutesId);
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    report.mutate([typed.trim()], {
      onSuccess: () => {
        notifyDone(words.done);
        setTyped('');
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={words.label}
          autoComplete="off"
          maxLength={200}
          flex="1 1 16rem"
          maw={480}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={report.isPending} disabled={typed.trim().length < 2}>
          {words.add}
        </Button>
      </Group>
      {report.error && <ErrorNotice error={report.error} />}
    </form>
  );
}
