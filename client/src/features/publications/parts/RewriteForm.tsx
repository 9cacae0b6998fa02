import { Button, Group, Text, Textarea } from '@mantine/core';
import type { DraftBlock } from '@huis-clos/contracts';
import { useState, type KeyboardEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ConfirmLeave } from '../../../shared/ui/ConfirmLeave.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { fromEditable, toEditable } from '../review/segments.ts';
import classes from './Draft.module.css';
import { RewriteFindings } from './RewriteFindings.tsx';

const words = fr.publications.draft;

interface Props {
  bodyId: string;
  block: DraftBlock;
  onSave: (text: string) => Promise<unknown>;
  onClose: () => void;
}

/** One paragraph written otherwise: Ctrl Entrée saves, Échap leaves it as it was. */
export function RewriteForm({ bodyId, block, onSave, onClose }: Props) {
  const [initial] = useState(() => toEditable(block.text, words.mentionToken));
  const [text, setText] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const save = async (next: string) => {
    setBusy(true);
    try {
      await onSave(fromEditable(next, words.mentionToken));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(text);
  };

  return (
    <div className={classes.form}>
      <ConfirmLeave when={text !== initial} />
      <Textarea
        aria-label={words.rewriteLabel}
        value={text}
        autosize
        minRows={2}
        maxLength={20_000}
        autoFocus
        onFocus={({ currentTarget: field }) => field.setSelectionRange(field.value.length, field.value.length)}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Text size="sm" c="dimmed">
        {words.rewriteHelp} {text.includes(words.mentionToken) && words.mentionHelp}
      </Text>
      <RewriteFindings bodyId={bodyId} text={text} />
      {error !== null && <ErrorNotice error={error} kept={words.kept} />}
      <Group gap="xs">
        <Button size="compact-sm" loading={busy} onClick={() => void save(text)}>
          {words.save}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void save('')}>
          {words.dropped}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {fr.words.cancel}
        </Button>
      </Group>
    </div>
  );
}
