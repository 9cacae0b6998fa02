import { Button, Group } from '@mantine/core';
import type { NotesComment } from '@huis-clos/contracts';
import { useEffect, useRef } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { useAnswerComment, useResolveComment } from './api.ts';
import classes from './comments.module.css';
import { RemarkForm } from './RemarkForm.tsx';
import { RemarkView } from './RemarkView.tsx';

const words = fr.notes.comments;

interface Props {
  documentId: string;
  bodyId: string;
  comment: NotesComment;
  /** Whether its passage is still in the notes. */
  placed: boolean;
  isCurrent: boolean;
  /** Goes to the passage in the notes. */
  onGo: () => void;
  onDeleted: () => void;
}

/** A passage, what was said of it, and what was answered. */
export function CommentThread({ documentId, bodyId, comment, placed, isCurrent, onGo, onDeleted }: Props) {
  const { id, quote, resolvedAt, resolvedBy, replies } = comment;
  const answer = useAnswerComment(documentId, id);
  const resolve = useResolveComment(documentId, id);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  return (
    <li ref={item} className={classes.thread} aria-current={isCurrent || undefined}>
      {placed ? (
        <button type="button" className={classes.quote} onClick={onGo} aria-label={words.go(quote)}>
          <Nominative>{quote}</Nominative>
        </button>
      ) : (
        <p className={classes.lost}>
          <strong>{words.lost}</strong>{' '}
          <q>
            <Nominative>{quote}</Nominative>
          </q>
        </p>
      )}
      {resolvedAt && <p className={classes.said}>{words.resolvedBy(resolvedBy?.name ?? '')}</p>}
      <RemarkView {...{ documentId, bodyId, onDeleted }} remark={comment} answers={replies.length} />
      {replies.length > 0 && (
        <ul className={classes.replies} aria-label={words.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <RemarkView {...{ documentId, bodyId }} remark={reply} />
            </li>
          ))}
        </ul>
      )}
      {!resolvedAt && <RemarkForm label={words.answer} action={words.send} onSend={answer.mutateAsync} />}
      <Group mt={6}>
        <Button
          size="compact-sm"
          variant="default"
          loading={resolve.isPending}
          onClick={() => resolve.mutate(!resolvedAt, { onError: notifyFailure })}
        >
          {resolvedAt ? words.reopen : words.resolve}
        </Button>
      </Group>
    </li>
  );
}
