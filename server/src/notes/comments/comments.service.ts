import type { NotesComment, NotesReply, PersonLabel } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../../audit/index.ts';
import type { Bus } from '../../core/bus.ts';
import { assertMay, type Caller } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import type { DataKey } from '../../core/crypto/data-key.ts';
import type { Keyring } from '../../core/crypto/keyring.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { DocumentRecord, DocumentsRepository } from '../documents.repository.ts';
import type { CommentsRepository, RemarkRecord } from './comments.repository.ts';

export interface CommentsParts {
  comments: CommentsRepository;
  repository: DocumentsRepository;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

/** Which remark, of which document. */
export interface RemarkAddress {
  documentId: string;
  remarkId: string;
}

/** What is sealed of a remark; `quote` is of comments alone. */
interface Content {
  text: string;
  by: PersonLabel;
  quote: string | null;
}

const MOST_REMARKS = 1_000;

const place = (record: string, field: 'content' | 'resolver') => ({ collection: 'notesComments', record, field });

/**
 * What the group says beside its notes. It never leaves the group: the document holds ids alone, and nothing of this is
 * read when minutes are prepared.
 */
export class CommentsService {
  readonly #parts: CommentsParts;

  constructor(parts: CommentsParts) {
    this.#parts = parts;
  }

  /** Oldest first, with their answers. @throws {AppError} NOT_FOUND */
  async list(caller: Caller, documentId: string): Promise<NotesComment[]> {
    const { record, key } = await this.#opened(caller, documentId);
    const remarks = await this.#parts.comments.list(documentId);
    await this.#parts.audit.note(caller, record.bodyId, { event: 'notes.commentsListed', subjectId: documentId });
    const answersTo = (id: string | null) => remarks.filter(({ commentId }) => commentId === id);
    return answersTo(null).map((remark) => ({
      ...replyView(remark, key),
      quote: contentOf(remark, key).quote ?? '',
      resolvedAt: remark.resolvedAt?.toISOString() ?? null,
      resolvedBy:
        remark.sealedResolver && key.openJson<PersonLabel>(place(remark._id, 'resolver'), remark.sealedResolver),
      replies: answersTo(remark._id).map((answer) => replyView(answer, key)),
    }));
  }

  /** @throws {AppError} NOT_FOUND, or CONFLICT past a thousand comments and answers */
  async add(
    caller: Caller,
    documentId: string,
    { quote, text }: { quote: string; text: string },
  ): Promise<{ id: string }> {
    const { record, key } = await this.#opened(caller, documentId);
    return this.#insert(caller, { record, key, commentId: null, text, quote });
  }

  /** @throws {AppError} NOT_FOUND, an answer to an answer included, or CONFLICT past a thousand */
  async answer(caller: Caller, at: RemarkAddress, text: string): Promise<{ id: string }> {
    const { record, key, remark } = await this.#found(caller, at);
    if (remark.commentId !== null) throw notFound();
    return this.#insert(caller, { record, key, commentId: remark._id, text, quote: null });
  }

  /** Resolves a comment or reopens it. @throws {AppError} NOT_FOUND */
  async resolve(caller: Caller, at: RemarkAddress, resolved: boolean): Promise<void> {
    const { record, key, remark } = await this.#found(caller, at);
    if (remark.commentId !== null) throw notFound();
    assertMay(caller, 'close', 'NotesComment', { bodyId: record.bodyId, authorId: remark.authorId });
    const change = resolved
      ? {
          resolvedAt: this.#parts.clock.now(),
          sealedResolver: key.sealJson(place(remark._id, 'resolver'), labelOf(caller)),
        }
      : { resolvedAt: null, sealedResolver: null };
    await this.#witnessed(caller, record, resolved ? 'notes.commentResolved' : 'notes.commentReopened', (session) =>
      this.#parts.comments.change(remark._id, change, session),
    );
  }

  /** Rewrites one's own words. @throws {AppError} NOT_FOUND, for another's too */
  async rewrite(caller: Caller, at: RemarkAddress, text: string): Promise<void> {
    const { record, key, remark } = await this.#found(caller, at);
    assertMay(caller, 'update', 'NotesComment', { bodyId: record.bodyId, authorId: remark.authorId });
    const sealed = key.sealJson(place(remark._id, 'content'), { ...contentOf(remark, key), text });
    await this.#witnessed(caller, record, 'notes.commentRewritten', (session) =>
      this.#parts.comments.change(remark._id, { sealed, editedAt: this.#parts.clock.now() }, session),
    );
  }

  /** Deletes an answer, or a comment with its answers. @throws {AppError} NOT_FOUND, for another's too */
  async delete(caller: Caller, at: RemarkAddress): Promise<void> {
    const { record, remark } = await this.#found(caller, at);
    assertMay(caller, 'withdraw', 'NotesComment', { bodyId: record.bodyId, authorId: remark.authorId });
    await this.#witnessed(caller, record, 'notes.commentDeleted', (session) =>
      this.#parts.comments.delete(remark._id, session),
    );
  }

  async #insert(
    caller: Caller,
    { record, key, commentId, text, quote }: Pick<Content, 'text' | 'quote'> & Opened & { commentId: string | null },
  ): Promise<{ id: string }> {
    const { comments, repository, clock } = this.#parts;
    const { personId: authorId } = caller.actor;
    assertMay(caller, 'create', 'NotesComment', { bodyId: record.bodyId, authorId });
    if ((await comments.count(record._id)) >= MOST_REMARKS)
      throw new AppError('CONFLICT', 'Ces notes ont déjà mille commentaires et réponses.');
    const id = newId();
    const content: Content = { text, by: labelOf(caller), quote };
    const remark: RemarkRecord = {
      ...{ _id: id, documentId: record._id, epoch: record.epoch, commentId, authorId, at: clock.now() },
      ...{
        editedAt: null,
        sealed: key.sealJson(place(id, 'content'), content),
        resolvedAt: null,
        sealedResolver: null,
      },
    };
    await this.#witnessed(
      caller,
      record,
      commentId ? 'notes.commentAnswered' : 'notes.commentAdded',
      async (session) => {
        // Destroyed while it was being written, the notes keep no comment; nor does a deleted comment keep an answer.
        const there = await repository.isAt(record._id, record.epoch, session);
        if (!there || (commentId !== null && !(await comments.exists(commentId, session)))) throw notFound();
        await comments.insert(remark, session);
      },
    );
    return { id };
  }

  /** Makes a change, writes it in the audit with it, and tells open pages. */
  async #witnessed(
    caller: Caller,
    { _id: id, bodyId }: DocumentRecord,
    event: string,
    change: (session: ClientSession) => Promise<void>,
  ): Promise<void> {
    await this.#parts.audit.witness(caller, bodyId, change, { event, subjectId: id });
    await this.#parts.bus.tell('changed', { topic: 'notes', bodyId, id });
  }

  async #found(caller: Caller, { documentId, remarkId }: RemarkAddress): Promise<Opened & { remark: RemarkRecord }> {
    const opened = await this.#opened(caller, documentId);
    const remark = await this.#parts.comments.find(remarkId);
    if (!remark || remark.documentId !== documentId) throw notFound();
    return { ...opened, remark };
  }

  async #opened(caller: Caller, documentId: string): Promise<Opened> {
    const record = await this.#parts.repository.find(documentId);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'NotesComment', { bodyId: record.bodyId, authorId: '' });
    return { record, key: await this.#parts.keyring.keyFor(caller.actor, { bodyId: record.bodyId }) };
  }
}

interface Opened {
  record: DocumentRecord;
  key: DataKey;
}

const labelOf = ({ actor: { personId: id, name, organisation } }: Caller): PersonLabel => ({ id, name, organisation });

const contentOf = ({ _id, sealed }: RemarkRecord, key: DataKey): Content =>
  key.openJson<Content>(place(_id, 'content'), sealed);

function replyView(remark: RemarkRecord, key: DataKey): NotesReply {
  const { text, by } = contentOf(remark, key);
  return { id: remark._id, text, by, at: remark.at.toISOString(), editedAt: remark.editedAt?.toISOString() ?? null };
}
