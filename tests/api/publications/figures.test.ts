import { routes, type FindingDecision } from '@huis-clos/contracts';
import { ABSENT, sameFor } from '../../harness/group.ts';
import {
  certify,
  decideAll,
  done,
  prepare,
  publish,
  publishSample,
  rewriteParagraph,
  startWorkedGroup,
  submit,
  type WorkedGroup,
} from '../../harness/publication.ts';
import type { TestClient } from '../../harness/server.ts';

let group: WorkedGroup;

beforeAll(async () => (group = await startWorkedGroup()));
afterAll(() => group.server.stop());

const ask = (by: TestClient, bodyId = group.bodyId) => by.call(routes.readReviewFigures, { params: { bodyId } });

describe('what reviews teach', () => {
  it('is counted when minutes are published, by what was done with each passage, and no word of it is kept', async () => {
    const { coordinator, member, meeting, server } = group;
    expect(done(await ask(coordinator))).toEqual({ reviews: [], layers: [] });
    const draft = await prepare(coordinator, meeting.id);
    const text = 'Un point a été fait avec Zaventem sur le dispositif.';
    const rewritten = await rewriteParagraph(coordinator, draft, text);
    const decided = await decideAll(coordinator, rewritten);
    const kept = decided.findings.filter(({ text }) => text === 'Zaventem');
    const keep = kept.map(({ id }): FindingDecision => ({
      findingId: id,
      choice: 'keep',
      reason: 'Nom du dispositif',
    }));
    const ready = done(
      await coordinator.call(routes.decideFindings, {
        params: { publicationId: draft.id },
        body: { version: decided.version, decisions: keep },
      }),
    );
    const inReview = done(await submit(coordinator, ready, [group.plenaryId]));
    const published = done(await publish(coordinator, done(await certify(member, inReview))));

    const { reviews, layers } = done(await ask(coordinator));
    const counts = { accepted: decided.findings.length - 1, refused: 1, rewritten: 1, missed: 0 };
    expect(reviews).toEqual([{ publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), ...counts }]);
    expect(layers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(counts.accepted);
    expect(layers.filter(({ refused }) => refused > 0)).toEqual([expect.objectContaining({ refused: 1 })]);
    const stored = await server.connection.collection('reviewTallies').find().toArray();
    expect(JSON.stringify(stored)).not.toMatch(/Zaventem|dispositif|Yanis/i);

    done(
      await coordinator.call(routes.withdrawMinutes, {
        params: { minutesId: published.minutesId ?? '' },
        body: { reason: 'leak', missed: ['Zaventem'] },
      }),
    );
    expect(done(await ask(coordinator)).reviews).toMatchObject([{ missed: 1 }]);
  });

  it('a later version of the same minutes takes the place of the earlier one', async () => {
    await publishSample(group);
    expect(done(await ask(group.coordinator)).reviews).toMatchObject([{ missed: 1 }]);
  });

  it.each(['n.auriol', 'maire', 'dpo', 'technique', 'l.marchetti'])(
    '[P2] is not for %s, who prepares no minutes here: the answer is that of a body that does not exist',
    async (login) => {
      const other = await group.server.as(login);
      const refused = await ask(other);
      expect(refused.status).toBe(404);
      expect(sameFor(refused)).toBe(sameFor(await ask(other, ABSENT)));
    },
  );
});
