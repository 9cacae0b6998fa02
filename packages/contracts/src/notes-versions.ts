import { Type, type Static } from 'typebox';
import { route } from './route.ts';
import { closed, Empty, Id, Instant, nullable, oneOf, PersonLabel, text } from './shapes.ts';

/** A moment of the notes that someone named: « version avant la séance ». */
export const NotesVersion = closed({ id: Id, label: text(80), at: Instant, by: PersonLabel });
export type NotesVersion = Static<typeof NotesVersion>;

/** One paragraph of the notes as read inside the group. Mentions stand as U+FFFC; cells of a row are separated by « | ». */
const noteLine = {
  kind: oneOf(['heading', 'paragraph', 'listItem', 'tableRow', 'decision', 'action'] as const),
  level: nullable(Type.Integer()),
  text: Type.String(),
  mentions: Type.Array(closed({ at: Type.Integer(), situationId: Id })),
  /** « Ne sort pas du groupe ». */
  confidential: Type.Boolean(),
};
export const NoteLine = closed(noteLine);
export type NoteLine = Static<typeof NoteLine>;

/** A line of the comparison: in both, only in what the version is compared to, or only in the version. */
export const ComparedLine = closed({ ...noteLine, change: oneOf(['same', 'added', 'removed'] as const) });
export type ComparedLine = Static<typeof ComparedLine>;

const params = closed({ documentId: Id });
const versionParams = closed({ documentId: Id, versionId: Id });

export const notesVersionRoutes = {
  /**
   * Latest first; those made before the reader joined the group (`since`) are not theirs to see. `older` says whether
   * there are such.
   */
  listNotesVersions: route({
    method: 'GET',
    url: '/api/notes/:documentId/versions',
    params,
    answer: closed({ versions: Type.Array(NotesVersion), since: Instant, older: Type.Boolean() }),
  }),
  saveNotesVersion: route({
    method: 'POST',
    url: '/api/notes/:documentId/versions',
    params,
    body: closed({ label: text(80) }),
    answer: NotesVersion,
  }),
  readNotesVersion: route({
    method: 'GET',
    url: '/api/notes/:documentId/versions/:versionId',
    params: versionParams,
    answer: closed({ version: NotesVersion, lines: Type.Array(NoteLine) }),
  }),
  /** What was added and removed from the version to another one (`to`), or to the notes of now. */
  compareNotesVersion: route({
    method: 'GET',
    url: '/api/notes/:documentId/versions/:versionId/comparison',
    params: versionParams,
    query: closed({ to: Type.Optional(Id) }),
    answer: closed({ version: NotesVersion, lines: Type.Array(ComparedLine) }),
  }),
  /** Writes the version's content over the notes, as one more change; what it replaces is kept as a version first. */
  restoreNotesVersion: route({
    method: 'POST',
    url: '/api/notes/:documentId/versions/:versionId/restoration',
    params: versionParams,
    body: Empty,
    answer: Empty,
  }),
};
