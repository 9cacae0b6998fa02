import type { DraftBlock, Finding } from '@huis-clos/contracts';

/** One mention character of a draft's text. */
const MENTION = '\uFFFC';

export type Segment = { kind: 'text'; text: string } | { kind: 'finding'; finding: Finding; text: string };

/** A block's text cut at its findings, mentions spelled out for those who may read them. */
export function segmentsOf(
  block: DraftBlock,
  findings: readonly Finding[],
  nameOf: (situationId: string) => string,
): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const push = (segment: Segment) => segment.text !== '' && segments.push(segment);
  const pushText = (end: number) => push({ kind: 'text', text: closedUp(spelled(block, at, end, nameOf)) });
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    if (finding.start < at) continue;
    pushText(finding.start);
    push({ kind: 'finding', finding, text: spelled(block, finding.start, finding.end, nameOf) });
    at = finding.end;
  }
  pushText(block.text.length);
  return segments;
}

/** What is between two passages, without a space before a comma or a full stop: the minutes have none there. */
const closedUp = (text: string): string => text.replace(/ (?=[,.)])/g, '');

/** A part of a block's text with the names its mentions stand for. */
export function spelled(
  { text, mentions }: DraftBlock,
  start: number,
  end: number,
  nameOf: (situationId: string) => string,
): string {
  let words = '';
  for (let at = start; at < end; at += 1) {
    const mention = text[at] === MENTION && mentions.find((candidate) => candidate.at === at);
    words += mention ? nameOf(mention.situationId) : text[at];
  }
  return words;
}

/** Characters shown on each side of a passage quoted apart from its paragraph. */
const AROUND = 90;

/** The words around a passage, cut between two words and marked with an ellipsis where the paragraph goes on. */
export function contextOf(
  block: DraftBlock,
  { start, end }: Pick<Finding, 'start' | 'end'>,
  nameOf: (situationId: string) => string,
): { before: string; after: string } {
  const { length } = block.text;
  const before = spelled(block, Math.max(0, start - AROUND), start, nameOf);
  const after = spelled(block, end, Math.min(length, end + AROUND), nameOf);
  return {
    before: start > AROUND ? before.replace(/^\S*/u, '…') : before,
    after: end + AROUND < length ? after.replace(/\S*$/u, '…') : after,
  };
}

/** A block's text as it is edited: mention characters, which no one can see or type, become a visible token; and back. */
export const toEditable = (text: string, token: string): string => text.replaceAll(MENTION, token);
export const fromEditable = (text: string, token: string): string => text.replaceAll(token, MENTION);
