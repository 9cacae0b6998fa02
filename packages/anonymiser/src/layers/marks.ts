import type { Token } from '../text/tokens.ts';
import type { Detector } from '../types.ts';

/** What one layer says of a token that may be part of a name. */
export interface Mark {
  detector: Detector;
  reason: string;
  confidence: number;
  must: 'mask' | 'decide';
  /** Persons of the registry it may be; empty when unknown. */
  persons: readonly string[];
  professionals: readonly string[];
  /** False for a word that is only unexplained. */
  person: boolean;
}

/** What the marks of a token add up to. */
const MARKED = 1;
const PERSON = 2;
const MASKED = 4;

/** The marks of every token of a document, and which tokens are explained by something else than a person. */
export class Marks {
  readonly byToken: (readonly Mark[] | undefined)[];
  /** 1: the name of an institution or a place; 2: the same word elsewhere is such a name. */
  readonly explained: Uint8Array;
  /** Tokens of one match that reach over a separator a run would stop at. */
  readonly glued: Uint8Array;

  readonly tokens: readonly Token[];

  private readonly verdicts: Uint8Array;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.byToken = new Array<readonly Mark[] | undefined>(tokens.length);
    this.explained = new Uint8Array(tokens.length);
    this.glued = new Uint8Array(tokens.length);
    this.verdicts = new Uint8Array(tokens.length);
  }

  add(index: number, mark: Mark): void {
    const marks = this.byToken[index];
    // No spread: what it leaves has room for many more, and a long document has many tokens.
    this.byToken[index] = marks ? marks.concat(mark) : [mark];
    this.verdicts[index] =
      (this.verdicts[index] ?? 0) | MARKED | (mark.person ? (mark.must === 'mask' ? PERSON | MASKED : PERSON) : 0);
  }

  /** Gives a token what another bears, so that both are one passage; whose name it is stays with the other. */
  copy(from: number, to: number): void {
    for (const mark of this.byToken[from] ?? []) this.add(to, { ...mark, persons: [], professionals: [] });
  }

  has(index: number): boolean {
    return this.verdict(index) !== 0;
  }

  /** True when a layer is already sure this token belongs to a person's name. */
  isPerson(index: number): boolean {
    return (this.verdict(index) & PERSON) !== 0;
  }

  masks(index: number): boolean {
    return (this.verdict(index) & MASKED) !== 0;
  }

  private verdict(index: number): number {
    return this.verdicts[index] ?? 0;
  }
}

/** A word that names nobody registered, and is a name all the same. */
export const personMark = (
  reason: string,
  confidence: number,
  must: 'mask' | 'decide',
  detector: Mark['detector'] = 'gazetteers',
): Mark => ({ detector, reason, confidence, must, persons: [], professionals: [], person: true });
