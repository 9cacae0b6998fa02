import type { DraftBlock, Finding, FindingDecision, Publication } from '@huis-clos/contracts';
import { decideActs, settle, undoActs, withOperations, type Operation } from './operations.ts';
import {
  byLikelihood,
  canBeNoPerson,
  decide,
  inReadingOrder,
  progressOf,
  proposed,
  sameWording,
  step,
} from './review.ts';
import { linkDecisions, othersToLink } from './same-person.ts';
import { contextOf, fromEditable, segmentsOf, toEditable } from './segments.ts';
import { commandOf } from './shortcuts.ts';

const block = (id: string, text = '', mentions: DraftBlock['mentions'] = []): DraftBlock => ({
  id,
  section: 'exchanges',
  kind: 'paragraph',
  level: null,
  text,
  mentions,
  owner: null,
  dueOn: null,
});
const finding = (id: string, part: Partial<Finding> = {}): Finding => ({
  id,
  blockId: 'b1',
  start: 0,
  end: 4,
  text: 'Tito',
  type: 'person',
  detectors: ['residue'],
  reasons: [],
  confidence: 0.5,
  personId: null,
  must: 'decide',
  proposal: 'un jeune',
  ...part,
});
const publication = (findings: Finding[], decisions: FindingDecision[] = [], version = 3): Publication =>
  ({ findings, decisions, version, undecided: findings.length, blocks: [] }) as unknown as Publication;
const removed = (findingId: string): FindingDecision => ({ findingId, choice: 'remove' });

test('keeping is never done in bulk: only the passage looked at is kept, whatever was asked', () => {
  const all = [finding('1'), finding('2', { start: 10 }), finding('3', { blockId: 'b2' })];
  const kept = decide(all[0]!, { choice: 'keep', reason: 'nom de rue' }, all, true);
  expect(kept).toEqual([{ findingId: '1', choice: 'keep', reason: 'nom de rue' }]);
});

test('any other choice goes to every passage that says the same, when that is asked', () => {
  const all = [finding('1'), finding('2', { text: 'TITO' }), finding('3', { text: 'Enzo' })];
  const ids = (everywhere: boolean) =>
    decide(all[0]!, { choice: 'replace', replacement: 'un jeune' }, all, everywhere).map(({ findingId }) => findingId);
  expect(ids(true)).toEqual(['1', '2']);
  expect(ids(false)).toEqual(['1']);
});

test('the same word for two persons is not the same passage', () => {
  expect(sameWording(finding('1', { personId: 'a' }), [finding('2', { personId: 'b' })])).toEqual([]);
});

test('accepting an empty proposal removes the passage', () => {
  expect(proposed(finding('1', { proposal: '' }))).toEqual({ choice: 'remove' });
  expect(proposed(finding('1'))).toEqual({ choice: 'replace', replacement: 'un jeune' });
});

test('a registered person or an identifier cannot be said not to be a person', () => {
  expect(canBeNoPerson(finding('1', { must: 'mask', detectors: ['registry'] }))).toBe(false);
  expect(canBeNoPerson(finding('1', { type: 'phone' }))).toBe(false);
  expect(canBeNoPerson(finding('1', { type: 'unknownWord' }))).toBe(true);
});

test('the figure counts what a person had to decide, not what is replaced from the start', () => {
  const all = [finding('1'), finding('2'), finding('3', { must: 'mask' })];
  expect(progressOf({ findings: all, decisions: [removed('2'), removed('3')] })).toEqual({ decided: 1, total: 2 });
});

test('one goes through the passages in the order of the text, round from the last to the first, past those decided', () => {
  const blocks = [block('b1'), block('b2')];
  const ordered = inReadingOrder(
    [finding('3', { blockId: 'b2' }), finding('2', { start: 9 }), finding('1', { start: 2 })],
    blocks,
  );
  expect(ordered.map(({ id }) => id)).toEqual(['1', '2', '3']);
  const notSecond = ({ id }: Finding) => id !== '2';
  expect(step(ordered, '1', 1, notSecond)).toBe('3');
  expect(step(ordered, '3', 1, notSecond)).toBe('1');
  expect(step(ordered, '1', -1, notSecond)).toBe('3');
  expect(step(ordered, null, 1, notSecond)).toBe('1');
  expect(step(ordered, '1', 1, () => false)).toBeNull();
});

test('or the surest first', () => {
  const ordered = byLikelihood([finding('1', { confidence: 0.2 }), finding('2', { confidence: 0.9 })], [block('b1')]);
  expect(ordered.map(({ id }) => id)).toEqual(['2', '1']);
});

describe('while the server has not answered', () => {
  const operation = (id: number, findingId: string, settledAt: number | null = null): Operation => ({
    kind: 'decide',
    decisions: [removed(findingId)],
    id,
    settledAt,
  });

  test('what was decided is shown as decided', () => {
    const shown = withOperations(publication([finding('1'), finding('2')]), [operation(1, '1')]);
    expect(shown.undecided).toBe(1);
    expect(shown.decisions).toEqual([removed('1')]);
  });

  test('an answer that already holds a decision is not undone by its replay', () => {
    const stored = publication([finding('1')], [], 5);
    expect(withOperations(stored, [operation(1, '1', 5)]).decisions).toEqual([]);
    expect(withOperations(stored, [operation(1, '1', 6)]).decisions).toEqual([removed('1')]);
  });

  test('an undo takes back what was decided just before', () => {
    const undo: Operation = { kind: 'undo', findingIds: ['1'], id: 2, settledAt: null };
    expect(withOperations(publication([finding('1')]), [operation(1, '1'), undo]).decisions).toEqual([]);
  });

  test('one answered keeps its place until the publication holds it', () => {
    expect(settle([operation(1, '1'), operation(2, '2')], 1, 4).map(({ settledAt }) => settledAt)).toEqual([4, null]);
  });
});

test('a paragraph is cut at its findings, its mentions spelled out for those who may read them', () => {
  const paragraph = block('b1', 'Vu \uFFFC avec Tito.', [{ at: 3, situationId: 's1' }]);
  const found = [finding('2', { start: 10, end: 14 }), finding('1', { start: 3, end: 4, text: '\uFFFC' })];
  expect(segmentsOf(paragraph, found, () => 'Yanis B.').map(({ text }) => text)).toEqual([
    'Vu ',
    'Yanis B.',
    ' avec ',
    'Tito',
    '.',
  ]);
});

test('between passages no space stands before a comma or a full stop, as in the minutes', () => {
  const typed = block('b1', 'Vu Tito , puis Tito . Rien (de plus ).');
  const found = [finding('1', { start: 3, end: 7 }), finding('2', { start: 15, end: 19 })];
  const shown = segmentsOf(typed, found, String).map(({ text }) => text);
  expect(shown.join('')).toBe('Vu Tito, puis Tito. Rien (de plus).');
});

test('a mention survives the rewriting of its paragraph', () => {
  const text = 'Vu \uFFFC hier';
  expect(toEditable(text, '⟦situation⟧')).toBe('Vu ⟦situation⟧ hier');
  expect(fromEditable(toEditable(text, '⟦situation⟧'), '⟦situation⟧')).toBe(text);
});

describe('keys', () => {
  const press = (key: string, target: Element = document.body, held = {}) =>
    commandOf(new KeyboardEvent('keydown', { key, ...held }), target);

  test.each([
    ['j', 'next'],
    ['ArrowUp', 'previous'],
    ['Enter', 'accept'],
    ['G', 'generalise'],
    ['n', 'notAPerson'],
    ['x', null],
  ])('%s asks for %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  test('what is typed in a field, or with Ctrl held, decides nothing', () => {
    expect(press('s', document.createElement('input'))).toBeNull();
    expect(press('c', document.body, { ctrlKey: true })).toBeNull();
  });

  test('Entrée on a button presses the button', () => {
    expect(press('Enter', document.createElement('button'))).toBeNull();
  });
});

test('a passage can be linked to each other person once, and never are two people the group follows', () => {
  const yanis = finding('1', { personId: 'y', text: 'Yanis', proposal: 'un jeune' });
  const ines = finding('2', { personId: 'i', text: 'Inès', start: 10 });
  const tito = finding('3', { text: 'Tito', start: 20, proposal: 'une personne' });
  const again = finding('4', { text: 'TITO', start: 30, proposal: 'une personne' });
  const phone = finding('5', { type: 'phone', text: '06', start: 40 });
  const yaya = finding('6', { personId: 'y', text: 'Yaya', start: 50 });
  const all = [yanis, ines, tito, again, phone, yaya];
  expect(othersToLink(tito, all).map(({ id }) => id)).toEqual(['1', '2']);
  expect(othersToLink(yanis, all).map(({ id }) => id)).toEqual(['3']);
  const taken = [
    { findingId: '3', choice: 'replace', replacement: 'un jeune' },
    { findingId: '4', choice: 'replace', replacement: 'un jeune' },
  ];
  expect(linkDecisions(tito, yanis, all)).toEqual(taken);
  expect(linkDecisions(yanis, tito, all)).toEqual(taken);
});

test('a choice for a thousand passages is sent, and undone, in requests that the server takes', () => {
  const decisions = Array.from({ length: 1_200 }, (_, rank) => removed(String(rank)));
  const acts = decideActs(decisions).map((act) => (act.kind === 'decide' ? act.decisions : []));
  expect(acts.map(({ length }) => length)).toEqual([500, 500, 200]);
  expect(acts.flat()).toEqual(decisions);
  expect(undoActs(decisions.map(({ findingId }) => findingId))).toHaveLength(3);
});

test('whom a passage may be linked to is offered once each, among ten thousand', () => {
  const all = Array.from({ length: 10_000 }, (_, rank) =>
    finding(String(rank), { text: `Nom${rank % 5_000}`, start: rank }),
  );
  expect(othersToLink(all[0]!, all)).toHaveLength(4_999);
});

test('a passage is quoted with the words around it, cut between two words, its mentions spelled out', () => {
  const text = `${'avant '.repeat(30)}\uFFFC voit Tito ici ${'après '.repeat(30)}`;
  const at = text.indexOf('Tito');
  const mentions = [{ at: text.indexOf('\uFFFC'), situationId: 's1' }];
  const { before, after } = contextOf(block('b1', text, mentions), { start: at, end: at + 4 }, () => 'Yanis');
  expect(before).toMatch(/^… (avant )+Yanis voit $/);
  expect(after).toMatch(/^ ici (après )+…$/);
  expect(contextOf(block('b1', 'Vu Tito hier.'), { start: 3, end: 7 }, String)).toEqual({
    before: 'Vu ',
    after: ' hier.',
  });
});
