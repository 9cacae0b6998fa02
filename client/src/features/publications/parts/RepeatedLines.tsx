import { Alert, Button, Group, Text } from '@mantine/core';
import type { DraftBlock } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { KeyHint } from '../../../shared/ui/KeyHint.tsx';
import classes from './RepeatedLines.module.css';

const words = fr.publications.repeated;

interface Props {
  lines: readonly DraftBlock[];
  busy: boolean;
  onDrop: () => void;
  onKeep: () => void;
}

/** Offers to take out, all at once, the lines of raw notes that the minutes say by themselves. */
export function RepeatedLines({ lines, busy, onDrop, onKeep }: Props) {
  if (lines.length === 0) return null;
  return (
    <Alert variant="light" color="gray" title={words.title(lines.length)} mb="md">
      <ul className={classes.lines}>
        {lines.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mb="xs">
        {words.check}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" loading={busy} onClick={onDrop} rightSection={<KeyHint>r</KeyHint>}>
          {words.drop(lines.length)}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {words.keep(lines.length)}
        </Button>
      </Group>
    </Alert>
  );
}
