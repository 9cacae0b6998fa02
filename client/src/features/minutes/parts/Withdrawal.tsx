import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { withdrawalReasons, type WithdrawalReason } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useWithdrawMinutes } from '../api.ts';
import { linesOf } from '../missed-lines.ts';

const words = fr.minutes.withdraw;

/** Takes published minutes back: the consequences are said in full first. */
export function Withdrawal({ minutesId }: { minutesId: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Group justify="center" mt="xl" className="hc-no-print">
      <Button variant="subtle" color="red" onClick={open}>
        {words.open}
      </Button>
      {opened && <WithdrawalModal minutesId={minutesId} onClose={close} />}
    </Group>
  );
}

function WithdrawalModal({ minutesId, onClose }: { minutesId: string; onClose: () => void }) {
  const withdraw = useWithdrawMinutes(minutesId);
  const [reason, setReason] = useState<WithdrawalReason>('leak');
  const [missed, setMissed] = useState('');
  const leak = reason === 'leak';
  const confirm = () =>
    withdraw.mutate(
      { reason, missed: leak ? linesOf(missed) : [] },
      {
        onSuccess: () => {
          notifyDone(words.done);
          onClose();
        },
      },
    );
  return (
    <OpenModal onClose={onClose} title={words.title}>
      <Stack gap="md">
        <Text>{words.consequences}</Text>
        <Radio.Group
          label={words.reason}
          value={reason}
          onChange={(value) => setReason(withdrawalReasons.find((known) => known === value) ?? reason)}
        >
          <Stack gap="xs" mt="xs">
            {withdrawalReasons.map((value) => (
              <Radio key={value} value={value} label={words.reasons[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {leak && (
          <>
            <Textarea
              label={`${fr.minutes.missed.labelMany} (${fr.words.optional})`}
              description={fr.minutes.missed.help}
              autosize
              minRows={2}
              maxRows={6}
              value={missed}
              onChange={(event) => setMissed(event.currentTarget.value)}
            />
            <Text size="sm">{words.breach}</Text>
          </>
        )}
        {withdraw.error && <ErrorNotice error={withdraw.error} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {fr.words.cancel}
          </Button>
          <Button color="red" loading={withdraw.isPending} onClick={confirm}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </OpenModal>
  );
}
