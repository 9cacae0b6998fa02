import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { decodeText } from './decode-text.ts';

/** The spreadsheet, from a file or from the clipboard. It is read here and kept nowhere. */
export function ImportSource({ csv, onChange }: { csv: string; onChange: (csv: string) => void }) {
  const words = fr.situations.importing;
  const [unreadable, setUnreadable] = useState(false);
  const read = async (file: File | null) => {
    if (!file) return;
    const text = decodeText(await file.arrayBuffer());
    setUnreadable(text === null);
    if (text !== null) onChange(text);
  };
  const lines = csv.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <Stack gap="md">
      <Group>
        <FileButton accept=".csv,.txt,text/csv" onChange={(file) => void read(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={18} />}>
              {words.choose}
            </Button>
          )}
        </FileButton>
        {lines > 1 && (
          <Text c="dimmed" role="status">
            {words.chosen(lines - 1)}
          </Text>
        )}
      </Group>
      {unreadable && <Alert color="red">{words.unreadable}</Alert>}
      <Textarea
        label={words.paste}
        minRows={8}
        maxRows={16}
        autosize
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: 'monospace', fontSize: '0.875rem', whiteSpace: 'pre', overflowX: 'auto' } }}
        value={csv}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Stack>
  );
}
