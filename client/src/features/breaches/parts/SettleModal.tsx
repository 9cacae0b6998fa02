import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { Breach, BreachOutcome } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { dayOf, formatTime, today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { instantOf, parseTime } from '../../meetings/index.ts';
import { useSettleBreach } from '../api.ts';

const words = fr.breaches.settle;

/** Writes down that the authority was notified and when, or why it was not. */
export function SettleModal({ breach, onClose }: { breach: Breach; onClose: () => void }) {
  const settle = useSettleBreach(breach);
  const { outcome } = breach;
  const notified = outcome?.state === 'notified' ? outcome : null;
  const [state, setState] = useState(outcome?.state ?? 'notified');
  const [day, setDay] = useState<string | null>(notified ? dayOf(notified.at) : today());
  const [time, setTime] = useState(formatTime(notified?.at ?? new Date().toISOString()));
  const [late, setLate] = useState(notified?.late ?? '');
  const [because, setBecause] = useState(outcome?.state === 'notNotified' ? outcome.because : '');
  const minutes = parseTime(time);
  const at = day && minutes !== null ? instantOf(day, minutes) : null;
  const isLate = at !== null && at > breach.notifyBy;
  const written = writtenOutcome();

  function writtenOutcome(): BreachOutcome | null {
    if (state === 'notNotified') return because.trim() ? { state, because } : null;
    if (!at || (isLate && !late.trim())) return null;
    // To the minute, as it is typed: the first minute counts as the moment it was known.
    return {
      state: 'notified',
      at: at < breach.knownAt && sameMinute(at, breach.knownAt) ? breach.knownAt : at,
      late: isLate ? late : null,
    };
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!written) return;
    settle.mutate(written, {
      onSuccess: () => {
        notifyDone(words.saved);
        onClose();
      },
    });
  };
  return (
    <OpenModal onClose={onClose} title={words.title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Radio.Group
            aria-label={words.title}
            value={state}
            onChange={(value) => setState(value === 'notified' ? 'notified' : 'notNotified')}
          >
            <Stack gap="xs">
              <Radio value="notified" label={words.notified} />
              <Radio value="notNotified" label={words.notNotified} />
            </Stack>
          </Radio.Group>
          {state === 'notified' ? (
            <>
              <Group gap="sm" align="flex-start">
                <DayInput label={words.day} value={day} onChange={setDay} maxDate={today()} w={180} />
                <TextInput
                  label={words.time}
                  description={words.timeHelp}
                  inputWrapperOrder={['label', 'input', 'description']}
                  w={140}
                  value={time}
                  onChange={(event) => setTime(event.currentTarget.value)}
                />
              </Group>
              {isLate && (
                <Textarea
                  label={words.late}
                  description={words.lateHelp}
                  autosize
                  minRows={2}
                  maxLength={2_000}
                  value={late}
                  onChange={(event) => setLate(event.currentTarget.value)}
                />
              )}
            </>
          ) : (
            <Textarea
              label={words.because}
              autosize
              minRows={2}
              maxLength={2_000}
              value={because}
              onChange={(event) => setBecause(event.currentTarget.value)}
            />
          )}
          {settle.error && <ErrorNotice error={settle.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {fr.words.cancel}
            </Button>
            <Button type="submit" disabled={!written} loading={settle.isPending}>
              {fr.words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenModal>
  );
}

const sameMinute = (a: string, b: string): boolean => a.slice(0, 16) === b.slice(0, 16);
