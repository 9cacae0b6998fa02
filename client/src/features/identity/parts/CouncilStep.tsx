import { Stack, TextInput } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import type { StepProps } from './council-draft.ts';

export function CouncilStep({ draft, onChange, error }: StepProps) {
  const words = fr.identity.firstRun;
  const field = (name: 'commune' | 'department' | 'mayorTitle') => ({
    label: words[name],
    required: true,
    withAsterisk: false,
    maxLength: 120,
    error: fieldMessage(error, `/${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => onChange({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <Stack gap="md">
      <TextInput {...field('commune')} autoFocus />
      <TextInput {...field('department')} />
      <TextInput {...field('mayorTitle')} description={words.mayorTitleHelp} maxLength={60} />
    </Stack>
  );
}
