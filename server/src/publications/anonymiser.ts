import { createHmac } from 'node:crypto';
import { applyDecisions, createTerms, type SourceBlock } from '@huis-clos/anonymiser';
import type { DraftBlock } from '@huis-clos/contracts';
import type { Draft } from './draft.ts';

export const asSource = ({ id, text, mentions }: DraftBlock): SourceBlock => ({ id, text, mentions });

/**
 * The text of each block once decisions are applied; what is not decided is replaced, never shown.
 * The same seed gives the same letters to the same text, so that what was certified can be made again.
 */
export function publishableTexts(
  blocks: DraftBlock[],
  { findings, decisions, links, seed }: Pick<Draft, 'findings' | 'decisions' | 'links' | 'seed'>,
): Map<string, string> {
  const applied = applyDecisions(
    blocks.map(asSource),
    findings as Parameters<typeof applyDecisions>[1],
    decisions,
    createTerms(seeded(seed)),
    new Map(Object.entries(links)),
  );
  return new Map(applied.map(({ id, text }) => [id, text]));
}

/** Numbers from 0 to 1 that only the seed foretells. */
function seeded(seed: string): () => number {
  let count = 0;
  return () =>
    createHmac('sha256', seed)
      .update(String((count += 1)))
      .digest()
      .readUInt32BE() /
    2 ** 32;
}
