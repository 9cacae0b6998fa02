import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDoor } from '@tabler/icons-react';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { usePublish } from '../api.ts';
import { BackToDraft } from './BackToDraft.tsx';
import { DecisionsSummary } from './DecisionsSummary.tsx';
import { ReadThenAct } from './ReadThenAct.tsx';

const words = fr.publications.publish;
const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** The step through the door: its consequences are said in full before it is taken. */
export function PublishPanel({ publication }: { publication: Publication }) {
  const { bodyId, certifiedBy, preparedBy } = publication;
  const mayPublish = useMay('publish', 'Publication', { bodyId, preparedById: preparedBy.id });
  const [opened, { open, close }] = useDisclosure(false);
  const intro = (
    <Text>
      {certifiedBy && words.certifiedBy(certifiedBy.name)} {!mayPublish && words.waits}
    </Text>
  );
  const actions = (
    <Group gap="xs">
      {mayPublish && (
        <Button leftSection={<IconDoor size={18} />} disabled={publication.stale !== null} onClick={open}>
          {words.open}
        </Button>
      )}
      <BackToDraft publication={publication} />
    </Group>
  );
  return (
    <>
      <ReadThenAct publication={publication} intro={intro} label={fr.publications.review.decisions} actions={actions}>
        <DecisionsSummary publication={publication} />
      </ReadThenAct>
      {opened && <Consequences publication={publication} onClose={close} />}
    </>
  );
}

function Consequences({ publication, onClose }: { publication: Publication; onClose: () => void }) {
  const publish = usePublish(publication.id);
  const bodies = useBodies().data ?? [];
  const targets = bodies.filter(({ id }) => publication.targetBodyIds.includes(id)).map(({ name }) => name);
  const confirm = () =>
    publish.mutate(undefined, {
      onSuccess: () => {
        notifyDone(words.done);
        onClose();
      },
    });
  return (
    <OpenModal onClose={onClose} title={words.title}>
      <Stack gap="md">
        <Text>{words.consequences(list.format(targets))}</Text>
        <Text>{words.irreversible}</Text>
        {publish.error && <ErrorNotice error={publish.error} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {fr.words.cancel}
          </Button>
          <Button loading={publish.isPending} onClick={confirm}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </OpenModal>
  );
}
