import { Select, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core';
import { sexes, type Sex } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import { today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import type { SituationDraft } from './form-draft.ts';

/** What each part of the form is given. */
export interface FieldsProps {
  draft: SituationDraft;
  set: (change: Partial<SituationDraft>) => void;
  error: unknown;
}

type TextField = 'lastName' | 'firstName' | 'address' | 'phone' | 'email' | 'occupation';
const longest: Record<TextField, number> = {
  lastName: 80,
  firstName: 80,
  address: 200,
  phone: 40,
  email: 200,
  occupation: 160,
};

export function IdentityFields({ draft, set, error }: FieldsProps) {
  const words = fr.situations.form;
  const text = (name: TextField) => ({
    label: words[name],
    maxLength: longest[name],
    // The browser must not keep, nor offer elsewhere, what is typed about someone.
    autoComplete: 'off',
    error: fieldMessage(error, `/identity/${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...text('lastName')} autoFocus />
        <TextInput {...text('firstName')} />
      </SimpleGrid>
      <TagsInput
        label={words.aliases}
        description={words.aliasesHelp}
        autoComplete="off"
        maxTags={20}
        acceptValueOnBlur
        value={draft.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DayInput
          label={words.birthDate}
          maxDate={today()}
          clearable
          error={fieldMessage(error, '/identity/birthDate')}
          value={draft.birthDate}
          onChange={(birthDate) => set({ birthDate })}
        />
        <Select
          label={words.sex}
          data={optionsOf(fr.domain.sexes, [...sexes])}
          allowDeselect={false}
          value={draft.sex}
          onChange={(sex) => set({ sex: (sex ?? 'unknown') as Sex })}
        />
      </SimpleGrid>
      <TextInput {...text('address')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...text('phone')} type="tel" />
        <TextInput {...text('email')} type="email" />
      </SimpleGrid>
      <TextInput {...text('occupation')} />
    </Stack>
  );
}
