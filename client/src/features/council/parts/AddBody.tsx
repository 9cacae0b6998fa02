import { Alert, Modal, Radio, Select, Stack, TextInput } from '@mantine/core';
import { bodyKinds, isNominative, type BodyKind } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useCreateBody } from '../api.ts';

/** A new formation, with what founds it: a decision of the steering body, or that it was there before. */
export function AddBody({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={fr.council.bodies.add} size="lg">
      <BodyForm onDone={onClose} />
    </Modal>
  );
}

function BodyForm({ onDone }: { onDone: () => void }) {
  const words = fr.council.bodies;
  const create = useCreateBody();
  const [kind, setKind] = useState<BodyKind>('thematicGroup');
  const [name, setName] = useState('');
  const [by, setBy] = useState<'decision' | 'existingBefore'>('decision');
  const [number, setNumber] = useState('');
  const [on, setOn] = useState<string | null>(today());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const day = on ?? today();
    create.mutate(
      {
        kind,
        name: name.trim(),
        foundation:
          by === 'decision'
            ? { kind: 'decision', number: number.trim(), on: day }
            : { kind: 'existingBefore', number: null, on: day },
      },
      {
        onSuccess: () => {
          notifyDone(words.added);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={words.kind}
          data={optionsOf(fr.domain.bodyKinds, [...bodyKinds])}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind((value ?? 'thematicGroup') as BodyKind)}
        />
        {isNominative(kind) && (
          <Alert color="terre" variant="light">
            {words.nominativeHelp}
          </Alert>
        )}
        <TextInput
          data-autofocus
          label={words.name}
          required
          withAsterisk={false}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={words.foundation} value={by} onChange={(value) => setBy(value as typeof by)}>
          <Stack gap="xs" mt={4}>
            <Radio value="decision" label={words.decision} />
            <Radio value="existingBefore" label={words.existingBefore} />
          </Stack>
        </Radio.Group>
        {by === 'decision' && (
          <TextInput
            label={words.number}
            required
            withAsterisk={false}
            maxLength={40}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        )}
        <DayInput
          label={by === 'decision' ? words.on : words.existingBeforeDay}
          description={by === 'decision' ? undefined : words.existingBeforeHelp}
          maxDate={today()}
          required
          withAsterisk={false}
          value={on}
          onChange={setOn}
        />
        {create.error && <ErrorNotice error={create.error} />}
        <FormButtons submitLabel={words.add} busy={create.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
