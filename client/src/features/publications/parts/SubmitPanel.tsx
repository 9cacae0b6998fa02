import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { isNominative, type Publication } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useSubmit } from '../api.ts';
import { isOpenRisk } from './RiskPanel.tsx';

const words = fr.publications.submit;

/** Last step of the review: who will read it, then somebody else's turn. What stands in the way is said. */
export function SubmitPanel({ publication, saving }: { publication: Publication; saving: boolean }) {
  const submit = useSubmit(publication.id);
  const targets = (useBodies().data ?? []).filter(({ kind }) => !isNominative(kind));
  const [wanted, setWanted] = useState<string[]>(publication.targetBodyIds);
  // One that the last version went to may be no more.
  const chosen = wanted.filter((bodyId) => targets.some(({ id }) => id === bodyId));
  const [tried, setTried] = useState(false);
  const obstacles = obstaclesOf(publication);

  const send = () => {
    setTried(true);
    if (chosen.length > 0) submit.mutate(chosen, { onSuccess: () => notifyDone(words.done) });
  };
  return (
    <Panel title={words.title}>
      <Stack gap="sm">
        {obstacles.length > 0 && (
          <Alert variant="light" color="gray">
            {obstacles.map((obstacle) => (
              <Text key={obstacle} size="sm">
                {obstacle}
              </Text>
            ))}
          </Alert>
        )}
        <Checkbox.Group
          label={words.targets}
          description={targets.length === 0 ? words.noTarget : undefined}
          value={chosen}
          onChange={setWanted}
          error={tried && chosen.length === 0 && words.targetNeeded}
        >
          <Stack gap="xs" my="xs">
            {targets.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          {words.second}
        </Text>
        {submit.error && <ErrorNotice error={submit.error} />}
        <Group>
          <Button disabled={obstacles.length > 0 || saving} loading={submit.isPending} onClick={send}>
            {words.action}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

function obstaclesOf({ undecided, risks, stale }: Publication): string[] {
  const open = risks.filter(isOpenRisk).length;
  return [
    ...(stale ? [words.blocked.stale] : []),
    ...(undecided > 0 ? [words.blocked.undecided(undecided)] : []),
    ...(open > 0 ? [words.blocked.risks(open)] : []),
  ];
}
