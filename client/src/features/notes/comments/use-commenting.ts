import { useEffect, useState } from 'react';
import { useComments } from './api.ts';
import { CommentStore } from './comment-store.ts';

/** The comments of a document, ready for the text and the panel to share; `open` counts those not resolved. */
export function useCommenting(documentId: string, onAsked: () => void): { store: CommentStore; open: number } {
  const comments = useComments(documentId).data;
  const [store] = useState(() => new CommentStore(onAsked));
  const open = comments?.filter(({ resolvedAt }) => !resolvedAt).map(({ id }) => id);
  useEffect(() => {
    if (open) store.show(open);
  });
  return { store, open: open?.length ?? 0 };
}
