import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { MissedString } from '@huis-clos/contracts';
import { useId } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { HuisClosFrame } from '../../../shared/ui/HuisClosFrame.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { useDropMissed, useMissed } from '../api.ts';
import { ReportMissed } from './ReportMissed.tsx';

const words = fr.minutes.missed;

interface Props {
  minutesId: string;
  mayReport: boolean;
}

/** Inside the group's door: what its minutes let out, and so is searched for in its drafts. */
export function MissedStrings({ minutesId, mayReport }: Props) {
  const id = useId();
  return (
    <Loaded query={useMissed(minutesId)} skeleton={<ListSkeleton lines={2} />}>
      {({ bodyId, bodyName, missed }) => (
        <HuisClosFrame bodyId={bodyId} bodyName={bodyName}>
          <Stack gap="md" component="section" aria-labelledby={id}>
            <div>
              <Title order={2} size="h4" id={id}>
                {words.title}
              </Title>
              <Text c="dimmed">{words.intro}</Text>
            </div>
            {missed.length === 0 ? <Text>{words.empty}</Text> : <MissedList minutesId={minutesId} missed={missed} />}
            {mayReport && <ReportMissed minutesId={minutesId} />}
          </Stack>
        </HuisClosFrame>
      )}
    </Loaded>
  );
}

function MissedList({ minutesId, missed }: { minutesId: string; missed: MissedString[] }) {
  const drop = useDropMissed(minutesId);
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {missed.map(({ id, text }) => (
        <li key={id}>
          <Group gap="xs">
            <Nominative>{text}</Nominative>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.drop(text)}
              onClick={() => drop.mutate(id, { onSuccess: () => notifyDone(words.dropped) })}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
        </li>
      ))}
    </ul>
  );
}
