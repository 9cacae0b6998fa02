import type { ComparedLine, NoteLine } from '@huis-clos/contracts';

/** Stands in a line's text for a situation that is pointed at. */
const MENTION = '\uFFFC';

/** A word, a blank, or a situation pointed at. */
export type Token = { word: string } | { situationId: string };
export type Change = ComparedLine['change'];
/** Words side by side that were kept, added or removed together. */
export interface Piece {
  change: Change;
  tokens: Token[];
}

/** A run of the comparison, as a person reads it: untouched lines together, and one line that changed at a time. */
export type Passage =
  | { kind: 'same'; lines: NoteLine[] }
  | { kind: 'added'; line: NoteLine }
  | { kind: 'removed'; line: NoteLine }
  | { kind: 'changed'; line: NoteLine; pieces: Piece[] };

/** A line's words, with the situations where they stand. */
export function tokensOf({ text, mentions }: NoteLine): Token[] {
  const bySpot = new Map(mentions.map(({ at, situationId }) => [at, situationId]));
  return [...text.matchAll(/\uFFFC|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s\uFFFC]/gu)].map(({ 0: word, index }) => {
    const situationId = word === MENTION ? bySpot.get(index) : undefined;
    return situationId ? { situationId } : { word };
  });
}

/** Below this share of common words, two lines are another line rather than the same one rewritten. */
const ALIKE = 0.4;
/** Above this many pairs of words, lines are shown whole. */
const MOST_PAIRS = 1_000_000;

/** Reads a comparison by passages: a removed line and the added one in its place are one line, rewritten, when they are alike. */
export function passagesOf(lines: readonly ComparedLine[]): Passage[] {
  const passages: Passage[] = [];
  for (let index = 0; index < lines.length;) {
    const change = lines[index]!.change;
    const same = runOf(lines, index, 'same');
    if (change === 'same') {
      passages.push({ kind: 'same', lines: same });
      index += same.length;
      continue;
    }
    const removed = runOf(lines, index, 'removed');
    const added = runOf(lines, index + removed.length, 'added');
    passages.push(...replaced(removed, added));
    index += removed.length + added.length;
  }
  return passages;
}

function runOf(lines: readonly ComparedLine[], from: number, change: Change): ComparedLine[] {
  const end = lines.findIndex((line, index) => index >= from && line.change !== change);
  return lines.slice(from, end === -1 ? lines.length : end);
}

/** Each added line takes the place of the next removed one that it rewrites; the others were removed or added whole. */
function replaced(removed: NoteLine[], added: NoteLine[]): Passage[] {
  const passages: Passage[] = [];
  const whole = (kind: 'added' | 'removed', lines: NoteLine[]) =>
    passages.push(...lines.map((line): Passage => ({ kind, line })));
  let next = 0;
  let waiting: NoteLine[] = [];
  for (const line of added) {
    const match = removed.findIndex((old, index) => index >= next && rewriting(old, line) !== null);
    const pieces = match === -1 ? null : rewriting(removed[match]!, line);
    if (!pieces) {
      waiting.push(line);
      continue;
    }
    whole('removed', removed.slice(next, match));
    whole('added', waiting);
    passages.push({ kind: 'changed', line, pieces });
    next = match + 1;
    waiting = [];
  }
  whole('removed', removed.slice(next));
  whole('added', waiting);
  return passages;
}

/** How one line became the other, word by word; null when they have too little in common. */
function rewriting(before: NoteLine, after: NoteLine): Piece[] | null {
  const [from, to] = [tokensOf(before), tokensOf(after)];
  if (from.length * to.length > MOST_PAIRS) return null;
  const pieces = piecesOf(from, to);
  const common = weightOf(pieces.flatMap(({ change, tokens }) => (change === 'same' ? tokens : [])));
  return common >= ALIKE * Math.max(weightOf(from), weightOf(to)) ? pieces : null;
}

/** Blanks and punctuation in common do not make two lines alike. */
const weightOf = (tokens: Token[]): number =>
  tokens.reduce((sum, token) => sum + ('word' in token ? token.word.replace(/[^\p{L}\p{N}]/gu, '').length : 5), 0);

const keyOf = (token: Token): string => ('word' in token ? token.word : `${MENTION}${token.situationId}`);

function piecesOf(from: Token[], to: Token[]): Piece[] {
  const [before, after] = [from.map(keyOf), to.map(keyOf)];
  const shared = sharedLengths(before, after);
  const pieces: Piece[] = [];
  const put = (change: Change, token: Token) => {
    const last = pieces.at(-1);
    if (last?.change === change) last.tokens.push(token);
    else pieces.push({ change, tokens: [token] });
  };
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [old, fresh] = [from[i], to[j]];
    if (old && fresh && before[i] === after[j]) {
      put('same', fresh);
      i += 1;
      j += 1;
    } else if (old && (!fresh || shared[i + 1]![j]! >= shared[i]![j + 1]!)) {
      put('removed', old);
      i += 1;
    } else if (fresh) {
      put('added', fresh);
      j += 1;
    }
  }
  return pieces;
}

/** Length of the longest common sequence of what follows each pair of positions. */
function sharedLengths(before: string[], after: string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      table[i]![j] =
        before[i] === after[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
