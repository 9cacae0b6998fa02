import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { onwardReferralTargets, type OnwardReferralTarget, type Situation } from '@huis-clos/contracts';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay, today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { notifyDone, notifyFailure, notifyUndo } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useUpdateSituation } from '../api.ts';
import { AsidePart } from './AsidePart.tsx';
import { newId } from '../../../shared/ids.ts';

/** To whom the situation was passed on. */
export function OnwardPart({ situation, mayChange }: { situation: Situation; mayChange: boolean }) {
  const words = fr.situations.view;
  const update = useUpdateSituation(situation.id);
  const [adding, form] = useDisclosure(false);
  const { onwardReferrals, version } = situation;
  const add = (to: OnwardReferralTarget, on: string) =>
    update.mutate(
      { version, onwardReferrals: [...onwardReferrals, { id: newId(), to, on }] },
      {
        onSuccess: () => {
          notifyDone(words.onwardAdded);
          form.close();
        },
        onError: notifyFailure,
      },
    );
  const remove = (removedId: string) =>
    update.mutate(
      { version, onwardReferrals: onwardReferrals.filter(({ id }) => id !== removedId) },
      {
        onSuccess: (changed) =>
          notifyUndo(words.onwardRemoved, () =>
            update.mutate({ version: changed.version, onwardReferrals }, { onError: notifyFailure }),
          ),
        onError: notifyFailure,
      },
    );
  return (
    <AsidePart
      title={words.onward}
      action={
        mayChange && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={16} />} onClick={form.toggle}>
            {words.onwardAdd}
          </Button>
        )
      }
    >
      {adding && <OnwardForm busy={update.isPending} onAdd={add} onCancel={form.close} />}
      {onwardReferrals.length === 0 && !adding && <Text c="dimmed">{words.onwardNone}</Text>}
      <Stack gap={4}>
        {onwardReferrals.map(({ id, to, on }) => (
          <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
            <Text>
              {fr.domain.onwardReferralTargets[to]}{' '}
              <Text span size="sm" c="dimmed">
                {formatShortDay(on)}
              </Text>
            </Text>
            {mayChange && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.onwardRemove(fr.domain.onwardReferralTargets[to])}
                onClick={() => remove(id)}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
    </AsidePart>
  );
}

interface OnwardFormProps {
  busy: boolean;
  onAdd: (to: OnwardReferralTarget, on: string) => void;
  onCancel: () => void;
}

function OnwardForm({ busy, onAdd, onCancel }: OnwardFormProps) {
  const words = fr.situations.view;
  const [to, setTo] = useState<OnwardReferralTarget>('missionLocale');
  const [on, setOn] = useState<string | null>(today());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(to, on ?? today());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mb="sm">
        <Select
          label={words.onwardTo}
          autoFocus
          data={optionsOf(fr.domain.onwardReferralTargets, [...onwardReferralTargets])}
          allowDeselect={false}
          value={to}
          onChange={(value) => setTo((value ?? 'other') as OnwardReferralTarget)}
        />
        <DayInput label={words.onwardOn} maxDate={today()} value={on} onChange={setOn} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={busy}>
            {words.onwardAdd}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {fr.words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
