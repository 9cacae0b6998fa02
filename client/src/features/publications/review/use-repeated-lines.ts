import type { DraftBlock, Publication } from '@huis-clos/contracts';
import { useMemo, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { notifyFailure, notifyUndo } from '../../../shared/ui/notify.tsx';
import { useRewrite } from '../api.ts';
import { repeatedLines } from './repeated-lines.ts';

/** The lines that the minutes say by themselves, until they are dropped or kept; dropped ones can be put back. */
export function useRepeatedLines({ id, blocks }: Publication) {
  const rewrite = useRewrite(id);
  const [kept, setKept] = useState(false);
  const found = useMemo(() => repeatedLines(blocks), [blocks]);
  const lines = kept ? [] : found;

  /** One after the other: the changes to a publication wait for each other. */
  const write = (texts: readonly Pick<DraftBlock, 'id' | 'text'>[]) =>
    Promise.all(texts.map(({ id: blockId, text }) => rewrite.mutateAsync({ blockId, text })));

  const putBack = (dropped: readonly DraftBlock[]) => {
    setKept(true);
    write(dropped).catch(notifyFailure);
  };
  const drop = () => {
    if (rewrite.isPending || lines.length === 0) return;
    write(lines.map((line) => ({ id: line.id, text: '' }))).then(
      () => notifyUndo(fr.publications.repeated.dropped(lines.length), () => putBack(lines)),
      notifyFailure,
    );
  };
  return { lines, busy: rewrite.isPending, drop, keep: () => setKept(true) };
}
