import type { Classify } from './lexicon/classify.ts';
import { fold, type Folded } from './text/fold.ts';
import { createTokeniser, type Token } from './text/tokens.ts';
import type { Detector, FindingType, SourceBlock } from './types.ts';

/** The notes, read once: every layer works on this. */
export interface ReadDocument {
  blocks: readonly SourceBlock[];
  folded: readonly Folded[];
  /** By block, the groups of words it holds (see text/cues.ts), as bits. */
  cues: readonly number[];
  /** All tokens of all blocks, in order. */
  tokens: readonly Token[];
}

/** What one detector saw, before overlapping passages are merged. Offsets are those of the original block. */
export interface Sighting {
  block: number;
  start: number;
  end: number;
  type: FindingType;
  detector: Detector;
  reason: string;
  confidence: number;
  personId: string | null;
  must: 'mask' | 'decide';
  proposal: string;
}

/**
 * Folds and tokenises the blocks. Linear in their total length.
 * @param classify what is known of each word
 * @throws {TooMuchText} for more tokens than `mostTokens`
 */
export function readDocument(
  blocks: readonly SourceBlock[],
  classify: Classify,
  mostTokens: number = Infinity,
): ReadDocument {
  const tokens: Token[] = [];
  const cues: number[] = [];
  const tokenise = createTokeniser(classify, mostTokens);
  const folded = blocks.map((block, index) => {
    const result = fold(block.text);
    cues.push(tokenise(block.text, result, index, tokens));
    return result;
  });
  return { blocks, folded, cues, tokens };
}
