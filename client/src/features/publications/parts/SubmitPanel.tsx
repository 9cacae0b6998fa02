import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { TARGETS_ID, type Submission } from '../review/use-submission.ts';

const words = fr.publications.submit;

/** Who will read it, then somebody else's turn. */
export function SubmitPanel({ submission: { targets, chosen, choose, targetNeeded } }: { submission: Submission }) {
  return (
    <Panel title={words.title}>
      <Stack gap="sm">
        <Checkbox.Group
          id={TARGETS_ID}
          label={words.targets}
          description={targets.length === 0 ? words.noTarget : undefined}
          value={chosen}
          onChange={choose}
          error={targetNeeded && words.targetNeeded}
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
      </Stack>
    </Panel>
  );
}

/** Sends it, or says what stands in the way. */
export function SendButton({ submission, saving }: { submission: Submission; saving: boolean }) {
  const { obstacles, send, busy, error } = submission;
  return (
    <>
      {obstacles.length > 0 && <Text size="sm">{obstacles.join(' ')}</Text>}
      {error && <ErrorNotice error={error} />}
      <Button disabled={obstacles.length > 0 || saving} loading={busy} onClick={send}>
        {words.action}
      </Button>
    </>
  );
}
