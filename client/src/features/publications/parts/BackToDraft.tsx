import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Publication } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useReturnToDraft } from '../api.ts';

const words = fr.publications.back;

/** The way back from a step: whoever prepares takes the review up again, whoever may certify sends it back to them. */
export function BackToDraft({ publication }: { publication: Publication }) {
  const subject = { bodyId: publication.bodyId, preparedById: publication.preparedBy.id };
  const mayPrepare = useMay('prepare', 'Publication', subject);
  const mayCertify = useMay('certify', 'Publication', subject);
  const back = useReturnToDraft(publication.id);
  const [asking, { open, close }] = useDisclosure(false);
  if (!mayPrepare && !mayCertify) return null;
  const goBack = (remark: string) => back.mutate(remark, { onSuccess: () => notifyDone(words.done) });
  return (
    <Stack gap="xs" align="flex-start">
      {back.error && !asking && <ErrorNotice error={back.error} />}
      <Button variant="default" loading={back.isPending} onClick={mayPrepare ? () => goBack('') : open}>
        {mayPrepare ? words.resume : words.open}
      </Button>
      {asking && <Asked busy={back.isPending} error={back.error} onSend={goBack} onClose={close} />}
    </Stack>
  );
}

interface AskedProps {
  busy: boolean;
  error: unknown;
  onSend: (remark: string) => void;
  onClose: () => void;
}

/** What is to be taken up again, in the words of who read it. */
function Asked({ busy, error, onSend, onClose }: AskedProps) {
  const [remark, setRemark] = useState('');
  return (
    <OpenModal onClose={onClose} title={words.title}>
      <Stack gap="md">
        <Text>{words.text}</Text>
        <Textarea
          data-autofocus
          label={words.remark}
          description={words.remarkHelp}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2_000}
          value={remark}
          onChange={({ currentTarget }) => setRemark(currentTarget.value)}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {fr.words.cancel}
          </Button>
          <Button loading={busy} onClick={() => onSend(remark)}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </OpenModal>
  );
}
