import { Button } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useSyncExternalStore } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { hintOf, passageAtCaret } from '../masking/underlines.ts';
import { insertMention, type SituationChoice } from '../suggestions/situation-suggestions.ts';
import type { SuggestionStore } from '../suggestions/suggestion-store.ts';
import classes from './MaskingHint.module.css';

interface Props {
  editor: Editor;
  disabled: boolean;
  /** While it is open, what is typed is looked up: it is not a handle yet. */
  mentions: SuggestionStore<SituationChoice>;
}

/** Under the text, what the underlined passage at the caret will become: said aloud, and acted on with Tab or a click. */
export function MaskingHint({ editor, disabled, mentions }: Props) {
  const choosing = useSyncExternalStore(mentions.subscribe, mentions.getSnapshot) !== null;
  const passage = useEditorState({ editor, selector: ({ editor: current }) => passageAtCaret(current.state) });
  return (
    <div role="status" aria-label={fr.notes.masking.label} className={classes.hint}>
      {passage && !choosing && (
        <>
          <span>{hintOf(passage)}</span>
          {passage.situationId && !disabled && (
            <Button
              size="compact-sm"
              variant="default"
              // The caret must stay on the name.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insertMention(editor, passage, passage.situationId!)}
            >
              {fr.notes.masking.mention}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
