import type { BlockText, FindingDecision, Publication } from '@huis-clos/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueryClient } from '../../../shared/api/query-client.ts';
import { publicationQuery, usePublication, useRewrite } from '../api.ts';
import { useReview } from './use-review.ts';

interface Stored {
  version: number;
  decisions: FindingDecision[];
  blocks: { id: string; text: string }[];
}
interface Body {
  version: number;
  decisions?: FindingDecision[];
  blocks?: BlockText[];
}

const copyOf = <T,>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const removed = (findingId: string): FindingDecision => ({ findingId, choice: 'remove' });

/** A server that refuses what was made on an older version, and a reviewer in front of it. */
function startReview() {
  const stored: Stored = { version: 1, decisions: [], blocks: ['b1', 'b2'].map((id) => ({ id, text: `de ${id}` })) };
  const view = () => copyOf({ ...stored, id: 'p1', findings: [] }) as unknown as Publication;
  const answer = (status: number, body: unknown) =>
    Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  globalThis.fetch = (_, { body } = {}) => {
    const sent = body ? (JSON.parse(String(body)) as Body) : null;
    if (sent && sent.version !== stored.version)
      return answer(409, { code: 'CONFLICT', message: 'Modifié.', requestId: 'r' });
    if (sent) stored.version += 1;
    for (const { id, text } of sent?.blocks ?? [])
      Object.assign(stored.blocks.find((block) => block.id === id) ?? {}, { text });
    stored.decisions.push(...(sent?.decisions ?? []));
    return answer(200, view());
  };
  const client = createQueryClient();
  client.setQueryData(publicationQuery('p1').queryKey, view());
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const usePage = () => {
    const stored = usePublication('p1').data ?? view();
    return { review: useReview(stored), rewrite: useRewrite('p1') };
  };
  const { result } = renderHook(usePage, { wrapper });
  /** What somebody else does, of which this reviewer hears nothing. */
  const meanwhile = (change: () => void) => {
    stored.version += 1;
    change();
  };
  return { stored, result, meanwhile, client };
}

test('what is decided while lines are being rewritten is not lost: one waits for the other', async () => {
  const { stored, result } = startReview();
  await act(async () => {
    const rewriting = ['b1', 'b2'].map((id) => result.current.rewrite.mutateAsync([{ id, text: '' }]));
    result.current.review.decide([removed('f1')]);
    result.current.review.decide([removed('f2')]);
    await Promise.all(rewriting);
  });
  await waitFor(() => expect(result.current.review.saving).toBe(false));
  expect(stored.decisions).toEqual([removed('f1'), removed('f2')]);
  expect(stored.blocks.map(({ text }) => text)).toEqual(['', '']);
});

test('what somebody else changed elsewhere does not refuse a decision, nor a rewriting', async () => {
  const { stored, result, meanwhile } = startReview();
  meanwhile(() => stored.decisions.push(removed('theirs')));
  await act(() => result.current.rewrite.mutateAsync([{ id: 'b1', text: 'récrit' }]));
  meanwhile(() => stored.decisions.push(removed('theirs too')));
  act(() => result.current.review.decide([removed('mine')]));
  await waitFor(() => expect(stored.decisions).toContainEqual(removed('mine')));
  expect(stored.blocks[0]?.text).toBe('récrit');
});

test('a paragraph that somebody else has just rewritten is not written over', async () => {
  const { stored, result, meanwhile } = startReview();
  meanwhile(() => Object.assign(stored.blocks[0] ?? {}, { text: 'récrit par une autre' }));
  await expect(act(() => result.current.rewrite.mutateAsync([{ id: 'b1', text: 'le mien' }]))).rejects.toThrow();
  expect(stored.blocks[0]?.text).toBe('récrit par une autre');
});

test('a slow answer does not bring an older version back', () => {
  const { client } = startReview();
  const { queryKey } = publicationQuery('p1');
  for (const version of [5, 4])
    client.setQueryData(queryKey, { id: 'p1', version, findings: [], decisions: [], blocks: [] } as never);
  expect(client.getQueryData(queryKey)?.version).toBe(5);
});
