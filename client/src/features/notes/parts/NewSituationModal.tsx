import { Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReferralSource, SituationInput } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { today } from '../../../shared/ui/dates.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useCreateSituation } from '../../situations/index.ts';

interface Props {
  bodyId: string;
  /** What was typed after `@`. */
  typed: string;
  onCreated: (situationId: string) => void;
  onClose: () => void;
}

const words = fr.notes.newSituation;

/** The least a situation needs, without leaving the notes. */
export function NewSituationModal({ bodyId, typed, onCreated, onClose }: Props) {
  const [firstName, setFirstName] = useState(typed.split(' ')[0] ?? '');
  const [lastName, setLastName] = useState(typed.split(' ').slice(1).join(' '));
  const [source, setSource] = useState<ReferralSource>('other');
  const [unnamed, setUnnamed] = useState(false);
  const create = useCreateSituation(bodyId);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nobody = !firstName.trim() && !lastName.trim();
    setUnnamed(nobody);
    if (nobody) return;
    create.mutate(blankSituation(firstName, lastName, source), { onSuccess: ({ id }) => onCreated(id) });
  };

  return (
    <OpenModal onClose={onClose} title={words.title}>
      <Stack component="form" onSubmit={submit} gap="sm">
        <Text size="sm" c="dimmed">
          {words.intro}
        </Text>
        <TextInput
          label={words.firstName}
          value={firstName}
          maxLength={80}
          data-autofocus
          error={unnamed && words.nameNeeded}
          onChange={({ currentTarget }) => setFirstName(currentTarget.value)}
        />
        <TextInput
          label={words.lastName}
          value={lastName}
          maxLength={80}
          onChange={({ currentTarget }) => setLastName(currentTarget.value)}
        />
        <Select
          label={words.referralSource}
          data={optionsOf(fr.domain.referralSources)}
          value={source}
          allowDeselect={false}
          onChange={(value) => value && setSource(value)}
        />
        {create.error && <ErrorNotice error={create.error} />}
        <FormButtons submitLabel={words.create} busy={create.isPending} onCancel={onClose} />
      </Stack>
    </OpenModal>
  );
}

const blankSituation = (firstName: string, lastName: string, referralSource: ReferralSource): SituationInput => ({
  identity: {
    firstName: firstName.trim() || null,
    lastName: lastName.trim() || null,
    aliases: [],
    sex: 'unknown',
    birthDate: null,
    address: null,
    phone: null,
    email: null,
    occupation: null,
    guardians: [],
  },
  status: 'toExamine',
  referralSource,
  startedOn: today(),
  caseLeadId: null,
  programme: null,
  subjectNotice: null,
});
