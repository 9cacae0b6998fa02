import { Button, Group, Text } from '@mantine/core';
import type { NotesReply } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { formatInstant } from '../../../shared/ui/dates.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { useDeleteRemark, useRewriteRemark } from './api.ts';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import classes from './comments.module.css';
import { RemarkForm } from './RemarkForm.tsx';

const words = fr.notes.comments;

interface Props {
  documentId: string;
  bodyId: string;
  remark: NotesReply;
  /** How many answers go with it when it is deleted. */
  answers?: number;
  onDeleted?: () => void;
}

/** What one person said; its author may say it otherwise or take it back. */
export function RemarkView({ documentId, bodyId, remark, answers = 0, onDeleted }: Props) {
  const { id, text, by, at, editedAt } = remark;
  const record = { bodyId, authorId: by.id };
  const mayRewrite = useMay('update', 'NotesComment', record);
  const mayDelete = useMay('withdraw', 'NotesComment', record);
  const [doing, setDoing] = useState<'rewriting' | 'deleting' | null>(null);
  const rewrite = useRewriteRemark(documentId, id);
  const remove = useDeleteRemark(documentId, id);
  const said = `${by.name} · ${formatInstant(at)}${editedAt ? ` · ${words.edited}` : ''}`;

  if (doing === 'rewriting') {
    return (
      <RemarkForm
        label={words.rewrite}
        action={fr.words.save}
        initial={text}
        autoFocus
        onSend={(changed) => rewrite.mutateAsync(changed).then(() => setDoing(null))}
        onCancel={() => setDoing(null)}
      />
    );
  }
  return (
    <div>
      <p className={classes.said}>{said}</p>
      <p className={classes.text}>
        <Nominative>{text}</Nominative>
      </p>
      {doing === 'deleting' ? (
        <div role="group" aria-label={words.delete}>
          <Text size="sm">{words.deleteText(answers)}</Text>
          <Group gap={4} mt={4}>
            <Button
              size="compact-sm"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => onDeleted?.(), onError: notifyFailure })}
            >
              {words.delete}
            </Button>
            <Button size="compact-sm" variant="default" autoFocus onClick={() => setDoing(null)}>
              {fr.words.cancel}
            </Button>
          </Group>
        </div>
      ) : (
        <Group gap={4}>
          {mayRewrite && (
            <Button size="compact-xs" variant="subtle" onClick={() => setDoing('rewriting')}>
              {fr.words.edit}
            </Button>
          )}
          {mayDelete && (
            <Button size="compact-xs" variant="subtle" onClick={() => setDoing('deleting')}>
              {words.delete}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
