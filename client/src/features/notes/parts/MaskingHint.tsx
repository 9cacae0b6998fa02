import { Button } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { fr } from '../../../i18n/fr.ts';
import { hintOf, passageAtCaret } from '../masking/underlines.ts';
import { insertMention } from '../suggestions/situation-suggestions.ts';
import classes from './MaskingHint.module.css';

/** Under the text, what the underlined passage at the caret will become: said aloud, and acted on with Tab or a click. */
export function MaskingHint({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const passage = useEditorState({ editor, selector: ({ editor: current }) => passageAtCaret(current.state) });
  return (
    <div role="status" aria-label={fr.notes.masking.label} className={classes.hint}>
      {passage && (
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
