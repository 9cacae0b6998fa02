import {
  meetingRoutes,
  publicationRoutes,
  type BlockText,
  type FindingDecision,
  type Meeting,
  type Publication,
} from '@huis-clos/contracts';
import { startServer, type Answer, type TestClient, type TestServer } from './server.ts';

/** The sample group « Jeunesse » at work: its meeting of October held, with its notes as they were typed. */
export interface WorkedGroup {
  server: TestServer;
  bodyId: string;
  plenaryId: string;
  steeringId: string;
  /** Coordinator, member and lead of the group. */
  coordinator: TestClient;
  /** Members who lead nothing here. */
  member: TestClient;
  colleague: TestClient;
  /** The mayor: in the plenary and the steering body alone. */
  mayor: TestClient;
  meeting: Meeting;
}

/** `client`: with the built interface too. */
export async function startWorkedGroup({ client = false } = {}): Promise<WorkedGroup> {
  const server = await startServer({ work: true, client });
  const bodyId = await server.bodyId('Groupe de travail Jeunesse');
  const coordinator = await server.as('c.fournier');
  const { meetings } = (await coordinator.call(meetingRoutes.listMeetings, { params: { bodyId } })).body;
  const held = meetings.find(({ state }) => state === 'held');
  if (!held) throw new Error('no meeting held');
  return {
    server,
    bodyId,
    plenaryId: await server.bodyId('Formation plénière'),
    steeringId: await server.bodyId('Formation restreinte'),
    coordinator,
    member: await server.as('n.auriol'),
    colleague: await server.as('t.grandclement'),
    mayor: await server.as('maire'),
    meeting: (await coordinator.call(meetingRoutes.readMeeting, { params: { meetingId: held.id } })).body,
  };
}

/** Forgets every publication, so that tests may share the sample council. */
export async function forgetPublications({ server }: WorkedGroup): Promise<void> {
  for (const name of [
    'publications',
    'publishedMinutes',
    'groupMemories',
    'missedStrings',
    'breaches',
    'openedMinutes',
  ])
    await server.connection.collection(name).deleteMany({});
  const counters = server.connection.collection<{ _id: string }>('counters');
  await counters.deleteMany({ _id: { $regex: '^minutes:' } });
}

const routes = publicationRoutes;

/** The body of an answer that must be a success. */
export function done<T>(answer: Answer<T>): T {
  if (answer.status !== 200) throw new Error(`refused: ${answer.text}`);
  return answer.body;
}

export const prepare = async (by: TestClient, meetingId: string): Promise<Publication> =>
  done(await by.call(routes.preparePublication, { params: { meetingId } }));

/** What a hurried but honest reviewer chooses: everything found is replaced as proposed, or taken out. */
const asProposed = ({ findings }: Publication): FindingDecision[] =>
  findings.map(({ id, proposal }) =>
    proposal === '' ? { findingId: id, choice: 'remove' } : { findingId: id, choice: 'replace', replacement: proposal },
  );

export async function decideAll(by: TestClient, publication: Publication): Promise<Publication> {
  if (publication.findings.length === 0) return publication;
  return done(
    await by.call(routes.decideFindings, {
      params: { publicationId: publication.id },
      body: { version: publication.version, decisions: asProposed(publication) },
    }),
  );
}

/** A draft of the meeting in which everything is decided. */
export const decidedDraft = async (by: TestClient, meetingId: string): Promise<Publication> =>
  decideAll(by, await prepare(by, meetingId));

export const submit = (by: TestClient, { id, version }: Publication, targetBodyIds: string[]) =>
  by.call(routes.submitPublication, { params: { publicationId: id }, body: { version, targetBodyIds } });

export const certify = (by: TestClient, { id, version }: Publication) =>
  by.call(routes.certifyPublication, { params: { publicationId: id }, body: { version } });

export const publish = (by: TestClient, { id, version }: Publication) =>
  by.call(routes.publishMinutes, { params: { publicationId: id }, body: { version } });

/** Those who take a draft out of its group, and who will read it. */
type Publishing = Pick<WorkedGroup, 'coordinator' | 'member' | 'plenaryId'>;

/** Takes a draft in which everything is decided to minutes that the plenary reads. */
export async function publishDraft(
  { coordinator, member, plenaryId }: Publishing,
  draft: Publication,
): Promise<Publication> {
  const inReview = done(await submit(coordinator, draft, [plenaryId]));
  return done(await publish(coordinator, done(await certify(member, inReview))));
}

/** Takes the group's meeting from its notes to minutes that the plenary reads. */
export const publishSample = async (group: Publishing & { meeting: { id: string } }): Promise<Publication> =>
  publishDraft(group, await decidedDraft(group.coordinator, group.meeting.id));

export const rewriteBlocks = async (
  by: TestClient,
  { id: publicationId, version }: Publication,
  blocks: BlockText[],
): Promise<Publication> =>
  done(await by.call(routes.rewriteBlocks, { params: { publicationId }, body: { version, blocks } }));

/** Puts a text in the place of the first paragraph of the exchanges. */
export async function rewriteParagraph(by: TestClient, draft: Publication, text: string): Promise<Publication> {
  const block = draft.blocks.find(({ section, kind }) => section === 'exchanges' && kind === 'paragraph');
  return rewriteBlocks(by, draft, [{ id: block?.id ?? '', text }]);
}

/** A surname that no registry holds. */
export const LEAKED = 'Zaventem';

/** As `publishSample`, with a name that a reviewer was wrong to keep. */
export async function publishLeak(group: WorkedGroup): Promise<Publication> {
  const { coordinator, meeting } = group;
  const draft = await prepare(coordinator, meeting.id);
  const rewritten = await rewriteParagraph(coordinator, draft, `Un point a été fait avec ${LEAKED} sur le dispositif.`);
  const decided = await decideAll(coordinator, rewritten);
  const kept = decided.findings
    .filter(({ text }) => text === LEAKED)
    .map(({ id }): FindingDecision => ({ findingId: id, choice: 'keep', reason: 'Nom du dispositif' }));
  const draftWithLeak = done(
    await coordinator.call(routes.decideFindings, {
      params: { publicationId: draft.id },
      body: { version: decided.version, decisions: kept },
    }),
  );
  return publishDraft(group, draftWithLeak);
}
