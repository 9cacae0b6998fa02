import { fr } from '../../../i18n/fr.ts';
import { actor, membership } from '../../../testing/actors.ts';
import { tabsOf } from './tabs.ts';

const group = { id: membership().bodyId, nominative: true };
const plenary = { id: 'pleniere-000000000000a', nominative: false };
const words = fr.directory.tabs;
const labels = (...arguments_: Parameters<typeof tabsOf>) => tabsOf(...arguments_).map(({ label }) => label);

describe('the tabs of a body', () => {
  it('show a reader of a group everything', () => {
    expect(labels(group, actor({ memberships: [membership()] }))).toEqual([
      words.meetings,
      words.situations,
      words.actions,
      words.decisions,
      words.members,
    ]);
  });

  it('have no « Situations » outside groups', () => {
    const member = actor({ memberships: [membership({ bodyId: plenary.id, bodyKind: 'plenary' })] });
    expect(labels(plenary, member)).toEqual([words.meetings, words.actions, words.decisions, words.members]);
  });

  it('show the coordinator who is not a member of a group its members only', () => {
    expect(labels(group, actor({ offices: ['coordinator'] }))).toEqual([words.members]);
  });

  it('hide situations, actions and decisions until the charter is signed', () => {
    const unsigned = actor({ memberships: [membership()], charterSigned: false });
    expect(labels(group, unsigned)).toEqual([words.meetings, words.members]);
  });

  it('do not tell a guest who sits in the group', () => {
    const guest = actor({ memberships: [membership({ role: 'guest', meetingId: 'm' })] });
    expect(labels(group, guest)).toEqual([words.meetings, words.situations]);
  });

  it('do not exist for someone who has nothing to do there', () => {
    expect(labels(group, actor())).toEqual([]);
  });
});
