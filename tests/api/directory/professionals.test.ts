import { routes, type Publication } from '@huis-clos/contracts';
import { ABSENT, audited, sameFor } from '../../harness/group.ts';
import {
  done,
  forgetPublications,
  prepare,
  startWorkedGroup,
  submit,
  type WorkedGroup,
} from '../../harness/publication.ts';
import type { TestClient } from '../../harness/server.ts';

let group: WorkedGroup;

beforeAll(async () => (group = await startWorkedGroup()));
afterAll(() => group.server.stop());

const choose = (by: TestClient, bodyId = group.bodyId) =>
  by.call(routes.updateBody, { params: { bodyId }, body: { professionals: 'nameAndOrganisation' } });

const labels = async ({ id: publicationId }: Publication): Promise<string[]> =>
  done(await group.coordinator.call(routes.previewMinutes, { params: { publicationId } })).attendance.map(
    ({ label }) => label,
  );

describe('how professionals appear in the minutes of a group', () => {
  it.each(['n.auriol', 'maire', 'dpo', 'technique', 'l.marchetti'])(
    '[D3] %s does not choose it, and is answered as for a body that does not exist',
    async (login) => {
      const other = await group.server.as(login);
      const refused = await choose(other);
      expect(refused.status).toBe(404);
      expect(sameFor(refused)).toBe(sameFor(await choose(other, ABSENT)));
    },
  );

  it('by organisation until the coordinator chooses; then drafts are to be taken again, and show names', async () => {
    await forgetPublications(group);
    const draft = await prepare(group.coordinator, group.meeting.id);
    expect((await labels(draft)).join()).not.toContain('Auriol');

    expect(done(await choose(group.coordinator)).professionals).toBe('nameAndOrganisation');
    expect(await audited(group.server, 'body.updated')).toContainEqual(
      expect.objectContaining({ subjectId: group.bodyId, actorId: group.coordinator.personId }),
    );
    expect((await submit(group.coordinator, draft, [group.plenaryId])).body).toMatchObject({ code: 'SOURCE_CHANGED' });
    const { version } = done(
      await group.coordinator.call(routes.readPublication, { params: { publicationId: draft.id } }),
    );
    const fresh = done(
      await group.coordinator.call(routes.refreshPublication, {
        params: { publicationId: draft.id },
        body: { version },
      }),
    );
    expect(await labels(fresh)).toContain('N. Auriol, association Passerelle');
    expect(fresh.findings.map(({ proposal }) => proposal)).toContain('N. Auriol, association Passerelle');
  });
});
