import { randomBytes } from 'node:crypto';
import { DataKey } from '../core/crypto/data-key.ts';
import { openAction, sealAction } from './action-contents.ts';
import type { ActionRecord } from './actions.repository.ts';
import { planActions, planDecisions, type NotedAction } from './noted-plan.ts';

const key = new DataKey('body:b', randomBytes(32));
const at = { meetingId: 'm', bodyId: 'b', on: '2026-10-08', now: new Date('2026-10-08T10:00:00Z') };
const node = (change: Partial<NotedAction> = {}): NotedAction => ({
  ...{ nodeId: 'n', title: 'Visite', ownerId: 'auriol', ownerName: null, dueOn: '2026-10-13', situationId: null },
  ...change,
});
const written = (): ActionRecord => planActions(key, at, [], [node()]).insert[0]!;

/** What the list does when someone changes an action there. */
const changedInList = (record: ActionRecord, title: string, change: Partial<ActionRecord> = {}): ActionRecord => ({
  ...{ ...record, version: record.version + 1, touched: true, ...change },
  contents: sealAction(key, record._id, { ...openAction(key, record), title }),
});

const applied = (record: ActionRecord, nodes: NotedAction[]): ActionRecord => {
  const { update } = planActions(key, at, [record], nodes);
  return { ...record, ...update[0]?.change };
};

describe('actions follow the notes', () => {
  it('a new node is a new action to do, worded and owned as it says', () => {
    const record = written();
    expect(record).toMatchObject({
      meetingId: 'm',
      state: 'toDo',
      ownerId: 'auriol',
      dueOn: '2026-10-13',
      fromNotes: true,
    });
    expect(openAction(key, record)).toEqual({ title: 'Visite', ownerName: null, result: null });
  });

  it('told the same again, nothing moves', () => {
    expect(planActions(key, at, [written()], [node()])).toEqual({ insert: [], update: [], remove: [] });
  });

  it('what was changed in the list stays while the node says what it said', () => {
    const changed = changedInList(written(), 'Visite à deux', { dueOn: '2026-10-20', state: 'underway' });
    expect(planActions(key, at, [changed], [node()])).toEqual({ insert: [], update: [], remove: [] });
  });

  it('the field that the node changes follows it; the others stay as the list has them', () => {
    const changed = changedInList(written(), 'Visite à deux', { dueOn: '2026-10-20', state: 'underway' });
    const after = applied(changed, [node({ dueOn: '2026-10-15' })]);
    expect([after.dueOn, after.state, openAction(key, after).title]).toEqual([
      '2026-10-15',
      'underway',
      'Visite à deux',
    ]);
    const again = applied(after, [node({ dueOn: '2026-10-15', title: 'Visite lundi' })]);
    expect(openAction(key, again).title).toBe('Visite lundi');
  });

  it('an owner typed by hand takes the place of the one chosen', () => {
    const after = applied(written(), [node({ ownerId: null, ownerName: 'le bailleur' })]);
    expect([after.ownerId, openAction(key, after).ownerName]).toEqual([null, 'le bailleur']);
  });

  it('an action whose node is gone goes with it, unless the list changed it: then it stays on its own', () => {
    const untouched = written();
    expect(planActions(key, at, [untouched], [])).toEqual({ insert: [], update: [], remove: [untouched._id] });
    const kept = changedInList(written(), 'Visite');
    const plan = planActions(key, at, [kept], []);
    expect([plan.remove, plan.update]).toEqual([[], [{ record: kept, change: { fromNotes: false } }]]);
    const alone = { ...kept, fromNotes: false };
    expect(planActions(key, at, [alone], [])).toEqual({ insert: [], update: [], remove: [] });
  });

  it('a node that comes back finds its action again, with what the list made of it', () => {
    const alone = { ...changedInList(written(), 'Visite à deux'), fromNotes: false };
    const after = applied(alone, [node()]);
    expect([after.fromNotes, openAction(key, after).title]).toEqual([true, 'Visite à deux']);
  });
});

describe('decisions follow the notes', () => {
  it('new ones are added, reworded ones change, those gone go', () => {
    const stored = { _id: 'd', bodyId: 'b', meetingId: 'm', number: 1, on: at.on, nodeId: 'n' };
    const sealed = (text: string) => key.sealJson({ collection: 'decisions', record: 'd', field: 'text' }, text);
    const record = { ...stored, text: sealed('Alerte') };
    expect(planDecisions(key, [record], [{ nodeId: 'n', text: 'Alerte' }])).toEqual({
      insert: [],
      reword: [],
      remove: [],
    });
    expect(planDecisions(key, [], [{ nodeId: 'n', text: 'Alerte' }]).insert).toHaveLength(1);
    expect(planDecisions(key, [record], [{ nodeId: 'n', text: 'Alerte hebdo' }]).reword.map(({ id }) => id)).toEqual([
      'd',
    ]);
    expect(planDecisions(key, [record], []).remove).toEqual(['d']);
  });
});
