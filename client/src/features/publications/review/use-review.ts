import { routes, type FindingDecision, type Publication } from '@huis-clos/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { isCode } from '../../../shared/errors/api-error.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { publicationQuery } from '../api.ts';
import { actsOf, nextToSend, settle, withOperations, type Act, type Operation } from './operations.ts';

export interface Review {
  /** With everything decided so far, whether or not the server has answered. */
  publication: Publication;
  /** Something decided is not saved yet. */
  saving: boolean;
  decide: (decisions: FindingDecision[]) => void;
  /** Says that two passages name one person; `decisions` is what the server will make of it. */
  link: (findingId: string, sameAs: string, decisions: FindingDecision[]) => void;
  undo: (findingId: string) => void;
}

/** Decisions shown at once and sent one after the other; one that is refused is taken back and said. */
export function useReview(stored: Publication): Review {
  const client = useQueryClient();
  const [operations, setOperations] = useState<Operation[]>([]);
  const count = useRef(0);
  const next = nextToSend(operations);
  const { id } = stored;

  useEffect(() => {
    if (!next) return;
    let shown = true;
    send(client, id, next).then(
      (answer) => {
        client.setQueryData(publicationQuery(id).queryKey, answer);
        if (shown) setOperations((known) => settle(known, next.id, answer.version));
      },
      (error: unknown) => {
        notifyFailure(error);
        void client.invalidateQueries({ queryKey: publicationQuery(id).queryKey });
        if (shown) setOperations((known) => known.filter((operation) => operation.id !== next.id));
      },
    );
    return () => {
      shown = false;
    };
  }, [client, id, next]);

  const add = (operation: Act) => {
    count.current += 1;
    setOperations((known) => [...known, { ...operation, id: count.current, settledAt: null }]);
  };
  return {
    publication: withOperations(stored, operations),
    saving: next !== undefined,
    decide: (decisions) => actsOf(decisions).forEach(add),
    link: (findingId, sameAs, decisions) => add({ kind: 'link', findingId, sameAs, decisions }),
    undo: (findingId) => add({ kind: 'undo', findingId }),
  };
}

/** Sends on top of the version known now; when somebody else changed the publication meanwhile, once more on theirs. */
async function send(client: QueryClient, publicationId: string, operation: Operation): Promise<Publication> {
  const query = publicationQuery(publicationId);
  const known = client.getQueryData<Publication>(query.queryKey) ?? (await client.fetchQuery(query));
  try {
    return await request(publicationId, known.version, operation);
  } catch (error) {
    if (!isCode(error, 'CONFLICT')) throw error;
    const fresh = await client.fetchQuery({ ...query, staleTime: 0 });
    return request(publicationId, fresh.version, operation);
  }
}

function request(publicationId: string, version: number, operation: Operation): Promise<Publication> {
  if (operation.kind === 'decide') {
    const { decisions } = operation;
    return call(routes.decideFindings, { params: { publicationId }, body: { version, decisions } });
  }
  const { findingId } = operation;
  if (operation.kind === 'undo')
    return call(routes.undoDecision, { params: { publicationId, findingId }, body: { version } });
  const { sameAs } = operation;
  return call(routes.linkFindings, { params: { publicationId }, body: { version, findingId, sameAs } });
}
