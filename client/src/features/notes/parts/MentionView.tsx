import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { fr } from '../../../i18n/fr.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import { useNotesSurroundings } from '../notes-context.ts';
import { situationLabel } from '../situation-label.ts';
import classes from './blocks.module.css';

/** The name behind a mention, drawn from the group's list; the document itself holds none. */
export function MentionView({ node }: ReactNodeViewProps) {
  const { situations } = useNotesSurroundings();
  const { on: masked } = useProjection();
  const situation = situations.find(({ id }) => id === node.attrs['situationId']);
  return (
    <NodeViewWrapper as="span" className={classes.mention} data-unknown={situation ? undefined : true}>
      {situation ? situationLabel(situation, masked) : fr.notes.unknownSituation}
    </NodeViewWrapper>
  );
}
