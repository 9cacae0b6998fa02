import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { isNominative, nominativeKinds, type BodyKind } from '@huis-clos/contracts';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { optionsOf } from '../../../shared/ui/options.ts';
import type { StepProps } from './council-draft.ts';

/** The bodies the council starts with. Plenary and steering exist in every council; groups are as many as needed. */
export function BodiesStep({ draft, onChange }: StepProps) {
  const words = fr.identity.firstRun;
  const { bodies } = draft;
  const change = (index: number, body: { kind: BodyKind; name: string }) =>
    onChange({ ...draft, bodies: bodies.with(index, body) });
  return (
    <Stack gap="sm">
      {bodies.map(({ kind, name }, index) => (
        <Group key={index} align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={fr.domain.bodyKinds[kind]}
            description={isNominative(kind) ? words.nominative : undefined}
            required
            withAsterisk={false}
            maxLength={120}
            value={name}
            onChange={(event) => change(index, { kind, name: event.currentTarget.value })}
          />
          {index > 4 && (
            <Select
              w={200}
              aria-label={fr.domain.bodyKinds[kind]}
              data={optionsOf(fr.domain.bodyKinds, [...nominativeKinds])}
              allowDeselect={false}
              value={kind}
              onChange={(value) => change(index, { kind: (value ?? kind) as BodyKind, name })}
            />
          )}
          {isNominative(kind) && (
            <ActionIcon
              variant="default"
              size="input-sm"
              aria-label={words.removeBody(name)}
              onClick={() => onChange({ ...draft, bodies: bodies.toSpliced(index, 1) })}
            >
              <IconTrash size={18} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange({ ...draft, bodies: [...bodies, { kind: 'thematicGroup', name: '' }] })}
      >
        {words.addGroup}
      </Button>
      <TextInput
        label={words.mayoralOrder}
        description={words.mayoralOrderHelp}
        maxLength={80}
        value={draft.mayoralOrder}
        onChange={(event) => onChange({ ...draft, mayoralOrder: event.currentTarget.value })}
      />
    </Stack>
  );
}
