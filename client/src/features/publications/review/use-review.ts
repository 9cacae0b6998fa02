import type { FindingDecision, Publication } from '@huis-clos/contracts';
import { useRef, useState } from 'react';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { useAct } from '../api.ts';
import { decideActs, settle, undoActs, withOperations, type Act, type Operation } from './operations.ts';

export interface Review {
  /** With everything decided so far, whether or not the server has answered. */
  publication: Publication;
  /** Something decided is not saved yet. */
  saving: boolean;
  decide: (decisions: FindingDecision[]) => void;
  /** Says that two passages name one person; `decisions` is what the server will make of it. */
  link: (findingId: string, sameAs: string, decisions: FindingDecision[]) => void;
  undo: (findingIds: string[]) => void;
}

/** Decisions shown at once and sent one after the other; one that is refused is taken back and said. */
export function useReview(stored: Publication): Review {
  const { mutateAsync: send } = useAct(stored.id);
  const [operations, setOperations] = useState<Operation[]>([]);
  const count = useRef(0);

  const add = (act: Act) => {
    count.current += 1;
    const id = count.current;
    setOperations((known) => [...known, { ...act, id, settledAt: null }]);
    send(act).then(
      ({ version }) => setOperations((known) => settle(known, id, version)),
      (error: unknown) => {
        notifyFailure(error);
        setOperations((known) => known.filter((operation) => operation.id !== id));
      },
    );
  };
  return {
    publication: withOperations(stored, operations),
    saving: operations.some(({ settledAt }) => settledAt === null),
    decide: (decisions) => decideActs(decisions).forEach(add),
    link: (findingId, sameAs, decisions) => add({ kind: 'link', findingId, sameAs, decisions }),
    undo: (findingIds) => undoActs(findingIds).forEach(add),
  };
}
