import type { DraftBlock, Publication } from '@huis-clos/contracts';
import { useMemo, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { notifyFailure, notifyUndo } from '../../../shared/ui/notify.tsx';
import { useRewrite } from '../api.ts';
import { repeatedLines } from './repeated-lines.ts';

/** The lines that the minutes say by themselves, until they are dropped or kept; dropped ones can be put back. */
export function useRepeatedLines({ id: publicationId, blocks }: Publication) {
  const rewrite = useRewrite(publicationId);
  const [kept, setKept] = useState(false);
  const found = useMemo(() => repeatedLines(blocks), [blocks]);
  const lines = kept ? [] : found;

  const putBack = (dropped: readonly DraftBlock[]) => {
    setKept(true);
    rewrite.mutateAsync(dropped.map(({ id, text }) => ({ id, text }))).catch(notifyFailure);
  };
  const drop = () => {
    if (rewrite.isPending || lines.length === 0) return;
    rewrite
      .mutateAsync(lines.map(({ id }) => ({ id, text: '' })))
      .then(() => notifyUndo(fr.publications.repeated.dropped(lines.length), () => putBack(lines)), notifyFailure);
  };
  return { lines, busy: rewrite.isPending, drop, keep: () => setKept(true) };
}
