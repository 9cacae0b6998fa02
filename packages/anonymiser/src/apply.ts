import { isSettled } from './decisions.ts';
import { personKeys, type PersonLinks } from './person-keys.ts';
import { agreeFeminine, isFeminineSubject } from './replacement/agreement.ts';
import { fitFrench, opensSentence } from './replacement/french.ts';
import type { Terms } from './replacement/terms.ts';
import type { Decision, Finding, SourceBlock } from './types.ts';

/** A paragraph of the published minutes: plain text, no mention, no offset, nothing to go back to the notes by. */
export interface PublishedBlock {
  id: string;
  text: string;
}

/**
 * Writes the published text. What was not decided, or decided without what it takes (a reason for keeping), is
 * replaced: doubt never publishes. A replacement equal to the finding's proposal takes the document's letter for that person.
 * @param terms drawn for this document alone
 * @param links who a reviewer said is the same person, by finding: they share one term
 */
export function applyDecisions(
  blocks: readonly SourceBlock[],
  findings: readonly Finding[],
  decisions: readonly Decision[],
  terms: Terms,
  links: PersonLinks = new Map(),
): PublishedBlock[] {
  const made = new Map(decisions.map((decision) => [decision.findingId, decision]));
  const keys = personKeys(findings, links);
  const byBlock = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byBlock.get(finding.blockId);
    if (list) list.push(finding);
    else byBlock.set(finding.blockId, [finding]);
  }
  return blocks.map((block) => {
    const pieces: string[] = [];
    let tail = '';
    let at = 0;
    let feminine = false;
    const append = (text: string): void => {
      pieces.push(text);
      tail = (tail + text).slice(-160);
    };
    const appendUntil = (end: number): void => {
      const between = block.text.slice(at, end);
      append(feminine ? agreeFeminine(between) : between);
      feminine = false;
    };
    for (const finding of byBlock.get(block.id) ?? []) {
      if (finding.start < at) continue;
      appendUntil(finding.start);
      at = finding.end;
      const decision = made.get(finding.id);
      if (
        decision &&
        isSettled(finding, decision) &&
        (decision.choice === 'keep' || decision.choice === 'notAPerson')
      ) {
        append(block.text.slice(finding.start, finding.end));
        continue;
      }
      const replacement = replacementFor(finding, decision, terms, keys);
      const opens = opensSentence(tail);
      const { takenLeft, text } = fitFrench(tail, replacement, opens);
      feminine = isFeminineSubject(tail, replacement, opens);
      if (takenLeft > 0) take(pieces, takenLeft);
      tail = tail.slice(0, tail.length - takenLeft);
      append(text);
    }
    appendUntil(block.text.length);
    return { id: block.id, text: tidy(pieces.join('').replaceAll('\ufffc', '')) };
  });
}

function take(pieces: string[], count: number): void {
  let left = count;
  while (left > 0) {
    const last = pieces.pop() ?? '';
    if (last.length > left) pieces.push(last.slice(0, last.length - left));
    if (last.length === 0 && pieces.length === 0) return;
    left -= last.length;
  }
}

function replacementFor(
  finding: Finding,
  decision: Decision | undefined,
  terms: Terms,
  keys: ReturnType<typeof personKeys>,
): string {
  if (decision?.choice === 'remove') return '';
  const chosen =
    decision && (decision.choice === 'replace' || decision.choice === 'generalise')
      ? decision.replacement
      : finding.proposal;
  const person = keys.get(finding.id);
  if (person === undefined || (chosen !== finding.proposal && chosen !== person.noun)) return chosen;
  return terms.term(person.key, person.noun ?? chosen);
}

/** Closes what a removed passage leaves: doubled spaces, empty brackets, a space before a comma or a full stop. */
function tidy(text: string): string {
  return text
    .replace(/\( {0,4}\)/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,.)])/g, '')
    .replace(/[ \t]+$/gm, '');
}
