import type { ReadDocument, Sighting } from '../document.ts';
import { originalEnd, originalStart } from '../text/fold.ts';
import type { FindingType } from '../types.ts';

/** A passage of the folded text of a block that has a known form. */
export interface PatternHit {
  from: number;
  to: number;
  type: FindingType;
  reason: string;
  confidence: number;
  must: 'mask' | 'decide';
  proposal: string;
  /** Person of the registry the value belongs to. */
  personId?: string | null;
  detector?: Sighting['detector'];
}

/** Puts a hit of the folded text back on the original offsets. */
export function toSighting(document: ReadDocument, block: number, hit: PatternHit): Sighting {
  const folded = document.folded[block];
  if (!folded) throw new Error('pattern hit outside the document');
  return {
    block,
    start: originalStart(folded, hit.from),
    end: originalEnd(folded, hit.to),
    type: hit.type,
    detector: hit.detector ?? 'patterns',
    reason: hit.reason,
    confidence: hit.confidence,
    personId: hit.personId ?? null,
    must: hit.must,
    proposal: hit.proposal,
  };
}

/** An expression, and the cues without any of which it matches nothing. */
export interface Form {
  expression: RegExp;
  needs: number;
}

/** All matches of a form in a folded text, none of them looked for where its cues are not. */
export const matchesOf = ({ expression, needs }: Form, text: string, cues: number): Iterable<RegExpExecArray> =>
  cues & needs ? matches(expression, text) : NO_MATCH;

/** Whether a form is in a folded text. */
export const isIn = ({ expression, needs }: Form, text: string, cues: number): boolean =>
  (cues & needs) !== 0 && expression.test(text);

/** All matches of a global expression, as index pairs. The expressions used here have bounded repetition only. */
export function matches(expression: RegExp, text: string): Iterable<RegExpExecArray> {
  expression.lastIndex = 0;
  const first = expression.exec(text);
  return first ? matchesFrom(first, expression, text) : NO_MATCH;
}

/** Most blocks hold none of most forms. */
const NO_MATCH: readonly RegExpExecArray[] = [];

function* matchesFrom(first: RegExpExecArray, expression: RegExp, text: string): Generator<RegExpExecArray> {
  for (let match: RegExpExecArray | null = first; match; match = expression.exec(text)) {
    yield match;
    if (match[0].length === 0) expression.lastIndex += 1;
  }
}
