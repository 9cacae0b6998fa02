import { NOTES_FRAGMENT, notesNodes } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { newId } from '../../core/ids.ts';
import type { NotesBlock } from './blocks.ts';
import type { Inline } from './inline.ts';

/** A paragraph to begin a document with; what a kind does not use is left out. `confidential`: « ne sort pas du groupe ». */
export type SeedBlock = Pick<NotesBlock, 'kind' | 'text'> &
  Partial<Omit<NotesBlock, 'kind' | 'text'>> & { confidential?: boolean };

/** Writes the blocks at the end of an empty document, as an editor would have. */
export function writeBlocks(doc: Y.Doc, blocks: SeedBlock[]): void {
  const fragment = doc.getXmlFragment(NOTES_FRAGMENT);
  doc.transact(() => {
    for (const run of runsOf(blocks)) {
      const elements = runElements(run);
      fragment.push(run[0]?.confidential ? [element(notesNodes.confidential, {}, elements)] : elements);
    }
  });
}

/** Consecutive items make one list, and consecutive confidential paragraphs one container. */
function runsOf(blocks: SeedBlock[]): SeedBlock[][] {
  const runs: SeedBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    const together =
      previous !== undefined &&
      Boolean(previous.confidential) === Boolean(block.confidential) &&
      (Boolean(block.confidential) || (previous.kind === 'listItem' && block.kind === 'listItem'));
    if (together) last?.push(block);
    else runs.push([block]);
  }
  return runs;
}

function runElements(run: SeedBlock[]): Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  let items: Y.XmlElement[] = [];
  const endList = () => {
    if (items.length > 0) elements.push(element('bulletList', {}, items));
    items = [];
  };
  for (const block of run) {
    if (block.kind === 'listItem') items.push(element('listItem', {}, [element('paragraph', {}, inlineNodes(block))]));
    else {
      endList();
      elements.push(blockElement(block));
    }
  }
  endList();
  return elements;
}

function blockElement(block: SeedBlock): Y.XmlElement {
  const inline = inlineNodes(block);
  switch (block.kind) {
    case 'heading':
      return element('heading', { level: block.level ?? 2 }, inline);
    case 'decision':
      return element(notesNodes.decision, { id: block.id ?? newId() }, inline);
    case 'action': {
      const { id = newId(), ownerId, ownerName, dueOn } = block;
      return element(notesNodes.action, { id, ownerId, ownerName, dueOn }, inline);
    }
    default:
      return element('paragraph', {}, inline);
  }
}

function inlineNodes({ text, mentions = [] }: { text: string } & Partial<Inline>): (Y.XmlText | Y.XmlElement)[] {
  const nodes: (Y.XmlText | Y.XmlElement)[] = [];
  let from = 0;
  for (const { at, situationId } of mentions) {
    if (at > from) nodes.push(new Y.XmlText(text.slice(from, at)));
    nodes.push(element(notesNodes.situationMention, { situationId }, []));
    from = at + 1;
  }
  if (from < text.length) nodes.push(new Y.XmlText(text.slice(from)));
  return nodes;
}

function element(
  name: string,
  attributes: Record<string, string | number | null | undefined>,
  children: (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const node = new Y.XmlElement<Record<string, string | number>>(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) node.setAttribute(key, value);
  node.insert(0, children);
  return node as unknown as Y.XmlElement;
}
