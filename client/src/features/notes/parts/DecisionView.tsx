import { IconGavel } from '@tabler/icons-react';
import { NodeViewContent, NodeViewWrapper } from '@tiptap/react';
import { fr } from '../../../i18n/fr.ts';
import classes from './blocks.module.css';

export function DecisionView() {
  return (
    <NodeViewWrapper className={classes.recorded}>
      <span className={classes.recordedLabel} contentEditable={false}>
        <IconGavel size={16} aria-hidden /> {fr.notes.blocks.decision}
      </span>
      <NodeViewContent className={classes.recordedText} />
    </NodeViewWrapper>
  );
}
