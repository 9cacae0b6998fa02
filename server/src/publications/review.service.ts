import type { BlockText, FindingDecision, MinutesContent, Publication } from '@huis-clos/contracts';
import { assertMay, type Caller } from '../core/caller.ts';
import { AppError } from '../core/errors.ts';
import { analysed, firstDraft, refreshed, resumed } from './analysis.ts';
import type { Detectors } from './detectors/detectors.ts';
import { rebuild } from './artefact.ts';
import { decided, decidersAfter, neverPersonsIn, reopened, undone } from './decisions.ts';
import type { Draft } from './draft.ts';
import type { GroupMemory } from './group-memory.ts';
import { linked, unlinked } from './links.ts';
import { gather, type Materials, type Sources } from './materials.ts';
import {
  assertState,
  assertVersion,
  subjectOf,
  type OpenedPublication,
  type PublicationStore,
} from './publication-store.ts';
import type { PublicationsRepository } from './publications.repository.ts';
import { accept } from './risks.ts';
import { editsAfter } from './rewrite.ts';
import { stalenessOf } from './staleness.ts';
import { publicationView } from './views.ts';

type Summary = Pick<Publication, 'id' | 'state' | 'minutesId'>;

/** From the notes to a text in which everything found is decided. Any change after review makes it a draft again. */
export class ReviewService {
  readonly #store: PublicationStore;
  readonly #repository: PublicationsRepository;
  readonly #memory: GroupMemory;
  readonly #detectors: Detectors;
  readonly #sources: Sources;

  constructor(
    store: PublicationStore,
    repository: PublicationsRepository,
    memory: GroupMemory,
    detectors: Detectors,
    sources: Sources,
  ) {
    this.#store = store;
    this.#repository = repository;
    this.#memory = memory;
    this.#detectors = detectors;
    this.#sources = sources;
  }

  /** Latest first. */
  async list(caller: Caller, meetingId: string): Promise<Summary[]> {
    const { bodyId } = await this.#sources.meetings.read(caller, meetingId);
    assertMay(caller, 'read', 'Publication', { bodyId, preparedById: '' });
    const records = await this.#repository.ofMeeting(meetingId);
    return records.map(({ _id, state, minutesId }) => ({ id: _id, state, minutesId }));
  }

  /**
   * Makes the draft of a meeting from its notes, or returns to the one that is open. Minutes that left already are
   * taken up where their review ended, and whoever made them counts as having made these.
   */
  async prepare(caller: Caller, meetingId: string): Promise<Publication> {
    const { bodyId } = await this.#sources.meetings.read(caller, meetingId);
    assertMay(caller, 'prepare', 'Publication', { bodyId, preparedById: caller.actor.personId });
    const open = await this.#repository.openOf(meetingId);
    if (open) return this.read(caller, open._id);
    const [materials, memory, [previous]] = await Promise.all([
      gather(this.#sources, caller, meetingId),
      this.#memory.strings(caller, bodyId),
      this.#repository.outOf(meetingId),
    ]);
    const draft = previous
      ? await resumed(this.#detectors, (await this.#store.open(caller, previous._id)).draft, materials, memory)
      : await firstDraft(this.#detectors, materials, memory);
    // A new version is for those who read the last one, unless somebody chooses otherwise.
    const { contributorIds, targetBodyIds } = previous ?? { contributorIds: [], targetBodyIds: [] };
    const made = { bodyId, meetingId, sourceHash: materials.hash, contributorIds, targetBodyIds };
    const id = await this.#store.begin(caller, made, draft);
    return this.read(caller, id);
  }

  async read(caller: Caller, id: string): Promise<Publication> {
    const opened = await this.#store.open(caller, id);
    await this.#store.noteReading(caller, opened.record);
    return this.view(caller, opened);
  }

  /** The answer after a change that was noted by itself. */
  async view(caller: Caller, opened: OpenedPublication): Promise<Publication> {
    const { preparedById, certifiedById } = opened.record;
    const { deciders, returned } = opened.draft;
    const people = [preparedById, certifiedById, returned?.byId, ...Object.values(deciders)].filter(
      (id) => typeof id === 'string',
    );
    const [labels, stale] = await Promise.all([
      this.#sources.directory.labels([...new Set(people)]),
      this.#staleness(caller, opened),
    ]);
    return publicationView(opened, stale, labels);
  }

  /** The minutes as they would leave, with what is decided so far; what is not is replaced. */
  async preview(caller: Caller, id: string): Promise<MinutesContent> {
    const opened = await this.#store.open(caller, id);
    await this.#store.noteReading(caller, opened.record);
    return rebuild(opened.draft, await gather(this.#sources, caller, opened.record.meetingId));
  }

  /** Takes the notes again. */
  refresh(caller: Caller, id: string, version: number): Promise<Publication> {
    return this.#edit(caller, id, version, 'publication.refreshed', async (draft, materials, memory) => ({
      draft: await refreshed(this.#detectors, draft, materials, memory),
      sourceHash: materials.hash,
    }));
  }

  /** Rewrites blocks, or drops those with an empty text; what is new in them is found at once, what was kept is asked again. */
  rewriteBlocks(caller: Caller, id: string, version: number, blocks: BlockText[]): Promise<Publication> {
    return this.#edit(caller, id, version, 'publication.rewritten', async (draft, materials, memory) => {
      const edits = editsAfter(draft, blocks);
      const decisions = reopened(draft.findings, draft.decisions, blocks);
      return { draft: await analysed(this.#detectors, { ...draft, edits, decisions }, materials, memory) };
    });
  }

  /** « Not a person » is remembered for the group before it is written here. */
  async decide(caller: Caller, id: string, version: number, sent: FindingDecision[]): Promise<Publication> {
    const { record, draft } = await this.#openForEdit(caller, id, version);
    const decisions = decided(draft.findings, draft.decisions, sent);
    const never = neverPersonsIn(draft.findings, decisions);
    const fresh = never.filter((text) => !neverPersonsIn(draft.findings, draft.decisions).includes(text));
    if (fresh.length > 0) await this.#memory.remember(caller, record.bodyId, id, fresh);
    return this.#write(
      caller,
      { record, draft: signed(caller, draft, { ...draft, decisions }) },
      'publication.decided',
    );
  }

  /** Says that two passages name one person. */
  async link(caller: Caller, id: string, version: number, findingId: string, otherId: string): Promise<Publication> {
    const { record, draft } = await this.#openForEdit(caller, id, version);
    return this.#write(
      caller,
      { record, draft: signed(caller, draft, linked(draft, findingId, otherId)) },
      'publication.linked',
    );
  }

  async undo(caller: Caller, id: string, version: number, findingIds: string[]): Promise<Publication> {
    const { record, draft } = await this.#openForEdit(caller, id, version);
    const decisions = undone(draft.findings, draft.decisions, findingIds);
    const kept = neverPersonsIn(draft.findings, decisions);
    const forgotten = neverPersonsIn(draft.findings, draft.decisions).filter((text) => !kept.includes(text));
    if (forgotten.length > 0) await this.#memory.forget(caller, record.bodyId, id, forgotten);
    const links = unlinked(draft, findingIds);
    return this.#write(caller, { record, draft: { ...draft, decisions, links } }, 'publication.undone');
  }

  /** Lets a risk pass, for a reason in writing, as long as what stays in the text does not change. */
  async acceptRisk(caller: Caller, id: string, riskId: string, version: number, reason: string): Promise<Publication> {
    const { record, draft } = await this.#openForEdit(caller, id, version);
    const accepted = accept(draft, riskId, reason);
    if (!accepted) throw new AppError('CONFLICT', 'Ce recoupement n’est plus à accepter. Rechargez la page.');
    return this.#write(caller, { record, draft: accepted }, 'publication.riskAccepted');
  }

  async #edit(
    caller: Caller,
    id: string,
    version: number,
    event: string,
    change: (draft: Draft, materials: Materials, memory: string[]) => Promise<{ draft: Draft; sourceHash?: string }>,
  ): Promise<Publication> {
    const { record, draft } = await this.#openForEdit(caller, id, version);
    const [materials, memory] = await Promise.all([
      gather(this.#sources, caller, record.meetingId),
      this.#memory.strings(caller, record.bodyId),
    ]);
    const changed = await change(draft, materials, memory);
    return this.#write(caller, { record, draft: changed.draft }, event, changed.sourceHash);
  }

  async #openForEdit(caller: Caller, id: string, version: number): Promise<OpenedPublication> {
    const opened = await this.#store.open(caller, id);
    assertMay(caller, 'prepare', 'Publication', subjectOf(opened.record));
    assertState(opened.record, 'draft', 'inReview', 'certified');
    assertVersion(opened.record, version);
    return opened;
  }

  async #write(
    caller: Caller,
    { record, draft }: OpenedPublication,
    event: string,
    sourceHash = record.sourceHash,
  ): Promise<Publication> {
    const contributorIds = [...new Set([...record.contributorIds, caller.actor.personId])];
    const patch = { state: 'draft' as const, certifiedById: null, certifiedHash: null, contributorIds, sourceHash };
    await this.#store.change(caller, record, { event, draft, patch });
    return this.view(caller, await this.#store.open(caller, record._id));
  }

  /** What left already is not concerned. */
  async #staleness(caller: Caller, opened: OpenedPublication): Promise<Publication['stale']> {
    const { state, meetingId } = opened.record;
    if (state === 'published' || state === 'withdrawn') return null;
    return stalenessOf(opened, await gather(this.#sources, caller, meetingId), this.#detectors);
  }
}

/** The draft after this person's decisions, with their name on those. */
const signed = ({ actor }: Caller, before: Draft, after: Draft): Draft => ({
  ...after,
  deciders: decidersAfter(before, after.decisions, actor.personId),
});
