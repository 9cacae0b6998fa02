import type { Actor, ActorMembership, BodyKind, Office, Role } from '@huis-clos/contracts';
import { abilityFor, may, type Records, type SubjectName, type Verb } from './index.ts';

const seat = (
  bodyId: string,
  bodyKind: BodyKind,
  role: Role = 'member',
  guest: Partial<ActorMembership> = {},
): ActorMembership => ({
  bodyId,
  bodyKind,
  bodyName: bodyId,
  role,
  meetingId: null,
  situationIds: [],
  ...guest,
});

const actor = (personId: string, offices: Office[], memberships: ActorMembership[], charterSigned = true): Actor => ({
  personId,
  name: personId,
  organisation: 'Ville',
  offices,
  memberships,
  charterSigned,
});

/** One principal per situation in life that the rules tell apart; the group is `group`, its neighbour `other`. */
const principals = {
  stranger: actor('stranger', [], []),
  member: actor('member', [], [seat('group', 'thematicGroup')]),
  alternate: actor('alternate', [], [seat('group', 'thematicGroup', 'alternate')]),
  unsigned: actor('unsigned', [], [seat('group', 'thematicGroup')], false),
  lead: actor('lead', [], [seat('group', 'thematicGroup', 'groupLead')]),
  caseLead: actor('caseLead', [], [seat('group', 'thematicGroup')]),
  otherMember: actor('otherMember', [], [seat('other', 'territorialGroup')]),
  guest: actor(
    'guest',
    [],
    [seat('group', 'thematicGroup', 'guest', { meetingId: 'meeting', situationIds: ['shown'] })],
  ),
  coordinator: actor('coordinator', ['coordinator'], []),
  coordinatorInGroup: actor(
    'coordinatorInGroup',
    ['coordinator'],
    [seat('group', 'thematicGroup'), seat('steering', 'steering')],
  ),
  president: actor(
    'president',
    ['president'],
    [seat('plenary', 'plenary', 'chair'), seat('steering', 'steering', 'chair')],
  ),
  plenaryMember: actor('plenaryMember', [], [seat('plenary', 'plenary')]),
  dpo: actor('dpo', ['dataProtectionOfficer'], []),
  administrator: actor('administrator', ['technicalAdministrator'], []),
};
type Principal = keyof typeof principals;

const group = { bodyId: 'group' };
const situation = { id: 'situation', caseLeadId: 'caseLead', ...group };
const readers: Principal[] = ['member', 'alternate', 'lead', 'caseLead', 'coordinatorInGroup'];

/** Rule, verb, subject, record, and exactly who may. */
const table: [string, Verb, SubjectName, Records[SubjectName], Principal[]][] = [
  ['D1', 'read', 'Council', {}, Object.keys(principals) as Principal[]],
  ['D2 D3 D4', 'read', 'Body', { id: 'group' }, [...readers, 'unsigned', 'guest', 'coordinator', 'president', 'dpo']],
  [
    'D2 D3 D4',
    'read',
    'Membership',
    { ...group, personId: 'x' },
    [...readers, 'unsigned', 'coordinator', 'president', 'dpo'],
  ],
  ['D3 D7', 'create', 'Membership', { ...group, personId: 'x' }, ['coordinator', 'coordinatorInGroup', 'president']],
  ['D6', 'create', 'Membership', { ...group, personId: 'coordinator' }, ['coordinatorInGroup', 'president']],
  ['D6', 'update', 'Membership', { ...group, personId: 'president' }, ['coordinator', 'coordinatorInGroup']],
  ['D3', 'create', 'Body', { id: '' }, ['coordinator', 'coordinatorInGroup']],
  ['D3', 'update', 'Body', { id: 'group' }, ['coordinator', 'coordinatorInGroup']],
  [
    'D3 D4 D5',
    'read',
    'Person',
    { id: 'x' },
    ['coordinator', 'coordinatorInGroup', 'president', 'dpo', 'administrator'],
  ],
  ['D3 D5', 'invite', 'Person', { id: 'x' }, ['coordinator', 'coordinatorInGroup', 'administrator']],
  ['D3', 'create', 'Person', { id: 'x' }, ['coordinator', 'coordinatorInGroup']],
  ['D8', 'update', 'Council', {}, ['coordinator', 'coordinatorInGroup']],
  ['M1', 'read', 'Meeting', { id: 'elsewhere', ...group }, readers],
  ['M1', 'read', 'Meeting', { id: 'm', bodyId: 'plenary' }, ['president', 'plenaryMember']],
  ['M2', 'read', 'Meeting', { id: 'meeting', ...group }, [...readers, 'guest']],
  ['M3', 'update', 'Meeting', { id: 'meeting', ...group }, ['lead', 'coordinatorInGroup']],
  ['M4', 'create', 'Meeting', { id: '', bodyId: 'steering' }, ['coordinatorInGroup']],
  ['N1', 'read', 'NotesDocument', group, readers],
  ['N1', 'update', 'NotesDocument', group, readers],
  ['N2', 'read', 'NotesComment', { ...group, authorId: 'member' }, readers],
  ['N2', 'create', 'NotesComment', { ...group, authorId: 'member' }, readers],
  ['N2', 'close', 'NotesComment', { ...group, authorId: 'member' }, readers],
  ['N3', 'update', 'NotesComment', { ...group, authorId: 'member' }, ['member']],
  ['N3', 'update', 'NotesComment', { ...group, authorId: 'otherMember' }, []],
  ['N3', 'withdraw', 'NotesComment', { ...group, authorId: 'member' }, ['member', 'coordinatorInGroup']],
  ['S1', 'read', 'Situation', situation, readers],
  ['S1', 'read', 'Situation', { ...situation, bodyId: 'other' }, ['otherMember']],
  ['S2', 'read', 'Situation', { ...situation, id: 'shown' }, [...readers, 'guest']],
  ['S3', 'create', 'Situation', situation, readers],
  ['S3', 'update', 'Situation', situation, readers],
  ['S4', 'close', 'Situation', situation, ['lead', 'caseLead']],
  ['S5', 'assign', 'Situation', situation, ['lead', 'caseLead']],
  ['S5', 'assign', 'Situation', { ...situation, caseLeadId: null }, ['lead']],
  ['A1', 'read', 'Action', group, readers],
  ['A1', 'read', 'Decision', group, readers],
  ['A1', 'update', 'Action', group, readers],
  ['A2', 'read', 'Action', { bodyId: 'plenary' }, ['president', 'plenaryMember']],
  ['A2', 'update', 'Action', { bodyId: 'steering' }, ['coordinatorInGroup']],
  ['P1', 'read', 'Publication', { ...group, preparedById: 'lead' }, readers],
  ['P2', 'prepare', 'Publication', { ...group, preparedById: 'lead' }, ['lead', 'coordinatorInGroup']],
  ['P3', 'certify', 'Publication', { ...group, preparedById: 'lead' }, readers.filter((who) => who !== 'lead')],
  ['P4', 'publish', 'Publication', { ...group, preparedById: 'lead' }, ['coordinatorInGroup']],
  [
    'P5 P6',
    'read',
    'Minutes',
    { ...group, targetBodyIds: ['plenary'] },
    [...readers, 'unsigned', 'president', 'plenaryMember', 'coordinator', 'dpo'],
  ],
  ['P6', 'withdraw', 'Minutes', { ...group, targetBodyIds: ['plenary'] }, [...readers, 'coordinator', 'dpo']],
  ['P7', 'trace', 'Minutes', { ...group, targetBodyIds: ['plenary'] }, ['coordinator', 'coordinatorInGroup', 'dpo']],
  ['L1', 'read', 'AuditLog', {}, ['dpo']],
  ['L2', 'read', 'Breach', {}, ['dpo']],
  ['L2', 'update', 'Breach', {}, ['dpo']],
];

describe('abilities', () => {
  it.each(table)('[%s] %s %s %j is for exactly those whom the rule names', (_rule, verb, name, record, allowed) => {
    const found = (Object.keys(principals) as Principal[]).filter((who) =>
      may(abilityFor(principals[who]), verb, name, record),
    );
    expect(found.sort()).toEqual([...new Set(allowed)].sort());
  });

  it('[G2] no office by itself reads or writes anything nominative', () => {
    const nominative: SubjectName[] = [
      'Meeting',
      'NotesDocument',
      'NotesComment',
      'Situation',
      'Action',
      'Decision',
      'Publication',
    ];
    const verbs: Verb[] = ['read', 'create', 'update', 'close', 'prepare', 'certify', 'publish'];
    for (const who of ['coordinator', 'president', 'dpo', 'administrator'] as const) {
      const ability = abilityFor(principals[who]);
      for (const name of nominative)
        for (const verb of verbs)
          expect([who, verb, name, may(ability, verb, name, { ...situation, preparedById: 'x' } as never)]).toEqual([
            who,
            verb,
            name,
            false,
          ]);
    }
  });

  it('[G3] an actor with a hole in it throws', () => {
    const holes: Partial<Record<keyof Actor, unknown>>[] = [
      { personId: undefined },
      { personId: '' },
      { memberships: undefined },
      { charterSigned: undefined },
      { offices: undefined },
      { memberships: [{ ...seat('group', 'thematicGroup'), bodyId: undefined }] },
    ];
    for (const hole of holes) expect(() => abilityFor({ ...principals.member, ...hole } as Actor)).toThrow(TypeError);
  });

  it('[G4] a bare object is refused rather than waved through', () => {
    expect(() => abilityFor(principals.member).can('read', { bodyId: 'group' } as never)).toThrow('untagged');
  });
});
