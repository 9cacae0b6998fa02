import { Type, type Static } from 'typebox';
import { route } from './route.ts';
import { closed, Empty, Id, Instant, nullable, PersonLabel, text } from './shapes.ts';

/** What one person said at one moment, in a comment or under it. */
const remark = {
  id: Id,
  text: Type.String(),
  by: PersonLabel,
  at: Instant,
  /** When its author last rewrote it. */
  editedAt: nullable(Instant),
};
export const NotesReply = closed(remark);
export type NotesReply = Static<typeof NotesReply>;

/** A remark on a passage of the notes, and what was answered. The notes hold its id as a mark on the passage. */
export const NotesComment = closed({
  ...remark,
  /** The passage as it read when it was commented. */
  quote: Type.String(),
  resolvedAt: nullable(Instant),
  resolvedBy: nullable(PersonLabel),
  /** Oldest first. */
  replies: Type.Array(NotesReply),
});
export type NotesComment = Static<typeof NotesComment>;

/** Longest quote and longest remark, in UTF-16 units. */
export const COMMENT_QUOTE_LENGTH = 300;
export const COMMENT_LENGTH = 2_000;

const params = closed({ documentId: Id });
const remarkParams = closed({ documentId: Id, remarkId: Id });

export const notesCommentRoutes = {
  /** Oldest first, those resolved included. */
  listNotesComments: route({
    method: 'GET',
    url: '/api/notes/:documentId/comments',
    params,
    answer: closed({ comments: Type.Array(NotesComment) }),
  }),
  /** The answer's id is then put on the passage, as a mark. */
  addNotesComment: route({
    method: 'POST',
    url: '/api/notes/:documentId/comments',
    params,
    body: closed({ quote: text(COMMENT_QUOTE_LENGTH), text: text(COMMENT_LENGTH) }),
    answer: closed({ id: Id }),
  }),
  answerNotesComment: route({
    method: 'POST',
    url: '/api/notes/:documentId/comments/:remarkId/replies',
    params: remarkParams,
    body: closed({ text: text(COMMENT_LENGTH) }),
    answer: closed({ id: Id }),
  }),
  /** Resolves a comment, or reopens it. */
  resolveNotesComment: route({
    method: 'PUT',
    url: '/api/notes/:documentId/comments/:remarkId/resolution',
    params: remarkParams,
    body: closed({ resolved: Type.Boolean() }),
    answer: Empty,
  }),
  /** Rewrites a comment or an answer of one's own. */
  rewriteNotesRemark: route({
    method: 'PATCH',
    url: '/api/notes/:documentId/comments/:remarkId',
    params: remarkParams,
    body: closed({ text: text(COMMENT_LENGTH) }),
    answer: Empty,
  }),
  /** Deletes an answer, or a comment with its answers. */
  deleteNotesRemark: route({
    method: 'DELETE',
    url: '/api/notes/:documentId/comments/:remarkId',
    params: remarkParams,
    answer: Empty,
  }),
};
