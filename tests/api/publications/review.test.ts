import { meetingRoutes, publicationRoutes, type FindingDecision, type Publication } from '@huis-clos/contracts';
import { audited, storedBytes } from '../../harness/group.ts';
import {
  decideAll,
  done,
  forgetPublications,
  prepare,
  rewriteBlocks,
  startWorkedGroup,
  type WorkedGroup,
} from '../../harness/publication.ts';
import type { Answer } from '../../harness/server.ts';

const routes = publicationRoutes;
let group: WorkedGroup;
let draft: Publication;

beforeAll(async () => (group = await startWorkedGroup()));
beforeEach(async () => {
  await forgetPublications(group);
  draft = await prepare(group.coordinator, group.meeting.id);
});
afterAll(() => group.server.stop());

const decide = (publication: Publication, ...decisions: FindingDecision[]): Promise<Answer<Publication>> =>
  group.coordinator.call(routes.decideFindings, {
    params: { publicationId: publication.id },
    body: { version: publication.version, decisions },
  });

const rewrite = (publication: Publication, id: string, text: string): Promise<Publication> =>
  rewriteBlocks(group.coordinator, publication, [{ id, text }]);

const preview = async (publication: Publication) =>
  done(await group.member.call(routes.previewMinutes, { params: { publicationId: publication.id } }));

async function heldMeetingOf(name: string): Promise<string> {
  const bodyId = await group.server.bodyId(name);
  const { meetings } = done(await group.coordinator.call(meetingRoutes.listMeetings, { params: { bodyId } }));
  return meetings.find(({ state }) => state === 'held')?.id ?? '';
}

const findingOf = ({ findings }: Publication, text: string) => {
  const finding = findings.find((known) => known.text === text);
  if (!finding) throw new Error(`« ${text} » was not found`);
  return finding;
};

const blockSaying = ({ blocks }: Publication, words: string) => {
  const block = blocks.find(({ text }) => text.includes(words));
  if (!block) throw new Error(`no block says « ${words} »`);
  return block;
};

describe('the draft of the sample notes', () => {
  it('finds the registered people of the notes, and sorts their blocks into sections', () => {
    expect(findingOf(draft, 'Yanis Belkadri')).toMatchObject({ type: 'person', must: 'mask' });
    expect(findingOf(draft, '06 39 98 41 27')).toMatchObject({ type: 'phone', must: 'mask' });
    expect(blockSaying(draft, 'Yanis Belkadri').section).toBe('situations');
    expect(blockSaying(draft, 'chantiers jeunes : 14 inscrits').section).toBe('exchanges');
    expect(new Set(draft.blocks.map(({ section }) => section))).toEqual(
      new Set(['agenda', 'exchanges', 'situations', 'decisions', 'actions']),
    );
  });

  it('shows the minutes as they would leave: without any name even before anything is decided', async () => {
    const minutes = JSON.stringify(await preview(draft));
    expect(minutes).not.toMatch(/Yanis|Belkadri|Tito|Ferroudj|06 39|Auriol|Grandcl/i);
    expect(minutes).toContain('Association Passerelle (Éducateur)');
  });

  it('is sealed: no name of its notes can be read in the database', async () => {
    await decideAll(group.coordinator, draft);
    const bytes = await storedBytes(group.server);
    for (const name of ['Yanis', 'BELKADRI', 'Belkadri', 'Yaya', 'Ferroudj', '06 39 98 41 27'])
      expect([name, bytes.includes(name)]).toEqual([name, false]);
  });
});

describe('deciding', () => {
  it('a decision is kept, counted and shown in the preview; undone, it waits again', async () => {
    const finding = findingOf(draft, 'Yanis Belkadri');
    const decided = done(await decide(draft, { findingId: finding.id, choice: 'replace', replacement: 'Un élève' }));
    expect(decided.decisions).toEqual([{ findingId: finding.id, choice: 'replace', replacement: 'Un élève' }]);
    expect(JSON.stringify((await preview(decided)).situations)).toContain('Un élève');
    const undone = await group.coordinator.call(routes.undoDecisions, {
      params: { publicationId: draft.id },
      body: { version: decided.version, findingIds: [finding.id] },
    });
    expect(done(undone).decisions).toEqual([]);
  });

  it('a passage is kept only for a written reason, and never several at once', async () => {
    const [first, second] = draft.findings.filter(({ type }) => type === 'quasiIdentifier');
    if (!first || !second) throw new Error('nothing to keep');
    const keep = (id: string, reason: string): FindingDecision => ({ findingId: id, choice: 'keep', reason });
    expect((await decide(draft, keep(first.id, '   '))).body).toMatchObject({ code: 'INVALID_INPUT' });
    const bulk = await decide(draft, keep(first.id, 'Fait public'), keep(second.id, 'Fait public'));
    expect(bulk.body).toMatchObject({ code: 'INVALID_INPUT' });
    expect(done(await decide(draft, keep(first.id, 'Fait public'))).decisions).toHaveLength(1);
  });

  it('« not a person » is remembered for the group, audited, and forgotten when undone', async () => {
    const registered = await decide(draft, { findingId: findingOf(draft, 'Yanis Belkadri').id, choice: 'notAPerson' });
    expect(registered.body).toMatchObject({ code: 'INVALID_INPUT' });

    const text = blockSaying(draft, 'Déscolarisation').id;
    const asked = await rewrite(draft, text, 'On a revu le dispositif avec Clémence hier.');
    const clemence = findingOf(asked, 'Clémence');
    const decided = done(await decide(asked, { findingId: clemence.id, choice: 'notAPerson' }));
    expect(decided.decisions).toContainEqual({ findingId: clemence.id, choice: 'notAPerson' });
    expect(await audited(group.server, 'neverPerson.remembered')).toContainEqual(
      expect.objectContaining({ subjectId: draft.id, actorId: group.coordinator.personId }),
    );

    const again = await rewrite(decided, text, 'On a revu le dispositif avec Clémence ce matin.');
    expect(again.undecided).toBe(decided.undecided);
    done(
      await group.coordinator.call(routes.undoDecisions, {
        params: { publicationId: draft.id },
        body: { version: again.version, findingIds: [findingOf(again, 'Clémence').id] },
      }),
    );
    expect(await audited(group.server, 'neverPerson.forgotten')).toHaveLength(1);
  });

  it('each decision says who made it, and keeps saying so when somebody else decides another', async () => {
    const shared = await prepare(group.coordinator, await heldMeetingOf('Groupe territorial Glycines–Jaurès'));
    const [first, second] = shared.findings;
    if (!first || !second) throw new Error('nothing to decide');
    const one = done(await decide(shared, { findingId: first.id, choice: 'remove' }));
    const both = done(
      await group.member.call(routes.decideFindings, {
        params: { publicationId: shared.id },
        body: { version: one.version, decisions: [{ findingId: second.id, choice: 'remove' }] },
      }),
    );
    expect(both.decidedBy).toEqual([
      { by: expect.objectContaining({ name: 'Camille Fournier' }), findingIds: [first.id] },
      { by: expect.objectContaining({ name: 'Noé Auriol' }), findingIds: [second.id] },
    ]);
  });

  it('a decision about a passage that is no longer there is refused', async () => {
    const gone: FindingDecision = { findingId: 'gone', choice: 'remove' };
    expect((await decide(draft, gone)).body).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('two passages that a reviewer says name one person', () => {
  const link = (publication: Publication, findingId: string, sameAs: string) =>
    group.coordinator.call(routes.linkFindings, {
      params: { publicationId: publication.id },
      body: { version: publication.version, findingId, sameAs },
    });
  const lettersIn = (text: string) => [...text.matchAll(/\(([A-Z])\)/g)].map(([, letter]) => letter);
  const shown = async (publication: Publication, blockId: string) => {
    const minutes = await preview(publication);
    const rank = publication.blocks
      .filter(({ section }) => section === 'exchanges')
      .findIndex(({ id }) => id === blockId);
    return minutes.exchanges[rank]?.text ?? '';
  };

  it('take one term wherever they are said, until the decision is undone', async () => {
    const { id } = blockSaying(draft, 'Le préfet a demandé un point');
    const text = 'Yanis Belkadri est venu. Kévin Delaunoy a appelé. Puis Kévin Delaunoy est reparti.';
    const asked = await rewrite(draft, id, text);
    expect(new Set(lettersIn(await shown(asked, id))).size).toBe(2);

    const [kevin] = asked.findings.filter((finding) => finding.text === 'Kévin Delaunoy');
    const yanis = asked.findings.find((finding) => finding.blockId === id && finding.text === 'Yanis Belkadri');
    const linked = done(await link(asked, kevin?.id ?? '', yanis?.id ?? ''));
    expect(linked.links).toHaveLength(2);
    expect(linked.decisions).toHaveLength(2);
    expect(await shown(linked, id)).toMatch(
      /^Un jeune \((\w)\) est venu. Un jeune \(\1\) a appelé. Puis un jeune \(\1\)/,
    );
    expect(await audited(group.server, 'publication.linked')).toHaveLength(1);

    const undone = await group.coordinator.call(routes.undoDecisions, {
      params: { publicationId: draft.id },
      body: { version: linked.version, findingIds: [kevin?.id ?? ''] },
    });
    expect(done(undone).links).toEqual([]);
    expect(new Set(lettersIn(await shown(done(undone), id))).size).toBe(2);
  });

  it('are never two registered people, nor a telephone', async () => {
    const yanis = findingOf(draft, 'Yanis Belkadri').id;
    const ines = draft.findings.find(({ text, personId }) => /ines/i.test(text) && personId)?.id ?? '';
    expect((await link(draft, yanis, ines)).body).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await link(draft, findingOf(draft, '06 39 98 41 27').id, yanis)).body).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('rewriting a passage', () => {
  it('is analysed at once, and leaves the decisions of the other passages', async () => {
    const decided = await decideAll(group.coordinator, draft);
    const { id } = blockSaying(decided, 'Le préfet a demandé un point');
    const rewritten = await rewrite(decided, id, 'Inès Ferroudj-Lacaze, 06.39.98.17.70, est venue.');
    expect(findingOf(rewritten, '06.39.98.17.70').blockId).toBe(id);
    expect(rewritten.decisions).toHaveLength(decided.decisions.length);
    expect(JSON.stringify(await preview(rewritten))).not.toMatch(/Ferroudj|17\.70/);
  });

  it('asks again about what was kept in it: its reason was written for other words', async () => {
    const { id } = blockSaying(draft, 'Le préfet a demandé un point');
    const asked = await rewrite(draft, id, 'Un point a été fait avec Zaventem sur le dispositif.');
    const reason = 'Nom du dispositif';
    const kept = done(await decide(asked, { findingId: findingOf(asked, 'Zaventem').id, choice: 'keep', reason }));
    expect(kept.undecided).toBe(asked.undecided - 1);
    const again = await rewrite(kept, id, 'Zaventem propose un chantier.');
    expect([again.undecided, again.decisions]).toEqual([asked.undecided, []]);
  });

  it('several at once are one change, noted once; none is made where one of them is not in the notes', async () => {
    const [first, second] = draft.blocks;
    const both = [first, second].map((block) => ({ id: block?.id ?? '', text: '' }));
    const unknown = await group.coordinator.call(routes.rewriteBlocks, {
      params: { publicationId: draft.id },
      body: { version: draft.version, blocks: [...both, { id: 'gone', text: '' }] },
    });
    expect(unknown.status).toBe(404);
    const dropped = await rewriteBlocks(group.coordinator, draft, both);
    expect([dropped.version, dropped.blocks.length]).toEqual([draft.version + 1, draft.blocks.length - 2]);
    const noted = await audited(group.server, 'publication.rewritten');
    expect(noted.filter(({ subjectId }) => subjectId === draft.id)).toHaveLength(1);
  });

  it('beyond what one draft may hold is refused with what to do, and nothing changes', async () => {
    const blocks = draft.blocks.slice(0, 11).map(({ id }) => ({ id, text: 'a '.repeat(10_000) }));
    const refused = await group.coordinator.call(routes.rewriteBlocks, {
      params: { publicationId: draft.id },
      body: { version: draft.version, blocks },
    });
    expect([refused.status, refused.text]).toEqual([413, expect.stringContaining('plusieurs séances')]);
    const kept = await group.coordinator.call(routes.readPublication, { params: { publicationId: draft.id } });
    expect(done(kept).version).toBe(draft.version);
  });

  it('with nothing drops it, and the notes taken again do not bring it back', async () => {
    const { id, text } = blockSaying(draft, 'La presse a appelé');
    const dropped = await rewrite(draft, id, '');
    expect(dropped.blocks.some((block) => block.text === text)).toBe(false);
    const refreshed = await group.coordinator.call(routes.refreshPublication, {
      params: { publicationId: draft.id },
      body: { version: dropped.version },
    });
    expect(done(refreshed).blocks.some((block) => block.text === text)).toBe(false);
  });
});
