import { Button, Stack, TextInput } from '@mantine/core';
import type { Council } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { FormSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { useCouncil, useUpdateCouncil } from '../api.ts';
import { LogoPart } from './LogoPart.tsx';

export function CouncilPart() {
  return (
    <Loaded query={useCouncil()} skeleton={<FormSkeleton fields={3} />}>
      {(council) => (
        <Stack gap="xl">
          <CouncilForm council={council} />
          <LogoPart council={council} />
        </Stack>
      )}
    </Loaded>
  );
}

function CouncilForm({ council: { logoId: _, ...particulars } }: { council: Council }) {
  const words = fr.council.general;
  const mayUpdate = useMay('update', 'Council', {});
  const update = useUpdateCouncil();
  const [draft, setDraft] = useState(particulars);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(draft, { onSuccess: () => notifyDone(words.saved) });
  };
  const field = (name: keyof typeof particulars, maxLength: number) => ({
    label: words[name],
    maxLength,
    required: true,
    withAsterisk: false,
    readOnly: !mayUpdate,
    error: fieldMessage(update.error, `/${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={520}>
        <TextInput {...field('commune', 120)} />
        <TextInput {...field('department', 120)} />
        <TextInput {...field('mayorTitle', 60)} />
        {update.error && <ErrorNotice error={update.error} />}
        {mayUpdate && (
          <div>
            <Button type="submit" loading={update.isPending}>
              {fr.words.save}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
