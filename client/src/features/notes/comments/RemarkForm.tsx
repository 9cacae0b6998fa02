import { Button, Group, Textarea } from '@mantine/core';
import { COMMENT_LENGTH } from '@huis-clos/contracts';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';

const words = fr.notes.comments;

interface Props {
  label: string;
  action: string;
  initial?: string;
  autoFocus?: boolean;
  /** Sends the words; the field is emptied when it resolves and keeps them when it fails. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** Where one says something: Ctrl Entrée sends, Échap gives up. */
export function RemarkForm({ label, action, initial = '', autoFocus = false, onSend, onCancel }: Props) {
  const [text, setText] = useState(initial);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const send = async () => {
    if (!text.trim() || sending) return;
    setSending(true);
    setFailure(null);
    try {
      await onSend(text.trim());
      setText('');
    } catch (error) {
      setFailure(error);
    }
    setSending(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape' && onCancel) {
      // The sheet it may stand in stays open.
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <form onSubmit={submit}>
      <Textarea
        label={label}
        value={text}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={COMMENT_LENGTH}
        autoFocus={autoFocus}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {failure !== null && <ErrorNotice error={failure} kept={words.kept} />}
      {(text.trim() !== '' || onCancel) && (
        <Group gap={4} mt={4}>
          <Button type="submit" size="compact-sm" loading={sending}>
            {action}
          </Button>
          {onCancel && (
            <Button size="compact-sm" variant="default" onClick={onCancel}>
              {fr.words.cancel}
            </Button>
          )}
        </Group>
      )}
    </form>
  );
}
