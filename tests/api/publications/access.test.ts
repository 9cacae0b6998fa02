import { publicationRoutes, type Publication, type Route } from '@huis-clos/contracts';
import { ABSENT, sameFor } from '../../harness/group.ts';
import { prepare, startWorkedGroup, type WorkedGroup } from '../../harness/publication.ts';
import type { Answer, TestClient } from '../../harness/server.ts';

const routes = publicationRoutes;
let group: WorkedGroup;
let draft: Publication;
let outsiders: [string, TestClient][];

beforeAll(async () => {
  group = await startWorkedGroup();
  draft = await prepare(group.coordinator, group.meeting.id);
  outsiders = await Promise.all(
    logins.map(async (login): Promise<[string, TestClient]> => [login, await group.server.as(login)]),
  );
});
afterAll(() => group.server.stop());

/** Every door of a draft, with what a member could have sent. */
const doors: [keyof typeof routes, object | undefined][] = [
  ['readPublication', undefined],
  ['previewMinutes', undefined],
  ['refreshPublication', { version: 1 }],
  ['rewriteBlocks', { version: 1, blocks: [{ id: 'n', text: 'x' }] }],
  ['decideFindings', { version: 1, decisions: [{ findingId: 'x', choice: 'remove' }] }],
  ['undoDecisions', { version: 1, findingIds: ['x'] }],
  ['linkFindings', { version: 1, findingId: 'x', sameAs: 'y' }],
  ['acceptRisk', { version: 1, reason: 'x' }],
  ['submitPublication', { version: 1, targetBodyIds: [ABSENT] }],
  ['certifyPublication', { version: 1 }],
  ['returnToDraft', { version: 1, remark: '' }],
  ['publishMinutes', { version: 1 }],
];

const knock = (
  by: TestClient,
  name: keyof typeof routes,
  publicationId: string,
  body?: object,
): Promise<Answer<unknown>> => {
  const route: Route = routes[name];
  const params = { publicationId, riskId: 'x' };
  return by.call(route, { params, ...(body && { body }) } as never);
};

const logins = ['maire', 'prefecture', 'dpo', 'technique', 'l.marchetti', 's.benhamou'];

describe('a draft and who has no business with it', () => {
  it.each(doors)('%s: forbidden and absent are the same answer, byte for byte', async (name, body) => {
    for (const [login, outsider] of outsiders) {
      const forbidden = await knock(outsider, name, draft.id, body);
      expect([login, forbidden.status]).toEqual([login, 404]);
      expect(sameFor(forbidden)).toBe(sameFor(await knock(outsider, name, ABSENT, body)));
    }
  });

  it('nobody outside prepares or lists the publications of the meeting', async () => {
    for (const [login, outsider] of outsiders)
      for (const route of [routes.preparePublication, routes.listPublications]) {
        const forbidden = await outsider.call(route, { params: { meetingId: group.meeting.id } });
        expect([login, forbidden.status]).toEqual([login, 404]);
        expect(sameFor(forbidden)).toBe(sameFor(await outsider.call(route, { params: { meetingId: ABSENT } })));
      }
  });

  it.each(['refreshPublication', 'decideFindings', 'rewriteBlocks', 'submitPublication', 'publishMinutes'] as const)(
    '%s: a member who neither leads nor coordinates reads the draft, and no more',
    async (name) => {
      const [, body] = doors.find(([known]) => known === name) ?? [];
      expect((await knock(group.member, 'readPublication', draft.id)).status).toBe(200);
      expect((await knock(group.member, name, draft.id, body)).status).toBe(404);
    },
  );

  it('a lead who does not coordinate does not publish (P4)', async () => {
    const { connection } = group.server;
    await connection
      .collection<{ bodyId: string; personId: string }>('memberships')
      .updateOne({ bodyId: group.bodyId, personId: group.colleague.personId ?? '' }, { $set: { role: 'groupLead' } });
    const lead = await group.server.as('t.grandclement');
    expect((await knock(lead, 'publishMinutes', draft.id, { version: 1 })).status).toBe(404);
  });
});
