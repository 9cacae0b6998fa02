import { Button, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { offices, type Office, type Person } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useCreatePerson, useOrganisations, useUpdatePerson } from '../api.ts';

const draftOf = (person: Person | null) => ({
  name: person?.name ?? '',
  organisationId: person?.organisationId ?? null,
  jobTitle: person?.jobTitle ?? '',
  email: person?.email ?? '',
  offices: person?.offices ?? [],
});

export function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const words = fr.council.people;
  const organisations = useOrganisations().data ?? [];
  const create = useCreatePerson();
  const update = useUpdatePerson();
  const [draft, setDraft] = useState(() => draftOf(person));
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const error = create.error ?? update.error;
  const finish = (message: string) => ({
    onSuccess: () => {
      notifyDone(message);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { organisationId } = draft;
    if (!organisationId) return;
    const fields = {
      ...draft,
      name: draft.name.trim(),
      organisationId,
      jobTitle: draft.jobTitle.trim() || null,
      email: draft.email.trim() || null,
    };
    if (person) update.mutate({ id: person.id, ...fields }, finish(words.saved));
    else create.mutate(fields, finish(words.added));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={words.name}
          required
          withAsterisk={false}
          maxLength={120}
          error={fieldMessage(error, '/name')}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={words.organisation}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          required
          withAsterisk={false}
          value={draft.organisationId}
          onChange={(organisationId) => set({ organisationId })}
        />
        <TextInput
          label={words.jobTitle}
          maxLength={120}
          value={draft.jobTitle}
          onChange={(event) => set({ jobTitle: event.currentTarget.value })}
        />
        <TextInput
          label={words.email}
          type="email"
          maxLength={200}
          error={fieldMessage(error, '/email')}
          value={draft.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <MultiSelect
          label={words.offices}
          description={words.officesHelp}
          data={optionsOf(fr.domain.offices, [...offices])}
          value={draft.offices}
          onChange={(chosen) => set({ offices: chosen as Office[] })}
        />
        {error && <ErrorNotice error={error} />}
        <FormButtons
          submitLabel={person ? fr.words.save : words.add}
          busy={create.isPending || update.isPending}
          onCancel={onDone}
        >
          {person && person.account !== 'none' && <AccountSwitch person={person} onDone={onDone} />}
        </FormButtons>
      </Stack>
    </form>
  );
}

/** Closing an account, or opening it again: a switch of its own, apart from what is typed. */
function AccountSwitch({ person, onDone }: { person: Person; onDone: () => void }) {
  const words = fr.council.people;
  const update = useUpdatePerson();
  const disabled = person.account === 'disabled';
  const flip = () =>
    update.mutate(
      { id: person.id, disabled: !disabled },
      {
        onSuccess: () => {
          notifyDone(disabled ? words.enabled : words.disabled);
          onDone();
        },
      },
    );
  return (
    <>
      {update.error && <ErrorNotice error={update.error} />}
      <Button variant="subtle" color={disabled ? 'encre' : 'red'} loading={update.isPending} onClick={flip}>
        {disabled ? words.enable : words.disable}
      </Button>
    </>
  );
}
