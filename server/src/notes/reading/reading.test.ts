import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { DEEPEST } from '../live/soundness.ts';
import { readBlocks } from './blocks.ts';
import { MENTION } from './inline.ts';
import { readRecordedNodes } from './recorded-nodes.ts';
import { writeBlocks, type SeedBlock } from './seed.ts';

const DECISION = 'D'.repeat(22);
const ACTION = 'A'.repeat(22);
const SITUATION = 'S'.repeat(22);

function notesOf(blocks: SeedBlock[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks);
  return doc;
}
const element = (name: string, children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement => {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
};
const paragraph = (text: string) => element('paragraph', [new Y.XmlText(text)]);

describe('what a draft of the minutes reads in the notes', () => {
  it('is each paragraph in order, with what kind it is', () => {
    const blocks = readBlocks(
      notesOf([
        { kind: 'heading', level: 3, text: 'Situations' },
        { kind: 'paragraph', text: 'Échanges' },
        { kind: 'listItem', text: 'un' },
        { kind: 'listItem', text: 'deux' },
        { kind: 'decision', id: DECISION, text: 'Reconduire' },
        { kind: 'action', id: ACTION, text: 'Visiter', ownerName: 'N. Auriol', dueOn: '2026-10-13' },
      ]),
    );
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 3, 'Situations'],
      ['paragraph', null, 'Échanges'],
      ['listItem', null, 'un'],
      ['listItem', null, 'deux'],
      ['decision', null, 'Reconduire'],
      ['action', null, 'Visiter'],
    ]);
    expect(blocks[4]?.id).toBe(DECISION);
    expect(blocks[5]).toMatchObject({ id: ACTION, ownerName: 'N. Auriol', dueOn: '2026-10-13', ownerId: null });
  });

  it('never holds what does not leave the group, however deep it stands', () => {
    const doc = notesOf([
      { kind: 'paragraph', text: 'publiable' },
      { kind: 'paragraph', text: 'CANARI-a', confidential: true },
      { kind: 'listItem', text: 'CANARI-b', confidential: true },
      { kind: 'decision', text: 'CANARI-c', confidential: true },
    ]);
    const nested = element('listItem', [paragraph('visible'), element('confidential', [paragraph('CANARI-d')])]);
    const cell = element('tableCell', [paragraph('case'), element('confidential', [paragraph('CANARI-e')])]);
    const table = element('table', [element('tableRow', [cell])]);
    doc.getXmlFragment(NOTES_FRAGMENT).push([element('bulletList', [nested]), table]);
    const blocks = readBlocks(doc);
    expect(blocks.map(({ text }) => text)).toEqual(['publiable', 'visible', 'case']);
    expect(JSON.stringify(blocks)).not.toContain('CANARI');
  });

  it('gives situations by their ids and their place, and takes no typed character for one', () => {
    const text = `Point sur ${MENTION} et suite`;
    const mentions = [{ at: 10, situationId: SITUATION }];
    expect(readBlocks(notesOf([{ kind: 'paragraph', text, mentions }]))[0]).toMatchObject({ text, mentions });
    expect(readBlocks(notesOf([{ kind: 'paragraph', text: `faux ${MENTION}` }]))[0]).toMatchObject({
      text: 'faux  ',
      mentions: [],
    });
  });

  it('joins the cells of a row, moving the situations they point at', () => {
    const mention = element('situationMention');
    mention.setAttribute('situationId', SITUATION);
    const row = element('tableRow', [
      element('tableHeader', [paragraph('Qui')]),
      element('tableCell', [element('paragraph', [mention])]),
    ]);
    const doc = new Y.Doc();
    doc.getXmlFragment(NOTES_FRAGMENT).push([element('table', [row])]);
    const text = `Qui | ${MENTION}`;
    expect(readBlocks(doc)).toMatchObject([{ kind: 'tableRow', text, mentions: [{ at: 6, situationId: SITUATION }] }]);
  });

  it('reads the same while only what does not leave the group changes', () => {
    const doc = notesOf([{ kind: 'paragraph', text: 'un' }]);
    const before = readBlocks(doc);
    doc.getXmlFragment(NOTES_FRAGMENT).push([element('confidential', [paragraph('à part')])]);
    expect(readBlocks(doc)).toEqual(before);
    doc.getXmlFragment(NOTES_FRAGMENT).push([paragraph('deux')]);
    expect(readBlocks(doc)).not.toEqual(before);
  });

  it('is read as deep as notes may be nested', () => {
    const doc = notesOf([{ kind: 'paragraph', text: 'à lire' }]);
    doc.transact(() => {
      let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment(NOTES_FRAGMENT);
      for (let depth = 1; depth < DEEPEST; depth += 1) {
        const child = new Y.XmlElement(depth % 2 ? 'bulletList' : 'listItem');
        parent.push([child]);
        parent = child;
      }
      parent.push([paragraph('au fond')]);
    });
    expect(readBlocks(doc).map(({ text }) => text)).toEqual(['à lire', 'au fond']);
  });

  it('keeps a paragraph’s id while others come and go around it', () => {
    const doc = notesOf([{ kind: 'paragraph', text: 'un' }]);
    const { id } = readBlocks(doc)[0] ?? {};
    doc.getXmlFragment(NOTES_FRAGMENT).insert(0, [paragraph('avant')]);
    expect(readBlocks(doc)[1]?.id).toBe(id);
  });
});

describe('decisions and actions read out of the notes', () => {
  it('include those that do not leave the group: the lists stay in it', () => {
    const doc = notesOf([{ kind: 'decision', id: DECISION, text: 'à part', confidential: true }]);
    expect(readRecordedNodes(doc).decisions).toEqual([{ id: DECISION, text: 'à part', mentions: [] }]);
  });

  it('take each id once, and nothing misshapen at its word', () => {
    const doc = notesOf([
      { kind: 'action', id: ACTION, text: 'une', ownerId: 'pas un id', dueOn: '13/10/2026' },
      { kind: 'action', id: ACTION, text: 'une copie' },
      { kind: 'action', id: 'x', text: 'sans id sûr' },
      { kind: 'decision', id: DECISION, text: '   ' },
    ]);
    const { decisions, actions } = readRecordedNodes(doc);
    expect(decisions).toEqual([]);
    expect(actions).toEqual([{ id: ACTION, text: 'une', mentions: [], ownerId: null, ownerName: null, dueOn: null }]);
  });
});
