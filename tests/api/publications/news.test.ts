import { routes } from '@huis-clos/contracts';
import {
  done,
  LEAKED,
  publishLeak,
  publishSample,
  startWorkedGroup,
  type WorkedGroup,
} from '../../harness/publication.ts';
import type { TestClient } from '../../harness/server.ts';

describe('what the desk tells of minutes', () => {
  let group: WorkedGroup;
  beforeAll(async () => {
    group = await startWorkedGroup();
  });
  afterAll(() => group.server.stop());

  const deskOf = async (client: TestClient) => {
    const answer = await client.call(routes.readDesk);
    return {
      text: answer.text,
      news: done(answer).minutes.map(({ id, state, edition, unread }) => ({ id, state, edition, unread })),
    };
  };
  const open = (client: TestClient, minutesId: string | null) =>
    client.call(routes.readMinutes, { params: { minutesId: minutesId ?? '' } });

  it('each reader is told until they open them that minutes were published, withdrawn, replaced; outsiders are not', async () => {
    const { mayor, coordinator } = group;
    const { minutesId: id } = await publishLeak(group);
    const first = { id, state: 'published', edition: 1 };
    const told = await deskOf(mayor);
    expect(told.news).toEqual([{ ...first, unread: true }]);
    expect(told.text).not.toContain(LEAKED);
    for (const login of ['l.marchetti', 'technique'])
      expect([login, (await deskOf(await group.server.as(login))).news]).toEqual([login, []]);

    await open(mayor, id);
    expect((await deskOf(mayor)).news).toEqual([{ ...first, unread: false }]);
    expect((await deskOf(group.member)).news).toEqual([{ ...first, unread: true }]);

    done(
      await coordinator.call(routes.withdrawMinutes, {
        params: { minutesId: id ?? '' },
        body: { reason: 'mistake', missed: [] },
      }),
    );
    expect((await deskOf(mayor)).news).toEqual([{ ...first, state: 'withdrawn', unread: true }]);
    await open(mayor, id);
    expect((await deskOf(mayor)).news).toEqual([{ ...first, state: 'withdrawn', unread: false }]);

    const second = await publishSample(group);
    expect((await deskOf(mayor)).news).toEqual([
      { id: second.minutesId, state: 'published', edition: 2, unread: true },
    ]);
  });
});
