import type * as Y from 'yjs';
import type { AuditService } from '../../audit/index.ts';
import type { Caller } from '../../core/caller.ts';
import { AppError } from '../../core/errors.ts';
import type { Projector } from '../reading/projector.ts';
import type { LogWriter } from './log-writer.ts';
import type { OpenDocument } from './open-document.ts';

/** Makes changes that no editor typed: seeding, restoring. They travel and are written as everyone's are. */
export class ServerWriter {
  readonly #writer: LogWriter;
  readonly #projector: Projector;
  readonly #audit: AuditService;

  constructor(writer: LogWriter, projector: Projector, audit: AuditService) {
    this.#writer = writer;
    this.#projector = projector;
    this.#audit = audit;
  }

  /** Edits as the caller; resolves when the change is on disk. @throws {AppError} UNAVAILABLE while the store refuses writes */
  async change(document: OpenDocument, caller: Caller, edit: (doc: Y.Doc) => void): Promise<void> {
    if (document.frozen) throw new AppError('UNAVAILABLE');
    await this.#audit.note(caller, document.bodyId, { event: 'notes.written', subjectId: document.id });
    let update: Uint8Array | null = null;
    const take = (change: Uint8Array) => (update = change);
    document.doc.once('update', take);
    document.doc.transact(() => edit(document.doc));
    document.doc.off('update', take);
    if (!update) return;
    const change: Uint8Array = update;
    document.bytes += change.length;
    document.audience?.changed(change, null);
    this.#projector.changed(document, caller.actor);
    await this.#writer.write(document, change);
  }
}
