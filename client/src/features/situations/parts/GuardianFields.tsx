import { ActionIcon, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import { emptyGuardian, type GuardianDraft } from './form-draft.ts';
import type { FieldsProps } from './IdentityFields.tsx';

const MOST = 6;

export function GuardianFields({ draft, set, error }: FieldsProps) {
  const words = fr.situations.form;
  const { guardians } = draft;
  return (
    <Stack gap="lg">
      {guardians.map((guardian, index) => (
        <div key={index} role="group" aria-label={words.guardian(index + 1)}>
          <Group justify="space-between" mb={4}>
            <Text fw={600}>{words.guardian(index + 1)}</Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.removeGuardian(index + 1)}
              onClick={() => set({ guardians: guardians.toSpliced(index, 1) })}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
          <OneGuardian
            guardian={guardian}
            error={error}
            at={`/identity/guardians/${index}`}
            onChange={(changed) => set({ guardians: guardians.with(index, changed) })}
          />
        </div>
      ))}
      {guardians.length < MOST && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} />}
            onClick={() => set({ guardians: [...guardians, emptyGuardian()] })}
          >
            {words.addGuardian}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface OneGuardianProps {
  guardian: GuardianDraft;
  error: unknown;
  at: string;
  onChange: (guardian: GuardianDraft) => void;
}

function OneGuardian({ guardian, error, at, onChange }: OneGuardianProps) {
  const words = fr.situations.form;
  const text = (name: keyof GuardianDraft, label: string, maxLength: number) => ({
    label,
    maxLength,
    autoComplete: 'off',
    error: fieldMessage(error, `${at}/${name}`),
    value: guardian[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      onChange({ ...guardian, [name]: event.currentTarget.value }),
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput {...text('name', words.guardianName, 120)} required withAsterisk={false} />
      <TextInput {...text('relation', words.relation, 60)} placeholder={words.relationHelp} />
      <TextInput {...text('phone', words.phone, 40)} type="tel" />
      <TextInput {...text('email', words.email, 200)} type="email" />
      <TextInput {...text('address', words.address, 200)} />
    </SimpleGrid>
  );
}
