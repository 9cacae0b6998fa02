import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Minutes } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { mayWithdraw } from '../may-withdraw.ts';
import { useWithdrawMinutes, type WithdrawalReason } from '../api.ts';

const words = fr.minutes.withdraw;
const reasons = Object.keys(words.reasons) as WithdrawalReason[];

/** Takes published minutes back, for those who may: the consequences are said in full first. */
export function Withdrawal({ minutes }: { minutes: Minutes }) {
  const ability = useAbility();
  const bodies = useBodies().data ?? [];
  const [opened, { open, close }] = useDisclosure(false);
  if (!mayWithdraw(ability, minutes, bodies)) return null;
  return (
    <Group justify="center" mt="xl" className="hc-no-print">
      <Button variant="subtle" color="red" onClick={open}>
        {words.open}
      </Button>
      {opened && <WithdrawalModal minutesId={minutes.id} onClose={close} />}
    </Group>
  );
}

function WithdrawalModal({ minutesId, onClose }: { minutesId: string; onClose: () => void }) {
  const withdraw = useWithdrawMinutes(minutesId);
  const [reason, setReason] = useState<WithdrawalReason>('leak');
  const confirm = () =>
    withdraw.mutate(reason, {
      onSuccess: () => {
        notifyDone(words.done);
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <Stack gap="md">
        <Text>{words.consequences}</Text>
        <Radio.Group
          label={words.reason}
          value={reason}
          onChange={(value) => setReason(reasons.find((known) => known === value) ?? reason)}
        >
          <Stack gap="xs" mt="xs">
            {reasons.map((value) => (
              <Radio key={value} value={value} label={words.reasons[value]} />
            ))}
          </Stack>
        </Radio.Group>
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
    </Modal>
  );
}
