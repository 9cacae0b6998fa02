import { IconLock } from '@tabler/icons-react';
import { NodeViewContent, NodeViewWrapper } from '@tiptap/react';
import { fr } from '../../../i18n/fr.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import classes from './blocks.module.css';

export function ConfidentialView() {
  return (
    <NodeViewWrapper as="section" className={classes.confidential} aria-label={fr.notes.blocks.confidential}>
      <p className={classes.confidentialLabel} contentEditable={false}>
        <IconLock size={16} aria-hidden /> {fr.notes.confidentialLabel}
      </p>
      <NodeViewContent data-covered={useProjection().on || undefined} />
    </NodeViewWrapper>
  );
}
