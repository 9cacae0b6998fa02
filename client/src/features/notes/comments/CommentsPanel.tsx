import { Button, Group, Switch } from '@mantine/core';
import type { NotesComment } from '@huis-clos/contracts';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState, useSyncExternalStore } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { useAddComment, useComments } from './api.ts';
import type { CommentStore, Draft } from './comment-store.ts';
import { goToComment } from './commenting.ts';
import { CommentThread } from './CommentThread.tsx';
import classes from './comments.module.css';
import { markPassage, passagesIn, rangeOf, unmarkPassage } from './passages.ts';
import { RemarkForm } from './RemarkForm.tsx';

const words = fr.notes.comments;

interface Props {
  documentId: string;
  bodyId: string;
  editor: Editor;
  store: CommentStore;
}

/** What the group says beside its notes, in the order of the text; those resolved are folded away. */
export function CommentsPanel({ documentId, bodyId, editor, store }: Props) {
  const query = useComments(documentId);
  const { draft } = useSyncExternalStore(store.subscribe, () => store.state);
  const [withResolved, setWithResolved] = useState(false);
  return (
    <Panel title={words.title}>
      {draft && <NewComment key={draft.quote} {...{ documentId, editor, store, draft }} />}
      <Loaded query={query} skeleton={<ListSkeleton lines={4} />}>
        {(comments) => {
          const resolved = comments.filter(({ resolvedAt }) => resolvedAt).length;
          const open = comments.length - resolved;
          return (
            <>
              {open === 0 && !draft && <EmptyState quiet title={words.empty} text={words.emptyText} />}
              {open > 1 && (
                <Group gap={4} mb="xs" role="group" aria-label={words.move}>
                  <Button size="compact-sm" variant="default" onClick={() => goToComment(editor, store, -1)}>
                    {words.previous}
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => goToComment(editor, store, 1)}>
                    {words.next}
                  </Button>
                </Group>
              )}
              {resolved > 0 && (
                <Switch
                  size="sm"
                  my="xs"
                  label={words.withResolved(resolved)}
                  checked={withResolved}
                  onChange={({ currentTarget }) => setWithResolved(currentTarget.checked)}
                />
              )}
              <Threads
                {...{ documentId, bodyId, editor, store }}
                comments={withResolved ? comments : comments.filter(({ resolvedAt }) => !resolvedAt)}
              />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** Says something of a passage, then marks it in the text: nothing is marked that was not said. */
function NewComment({ documentId, editor, store, draft }: Omit<Props, 'bodyId'> & { draft: Draft }) {
  const add = useAddComment(documentId);
  const send = async (text: string) => {
    const { id } = await add.mutateAsync({ quote: draft.quote, text });
    const range = rangeOf(editor.state, draft.anchor);
    if (range) editor.view.dispatch(markPassage(editor.state, range, id));
    store.endDraft();
    store.select(id);
  };
  const cancel = () => {
    store.endDraft();
    editor.commands.focus();
  };
  return (
    <div className={classes.thread} aria-current>
      <p className={classes.quote}>{draft.quote}</p>
      <RemarkForm label={words.newOne} action={words.comment} autoFocus onSend={send} onCancel={cancel} />
    </div>
  );
}

function Threads({ documentId, bodyId, editor, store, comments }: Props & { comments: NotesComment[] }) {
  const { current } = useSyncExternalStore(store.subscribe, () => store.state);
  const places = useEditorState({ editor, selector: ({ editor: { state } }) => [...passagesIn(state.doc).keys()] });
  const placeOf = ({ id }: NotesComment) => (places.includes(id) ? places.indexOf(id) : places.length);
  const inOrder = [...comments].sort((a, b) => placeOf(a) - placeOf(b));
  const go = (id: string) => {
    const range = passagesIn(editor.state.doc).get(id);
    store.select(id);
    if (range) editor.chain().setTextSelection(range.from).scrollIntoView().focus().run();
  };
  return (
    <ul className={classes.threads}>
      {inOrder.map((comment) => (
        <CommentThread
          key={comment.id}
          {...{ documentId, bodyId, comment }}
          placed={places.includes(comment.id)}
          isCurrent={comment.id === current}
          onGo={() => go(comment.id)}
          onDeleted={() => editor.view.dispatch(unmarkPassage(editor.state, comment.id))}
        />
      ))}
    </ul>
  );
}
