import type { AgendaItem } from '@huis-clos/contracts';
import { currentBlocks, followBlocks, sourceBlocks } from './draft.ts';
import type { NotesBlock } from './ports.ts';

let next = 0;
const note = (text: string, fields: Partial<NotesBlock> = {}): NotesBlock => ({
  id: `b${(next += 1)}`,
  kind: 'paragraph',
  level: null,
  text,
  mentions: [],
  ownerId: null,
  ownerName: null,
  dueOn: null,
  ...fields,
});
const heading = (text: string, level = 2): NotesBlock => note(text, { kind: 'heading', level });
const sections = (notes: NotesBlock[]): [string, string][] =>
  sourceBlocks([], notes, () => null).map(({ section, text }) => [section, text]);

const item = (title: string, fields: Partial<AgendaItem> = {}): AgendaItem => ({
  id: `item-${(next += 1)}`,
  title,
  presenter: 'N. Auriol',
  durationMinutes: 10,
  nominative: false,
  situationIds: [],
  ...fields,
});

describe('the sections of a draft', () => {
  it.each(['Situations', '3. Situations', 'Examen des situations :', 'SITUATIONS INDIVIDUELLES', 'Situation'])(
    'the heading « %s » opens the situations, and leaves for the minutes’ own',
    (title) => {
      expect(sections([note('Avant'), heading(title), note('Suivie')])).toEqual([
        ['exchanges', 'Avant'],
        ['situations', 'Suivie'],
      ]);
    },
  );

  it.each(['1. Actions de septembre', 'La situation du quartier', 'Décisions de justice'])(
    'the heading « %s » is an ordinary one',
    (title) => {
      expect(sections([heading(title), note('Suite')])).toEqual([
        ['exchanges', title],
        ['exchanges', 'Suite'],
      ]);
    },
  );

  it('situations end at the next heading of their level, not at one below', () => {
    expect(
      sections([heading('3. Situations'), heading('Collège', 3), note('Une'), heading('4. QD'), note('Deux')]),
    ).toEqual([
      ['situations', 'Collège'],
      ['situations', 'Une'],
      ['exchanges', '4. QD'],
      ['exchanges', 'Deux'],
    ]);
  });

  it('decisions and actions marked as such go to their tables wherever they are; lines that merely begin so stay', () => {
    const notes = [
      heading('Situations'),
      note('Alerte reconduite', { kind: 'decision' }),
      note('Visite', { kind: 'action', ownerName: 'Auriol', dueOn: '2026-10-13' }),
      note('Décisions : alerte hebdo'),
    ];
    const blocks = sourceBlocks([], notes, () => 'Association Passerelle');
    expect(blocks.map(({ section, owner, dueOn }) => [section, owner, dueOn])).toEqual([
      ['decisions', null, null],
      ['actions', 'Association Passerelle', '2026-10-13'],
      ['situations', null, null],
    ]);
  });

  it('the agenda says of nominative items, once, that situations were examined, and never who presents', () => {
    const agenda = [
      item('Actions de septembre'),
      item('Yanis B.', { nominative: true }),
      item('Inès F.', { situationIds: ['s1'] }),
      item('Questions diverses'),
    ];
    const blocks = sourceBlocks(agenda, [], () => null);
    expect(blocks.map(({ text }) => text)).toEqual([
      'Actions de septembre',
      'Examen de situations',
      'Questions diverses',
    ]);
    expect(JSON.stringify(blocks)).not.toMatch(/Yanis|Inès|Auriol/);
  });
});

describe('the notes taken again', () => {
  const draftOf = (texts: string[]) =>
    sourceBlocks(
      [],
      texts.map((text) => note(text)),
      () => null,
    );

  it('a paragraph with the same words keeps its id although the notes gave it another', () => {
    const before = draftOf(['Un', 'Deux', 'Deux', 'Trois']);
    const after = followBlocks(before, draftOf(['Nouveau', 'Deux', 'Trois', 'Deux', 'Un']));
    expect(after.slice(1).map(({ id }) => id)).toEqual([before[1], before[3], before[2], before[0]].map((b) => b?.id));
    expect(before.map(({ id }) => id)).not.toContain(after[0]?.id);
    expect(new Set(after.map(({ id }) => id)).size).toBe(5);
  });

  it('a paragraph that says something else is another block, even in the place of the old one', () => {
    const [old] = draftOf(['Rien de nominatif']);
    if (!old) throw new Error('no block');
    const [fresh] = followBlocks([old], [{ ...old, text: 'Rien de nominatif, dit Yanis' }]);
    expect(fresh?.id).not.toBe(old.id);
  });

  it('a block rewritten as nothing is dropped', () => {
    const [one, two] = draftOf(['Un', 'Deux']);
    if (!one || !two) throw new Error('no block');
    const edits = { [one.id]: { text: ' ', mentions: [] }, [two.id]: { text: 'Autre', mentions: [] } };
    expect(currentBlocks({ sources: [one, two], edits, risks: [] }).map(({ text }) => text)).toEqual(['Autre']);
  });
});

it('an action’s owner says no school that somebody of the notes goes to', () => {
  const attribute = {
    kind: 'school' as const,
    findingId: 'f',
    text: 'collège Vauquelin, 4e B',
    generalisation: 'collège',
  };
  const risk = { personId: 'p', blockId: null, attributes: [attribute], estimatedGroup: 100, blocked: false };
  const owners = (office: string) =>
    currentBlocks({
      sources: sourceBlocks([], [note('Visite', { kind: 'action' })], () => office),
      edits: {},
      risks: [risk],
    }).map(({ owner }) => owner);
  expect(owners('Collège Vauquelin (CPE)')).toEqual(['Collège (CPE)']);
  expect(owners('Collège Jules Ferry (CPE)')).toEqual(['Collège Jules Ferry (CPE)']);
});
