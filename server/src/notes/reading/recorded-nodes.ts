import { NOTES_FRAGMENT, notesNodes } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { isDay } from '../../core/clock.ts';
import { detailsOf } from './blocks.ts';
import { attribute, inlineOf, type Inline } from './inline.ts';

/** A decision as written in the notes; `text` and `mentions` as in `NotesBlock`. */
export interface WrittenDecision extends Inline {
  id: string;
}
/** An action as written in the notes. `dueOn` is a calendar day. */
export interface WrittenAction extends Inline {
  id: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
}
export interface RecordedNodes {
  decisions: WrittenDecision[];
  actions: WrittenAction[];
}

const ID = /^[A-Za-z0-9_-]{22}$/;
const MOST_NODES = 500;

/**
 * The decisions and actions of a document, in order, those marked « ne sort pas du groupe » included: lists stay in it.
 * Each id is given once, to its first bearer; nodes without a sound id, or still empty, are left out.
 */
export function readRecordedNodes(doc: Y.Doc): RecordedNodes {
  const found: RecordedNodes = { decisions: [], actions: [] };
  const seen = new Set<string>();
  for (const node of doc.getXmlFragment(NOTES_FRAGMENT).createTreeWalker(isRecorded)) {
    const element = node as Y.XmlElement;
    const id = attribute(element, 'id');
    const inline = inlineOf(element);
    if (id === null || !ID.test(id) || seen.has(id) || inline.text.trim() === '') continue;
    if (seen.size === MOST_NODES) break;
    seen.add(id);
    if (element.nodeName === notesNodes.decision) found.decisions.push({ id, ...inline });
    else found.actions.push({ id, ...inline, ...soundDetails(element) });
  }
  return found;
}

const isRecorded = (node: Y.AbstractType<unknown>): boolean =>
  node instanceof Y.XmlElement && (node.nodeName === notesNodes.decision || node.nodeName === notesNodes.action);

/** What an editor wrote is not taken at its word: ids and days have their shape or are left out. */
function soundDetails(node: Y.XmlElement) {
  const { ownerId, ownerName, dueOn } = detailsOf(node);
  return {
    ownerId: ownerId !== null && ID.test(ownerId) ? ownerId : null,
    ownerName: ownerName?.slice(0, 120) ?? null,
    dueOn: dueOn !== null && isDay(dueOn) ? dueOn : null,
  };
}
