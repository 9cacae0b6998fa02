import { Stack, TextInput } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { AccountFields } from './AccountFields.tsx';
import type { StepProps } from './council-draft.ts';

export function CoordinatorStep({ draft, onChange, error }: StepProps) {
  const { coordinator } = draft;
  return (
    <Stack gap="md">
      <TextInput
        label={fr.identity.firstRun.name}
        autoComplete="name"
        autoFocus
        required
        withAsterisk={false}
        maxLength={120}
        value={coordinator.name}
        onChange={(event) => onChange({ ...draft, coordinator: { ...coordinator, name: event.currentTarget.value } })}
      />
      <AccountFields
        value={coordinator}
        onChange={(account) => onChange({ ...draft, coordinator: { ...coordinator, ...account } })}
        error={error}
        at="/coordinator"
      />
    </Stack>
  );
}
