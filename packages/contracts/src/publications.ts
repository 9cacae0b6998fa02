import { Type, type Static } from 'typebox';
import { minutesBlockKinds, publicationStates } from './domain.ts';
import { MinutesContent } from './minutes.ts';
import { route } from './route.ts';
import { closed, Day, Id, nullable, oneOf, PersonLabel, text, Version } from './shapes.ts';

/** Agenda titles are reviewed like any other text that leaves. */
export const minutesSections = ['agenda', 'exchanges', 'situations', 'decisions', 'actions'] as const;

/** One paragraph of the draft, as the group typed it; nominative until its findings are decided. */
export const DraftBlock = closed({
  id: Type.String({ maxLength: 64 }),
  section: oneOf(minutesSections),
  kind: oneOf(minutesBlockKinds),
  /** Headings: 2 to 4. */
  level: nullable(Type.Integer({ minimum: 2, maximum: 4 })),
  text: Type.String({ maxLength: 20_000 }),
  mentions: Type.Array(closed({ at: Type.Integer({ minimum: 0 }), situationId: Id })),
  /** Actions and decisions carry what the tables show beside the wording. */
  owner: nullable(Type.String()),
  dueOn: nullable(Day),
});
export type DraftBlock = Static<typeof DraftBlock>;

/** Mirrors the anonymiser's finding: see packages/anonymiser. */
export const Finding = closed({
  id: Type.String(),
  blockId: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
  type: Type.String(),
  detectors: Type.Array(Type.String()),
  reasons: Type.Array(Type.String()),
  confidence: Type.Number(),
  personId: nullable(Type.String()),
  must: oneOf(['mask', 'decide'] as const),
  proposal: Type.String(),
});
export type Finding = Static<typeof Finding>;

export const FindingDecision = Type.Union([
  closed({
    findingId: text(200),
    choice: oneOf(['replace', 'generalise'] as const),
    replacement: Type.String({ maxLength: 400 }),
  }),
  closed({ findingId: text(200), choice: oneOf(['remove', 'notAPerson'] as const) }),
  closed({ findingId: text(200), choice: oneOf(['keep'] as const), reason: text(400) }),
]);
export type FindingDecision = Static<typeof FindingDecision>;

/** What a paragraph of the draft is to say. */
const BlockText = closed({ id: text(64), text: Type.String({ maxLength: 20_000 }) });
export type BlockText = Static<typeof BlockText>;

/** Paragraphs that one request may rewrite. */
const MOST_BLOCKS = 500;

/** Decisions that one request may carry. */
export const MOST_DECISIONS = 500;

/** A set of attributes that may single someone out although no name is left. */
export const QuasiIdentifierRisk = closed({
  id: Type.String(),
  label: Type.String(),
  attributes: Type.Array(
    closed({
      blockId: Type.String(),
      start: Type.Integer(),
      end: Type.Integer(),
      text: Type.String(),
      kind: Type.String(),
      generalisation: Type.String(),
    }),
  ),
  blocked: Type.Boolean(),
  /** The reason written by the reviewer who lets it pass, if any. */
  acceptedBecause: nullable(Type.String()),
});

export const Publication = closed({
  id: Id,
  bodyId: Id,
  meetingId: Id,
  state: oneOf(publicationStates),
  blocks: Type.Array(DraftBlock),
  findings: Type.Array(Finding),
  decisions: Type.Array(FindingDecision),
  /** Who decided what, for the others who review. */
  decidedBy: Type.Array(closed({ by: PersonLabel, findingIds: Type.Array(Type.String()) })),
  /** Passages that a reviewer said name the same person. */
  links: Type.Array(closed({ findingId: Type.String(), sameAs: Type.String() })),
  risks: Type.Array(QuasiIdentifierRisk),
  /** Findings still without a decision. */
  undecided: Type.Integer(),
  /**
   * Why this draft must be refreshed before it goes on: since it was made, the notes, the meeting or the registry
   * changed, or else only what looks for names.
   */
  stale: nullable(oneOf(['sources', 'detectors'] as const)),
  preparedBy: PersonLabel,
  certifiedBy: nullable(PersonLabel),
  /** Who sent it back, and what they ask to take up again, until it is submitted anew. */
  returned: nullable(closed({ by: PersonLabel, remark: Type.String() })),
  /** Everyone who prepared, decided or rewrote: none of them may certify. */
  contributorIds: Type.Array(Id),
  /** Bodies it is meant for; published minutes are read there and nowhere above. */
  targetBodyIds: Type.Array(Id),
  minutesId: nullable(Id),
  version: Version,
});
export type Publication = Static<typeof Publication>;

/** How the reviews of a group's minutes were decided: numbers, never a word. */
export const ReviewFigures = closed({
  /** One for each meeting whose minutes were published, oldest first. */
  reviews: Type.Array(
    closed({
      publishedOn: Day,
      /** Passages replaced, generalised or removed. */
      accepted: Type.Integer(),
      /** Passages found wrongly: kept, or said to be no person. */
      refused: Type.Integer(),
      /** Paragraphs that a reviewer wrote by hand. */
      rewritten: Type.Integer(),
      /** What was handed in after it had left. */
      missed: Type.Integer(),
    }),
  ),
  /** Over all of them, by layer of the anonymiser (its `Detector`). */
  layers: Type.Array(closed({ layer: Type.String(), accepted: Type.Integer(), refused: Type.Integer() })),
});
export type ReviewFigures = Static<typeof ReviewFigures>;

const params = closed({ publicationId: Id });
const at = closed({ version: Version });

export const publicationRoutes = {
  listPublications: route({
    method: 'GET',
    url: '/api/meetings/:meetingId/publications',
    params: closed({ meetingId: Id }),
    answer: closed({
      publications: Type.Array(closed({ id: Id, state: oneOf(publicationStates), minutesId: nullable(Id) })),
    }),
  }),
  /** Makes the draft from the notes as they are now. */
  preparePublication: route({
    method: 'POST',
    url: '/api/meetings/:meetingId/publications',
    params: closed({ meetingId: Id }),
    answer: Publication,
  }),
  readPublication: route({ method: 'GET', url: '/api/publications/:publicationId', params, answer: Publication }),
  /** Takes the notes again; decisions whose passage did not change are kept. */
  refreshPublication: route({
    method: 'POST',
    url: '/api/publications/:publicationId/refresh',
    params,
    body: at,
    answer: Publication,
  }),
  /** Rewrites paragraphs, all of them or none; the new texts are analysed at once. An empty text drops its paragraph. */
  rewriteBlocks: route({
    method: 'PUT',
    url: '/api/publications/:publicationId/blocks',
    params,
    body: closed({
      version: Version,
      blocks: Type.Array(BlockText, { minItems: 1, maxItems: MOST_BLOCKS }),
    }),
    answer: Publication,
  }),
  decideFindings: route({
    method: 'PUT',
    url: '/api/publications/:publicationId/decisions',
    params,
    body: closed({
      version: Version,
      decisions: Type.Array(FindingDecision, { minItems: 1, maxItems: MOST_DECISIONS }),
    }),
    answer: Publication,
  }),
  undoDecisions: route({
    method: 'DELETE',
    url: '/api/publications/:publicationId/decisions',
    params,
    body: closed({
      version: Version,
      findingIds: Type.Array(text(200), { minItems: 1, maxItems: MOST_DECISIONS }),
    }),
    answer: Publication,
  }),
  /** Says that two passages name one person: the first takes the term of the second, wherever it says the same. */
  linkFindings: route({
    method: 'PUT',
    url: '/api/publications/:publicationId/links',
    params,
    body: closed({ version: Version, findingId: text(200), sameAs: text(200) }),
    answer: Publication,
  }),
  acceptRisk: route({
    method: 'PUT',
    url: '/api/publications/:publicationId/risks/:riskId',
    params: closed({ publicationId: Id, riskId: text(200) }),
    body: closed({ version: Version, reason: text(400) }),
    answer: Publication,
  }),
  /** The minutes as they would leave, with what is decided so far. */
  previewMinutes: route({
    method: 'GET',
    url: '/api/publications/:publicationId/preview',
    params,
    answer: MinutesContent,
  }),
  readReviewFigures: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/review-figures',
    params: closed({ bodyId: Id }),
    answer: ReviewFigures,
  }),
  submitPublication: route({
    method: 'POST',
    url: '/api/publications/:publicationId/review',
    params,
    body: closed({ version: Version, targetBodyIds: Type.Array(Id, { minItems: 1, maxItems: 10 }) }),
    answer: Publication,
  }),
  certifyPublication: route({
    method: 'POST',
    url: '/api/publications/:publicationId/certification',
    params,
    body: at,
    answer: Publication,
  }),
  returnToDraft: route({
    method: 'POST',
    url: '/api/publications/:publicationId/return',
    params,
    /** The remark is read in the group alone. */
    body: closed({ version: Version, remark: Type.String({ maxLength: 2_000 }) }),
    answer: Publication,
  }),
  publishMinutes: route({
    method: 'POST',
    url: '/api/publications/:publicationId/publication',
    params,
    body: at,
    answer: Publication,
  }),
};
