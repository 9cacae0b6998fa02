import type { Editor, Range } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import type { Member, SituationSummary } from '@huis-clos/contracts';
import { useEffect, useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { styleNonce } from '../../shared/theme/nonce.ts';
import { useProjection } from '../../shared/ui/Projection.tsx';
import type { CommentStore } from './comments/comment-store.ts';
import { editorExtensions, type EditorLists } from './editor-extensions.ts';
import classes from './NotesEditor.module.css';
import { KnownNames } from './known-names.ts';
import { NotesContext } from './notes-context.ts';
import { MaskingHint } from './parts/MaskingHint.tsx';
import { NewSituationModal } from './parts/NewSituationModal.tsx';
import { NotesToolbar } from './parts/NotesToolbar.tsx';
import { SavingNotice } from './parts/SavingNotice.tsx';
import { cleanPastedHtml } from './paste/clean-pasted-html.ts';
import { isWritable } from './saving/saving-words.ts';
import { insertMention, type SituationChoice } from './suggestions/situation-suggestions.ts';
import type { SlashChoice } from './suggestions/slash-menu.ts';
import { SuggestionList } from './suggestions/SuggestionList.tsx';
import { SuggestionStore } from './suggestions/suggestion-store.ts';
import { useSaving, type NotesSession } from './use-notes-session.ts';

interface Props {
  session: NotesSession;
  bodyId: string;
  situations: readonly SituationSummary[];
  members: readonly Member[];
  comments: CommentStore;
  /** Gives the editor to whoever writes in it from outside. */
  onReady?: (editor: Editor | null) => void;
}

const openLists = (): EditorLists => ({
  names: new KnownNames(),
  mentions: new SuggestionStore<SituationChoice>(),
  offers: new SuggestionStore<SituationChoice>(['Tab']),
  slash: new SuggestionStore<SlashChoice>(),
});

/** The shared notes of a meeting: written by several at once, saved as one types. */
export function NotesEditor({ session, bodyId, situations, members, comments, onReady }: Props) {
  const saving = useSaving(session);
  const [lists] = useState(openLists);
  const [wanted, setWanted] = useState<{ typed: string; range: Range } | null>(null);

  const editor = useEditor(
    {
      extensions: editorExtensions({
        session,
        lists,
        comments,
        createSituation: (typed, range) => setWanted({ typed, range }),
      }),
      injectNonce: styleNonce(),
      editable: isWritable(saving),
      editorProps: {
        attributes: {
          'aria-label': fr.notes.editorLabel,
          'aria-multiline': 'true',
          role: 'textbox',
          spellcheck: 'true',
        },
        transformPastedHTML: cleanPastedHtml,
      },
    },
    [session],
  );
  const writable = isWritable(saving);
  useEffect(() => editor.setEditable(writable, false), [editor, writable]);

  useEffect(() => lists.names.renew({ situations, members }), [lists, situations, members]);
  useEffect(() => {
    onReady?.(editor);
    return () => onReady?.(null);
  }, [editor, onReady]);

  const { on: projected } = useProjection();
  const looked = useEditorState({ editor, selector: () => editor.storage.masking.lookedBy?.situations === situations });

  return (
    <NotesContext value={{ situations, members }}>
      <div className={classes.notes} data-projected={projected || undefined}>
        <NotesToolbar editor={editor} disabled={!writable} />
        <SavingNotice saving={saving} />
        <EditorContent editor={editor} className={classes.page!} data-covered={(projected && !looked) || undefined} />
        <MaskingHint editor={editor} disabled={!writable} mentions={lists.mentions} />
      </div>
      <SuggestionList
        store={lists.mentions}
        editor={editor}
        label={fr.notes.suggestions.situations}
        footer={fr.notes.suggestions.acceptHint}
      />
      <SuggestionList
        store={lists.offers}
        editor={editor}
        label={fr.notes.suggestions.offer}
        footer={fr.notes.suggestions.offerHint}
      />
      <SuggestionList store={lists.slash} editor={editor} label={fr.notes.suggestions.slash} />
      {wanted && (
        <NewSituationModal
          bodyId={bodyId}
          typed={wanted.typed}
          onClose={() => setWanted(null)}
          onCreated={(situationId) => {
            setWanted(null);
            insertMention(editor, wanted.range, situationId);
          }}
        />
      )}
    </NotesContext>
  );
}
