import { Button, Checkbox, Group, NumberInput, Stack, Textarea } from '@mantine/core';
import { breachData, breachNatures, breachPeople, type Breach, type BreachFacts } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useDescribeBreach } from '../api.ts';

const words = fr.breaches.facts;

/** What the notification form asks of a breach. */
export function FactsModal({ breach, onClose }: { breach: Breach; onClose: () => void }) {
  const describe = useDescribeBreach(breach);
  const [facts, setFacts] = useState<BreachFacts>(breach.facts);
  const set = (part: Partial<BreachFacts>) => setFacts({ ...facts, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    describe.mutate(facts, {
      onSuccess: () => {
        notifyDone(words.saved);
        onClose();
      },
    });
  };
  return (
    <OpenModal onClose={onClose} title={words.title} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Choices
            label={words.natures}
            keys={breachNatures}
            labels={words.naturesOf}
            value={facts.natures}
            onChange={(natures) => set({ natures })}
          />
          <Choices
            label={words.people}
            keys={breachPeople}
            labels={words.peopleOf}
            value={facts.people}
            onChange={(people) => set({ people })}
          />
          <NumberInput
            label={words.peopleCount}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            maw={280}
            value={facts.peopleCount ?? ''}
            onChange={(count) => set({ peopleCount: typeof count === 'number' ? count : null })}
          />
          <Choices
            label={words.data}
            keys={breachData}
            labels={words.dataOf}
            value={facts.data}
            onChange={(data) => set({ data })}
          />
          {(['consequences', 'measures'] as const).map((field) => (
            <Textarea
              key={field}
              label={words[field]}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={4_000}
              value={facts[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
          <DayInput
            label={words.peopleToldOn}
            description={words.peopleToldHelp}
            clearable
            maw={320}
            value={facts.peopleToldOn}
            onChange={(peopleToldOn) => set({ peopleToldOn })}
          />
          {describe.error && <ErrorNotice error={describe.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {fr.words.cancel}
            </Button>
            <Button type="submit" loading={describe.isPending}>
              {fr.words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenModal>
  );
}

interface ChoicesProps<K extends string> {
  label: string;
  keys: readonly K[];
  labels: Record<K, string>;
  value: K[];
  onChange: (chosen: K[]) => void;
}

function Choices<K extends string>({ label, keys, labels, value, onChange }: ChoicesProps<K>) {
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(keys.filter((key) => chosen.includes(key)))}
    >
      <Group gap="xs" mt={6}>
        {keys.map((key) => (
          <Checkbox key={key} value={key} label={labels[key]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
