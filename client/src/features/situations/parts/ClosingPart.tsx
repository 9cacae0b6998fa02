import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { closureReasons, type ClosureReason, type Situation } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { notifyDone, notifyFailure } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useUpdateSituation } from '../api.ts';

/** Closing a situation with its reason, or opening it again, for those who may (S4). */
export function ClosingPart({ situation }: { situation: Situation }) {
  const words = fr.situations.view;
  const mayClose = useMay('close', 'Situation', situation);
  const update = useUpdateSituation(situation.id);
  const [asking, ask] = useDisclosure(false);
  if (!mayClose) return null;
  if (situation.status === 'closed') {
    const reopen = () =>
      update.mutate(
        { version: situation.version, status: 'active', endedOn: null, closureReason: null },
        { onSuccess: () => notifyDone(words.reopened), onError: notifyFailure },
      );
    return (
      <Button variant="default" loading={update.isPending} onClick={reopen}>
        {words.reopen}
      </Button>
    );
  }
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {words.close}…
      </Button>
      <Modal opened={asking} onClose={ask.close} title={words.closeTitle}>
        <ClosingForm situation={situation} onDone={ask.close} />
      </Modal>
    </>
  );
}

function ClosingForm({ situation: { id, version }, onDone }: { situation: Situation; onDone: () => void }) {
  const words = fr.situations.view;
  const update = useUpdateSituation(id);
  const [reason, setReason] = useState<ClosureReason | null>(null);
  const [on, setOn] = useState<string | null>(today());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) return;
    update.mutate(
      { version, status: 'closed', endedOn: on ?? today(), closureReason: reason },
      {
        onSuccess: () => {
          notifyDone(words.closed);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{words.closeText}</Text>
        <Select
          data-autofocus
          label={words.closeReason}
          data={optionsOf(fr.domain.closureReasons, [...closureReasons])}
          value={reason}
          onChange={(value) => setReason(value as ClosureReason | null)}
        />
        <DayInput label={words.closeOn} maxDate={today()} value={on} onChange={setOn} />
        {update.error && <ErrorNotice error={update.error} />}
        <FormButtons submitLabel={words.close} busy={update.isPending} disabled={!reason} onCancel={onDone} />
      </Stack>
    </form>
  );
}
