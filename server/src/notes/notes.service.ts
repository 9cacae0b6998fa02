import { NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { DocumentRecord, DocumentsRepository } from './documents.repository.ts';
import type { LogRepository } from './log.repository.ts';
import type { OpenDocuments } from './live/open-documents.ts';
import type { ServerWriter } from './live/server-writer.ts';
import { readBlocks, type NotesBlock } from './reading/blocks.ts';
import type { Projector } from './reading/projector.ts';
import { writeBlocks, type SeedBlock } from './reading/seed.ts';

/** The shared notes as the rest of the server uses them. */
export class NotesService {
  readonly #repository: DocumentsRepository;
  readonly #log: LogRepository;
  readonly #documents: OpenDocuments;
  readonly #writer: ServerWriter;
  readonly #projector: Projector;
  readonly #audit: AuditService;
  readonly #clock: Clock;

  constructor(
    stored: { repository: DocumentsRepository; log: LogRepository },
    live: { documents: OpenDocuments; writer: ServerWriter; projector: Projector },
    audit: AuditService,
    clock: Clock,
  ) {
    this.#repository = stored.repository;
    this.#log = stored.log;
    this.#documents = live.documents;
    this.#writer = live.writer;
    this.#projector = live.projector;
    this.#audit = audit;
    this.#clock = clock;
  }

  /**
   * Makes the empty document of a meeting, in the transaction that creates the meeting; gives its id.
   * @throws {AppError} NOT_FOUND unless the caller may write the notes of that body
   */
  async create(caller: Caller, of: { meetingId: string; bodyId: string }, session: ClientSession): Promise<string> {
    assertMay(caller, 'update', 'NotesDocument', { bodyId: of.bodyId });
    const id = newId();
    const record: DocumentRecord = {
      _id: id,
      ...of,
      epoch: 1,
      schemaVersion: NOTES_SCHEMA_VERSION,
      head: null,
      leaseOwner: null,
      leaseUntil: null,
      projected: null,
      createdAt: this.#clock.now(),
    };
    await this.#repository.insert(record, session);
    return id;
  }

  /** What the notes say at this moment, without what does not leave the group. @throws {AppError} NOT_FOUND */
  async blocks(caller: Caller, documentId: string): Promise<NotesBlock[]> {
    const record = await this.#readable(caller, documentId);
    await this.#audit.note(caller, record.bodyId, { event: 'notes.read', subjectId: documentId });
    return this.#documents.using(record, caller.actor, ({ doc }) => readBlocks(doc));
  }

  /** Brings the lists of decisions and actions up to date with the notes. @throws {AppError} NOT_FOUND */
  async flush(caller: Caller, documentId: string): Promise<void> {
    const record = await this.#readable(caller, documentId);
    await this.#documents.using(record, caller.actor, (document) => {
      this.#projector.review(document, caller.actor);
      return this.#projector.flush(document);
    });
  }

  /** Fills an empty document; resolves when it is on disk. @throws {AppError} NOT_FOUND, or CONFLICT when it is not empty */
  async seed(caller: Caller, documentId: string, blocks: SeedBlock[]): Promise<void> {
    const record = await this.#readable(caller, documentId);
    assertMay(caller, 'update', 'NotesDocument', record);
    await this.#documents.using(record, caller.actor, async (document) => {
      if (document.doc.store.clients.size > 0) throw new AppError('CONFLICT', 'Ce document n’est pas vide.');
      await this.#writer.change(document, caller, (doc) => writeBlocks(doc, blocks));
      await this.#projector.flush(document);
    });
  }

  /**
   * Destroys the content, named versions and comments included, in the transaction of whoever decided, authorised and witnesses it;
   * they tell `documentDestroyed` once that is kept. The document stays, empty. What the lists took from it is theirs.
   * @throws {AppError} NOT_FOUND
   */
  async destroy(documentId: string, session: ClientSession): Promise<void> {
    const epoch = await this.#repository.restart(documentId, session);
    if (epoch === null) throw notFound();
    await this.#log.destroyBefore(documentId, epoch, session);
  }

  async #readable(caller: Caller, documentId: string): Promise<DocumentRecord> {
    const record = await this.#repository.find(documentId);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'NotesDocument', record);
    return record;
  }
}
