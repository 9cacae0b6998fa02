import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import type { Doors } from '../core/http/doors.ts';
import { noOtherNodes, type OtherNodes } from '../core/other-nodes.ts';
import type { SocketDoors } from '../realtime/index.ts';
import { CommentsRepository } from './comments/comments.repository.ts';
import { commentDoors } from './comments/comments.routes.ts';
import { CommentsService } from './comments/comments.service.ts';
import { DocumentsRepository } from './documents.repository.ts';
import { CatchUp } from './live/catch-up.ts';
import { Compactor } from './live/compactor.ts';
import { defaultLimits, type NotesLimits } from './live/limits.ts';
import { Loader } from './live/loader.ts';
import { LogWriter, type LogWriterOptions } from './live/log-writer.ts';
import { Neighbours } from './live/neighbours.ts';
import type { OpenDocument } from './live/open-document.ts';
import { OpenDocuments, type OpenDocumentsOptions } from './live/open-documents.ts';
import { ServerWriter } from './live/server-writer.ts';
import { WritingWitness } from './live/writing-witness.ts';
import { LogRepository } from './log.repository.ts';
import { NotesService } from './notes.service.ts';
import { notesEvents } from './notes.sockets.ts';
import { Projector, type NodesProjection } from './reading/projector.ts';
import { NotesRooms } from './rooms.ts';
import { VersionsRepository } from './versions/versions.repository.ts';
import { versionDoors } from './versions/versions.routes.ts';
import { VersionsService, type MemberSince } from './versions/versions.service.ts';

/** Told of what is worth measuring. */
export interface NotesObserver {
  /** A group of changes reached the disk. */
  appended(seconds: number): void;
  compacted(): void;
}

export interface NotesDependencies {
  connection: Connection;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  projection: NodesProjection;
  memberSince: MemberSince;
  observer?: NotesObserver | undefined;
  nodes?: OtherNodes;
  options?: {
    limits?: Partial<NotesLimits>;
    writer?: Partial<LogWriterOptions>;
    documents?: Partial<OpenDocumentsOptions>;
  };
}

/** The notes, ready: for the other features, for the sockets, and for whoever stops the server. */
export interface Notes {
  service: NotesService;
  openDoors(doors: Doors): void;
  openEvents(doors: SocketDoors): void;
  /** How many documents are in memory, and how many changes wait for the disk. */
  figures(): { openDocuments: number; unacknowledged: number };
  /** Writes what waits and unloads every document; sockets are to be closed first. */
  close(): Promise<void>;
}

/** Constructs the parts of the notes; they are many and know only each other. */
export function createNotes({
  connection,
  keyring,
  audit,
  bus,
  clock,
  logger,
  projection,
  memberSince,
  observer,
  nodes = noOtherNodes,
  options = {},
}: NotesDependencies): Notes {
  const onError = (error: unknown) => logger.error({ err: error }, 'notes');
  const repository = new DocumentsRepository(connection);
  const log = new LogRepository(connection);
  const catchUp = new CatchUp(repository, log, (record) => void rooms.destroyed(record).catch(onError));
  const compactor = new Compactor(repository, log, catchUp, clock, () => observer?.compacted());
  const compare = (document: OpenDocument) => neighbours.compare(document);
  const projector = new Projector(repository, projection, compare, onError);
  const writer = new LogWriter(
    log,
    clock,
    {
      onWritten: (document, row) => {
        neighbours.written(document, row);
        void compactor.compactIfGrown(document, { idle: false }).catch(onError);
      },
      onFailure: onError,
      onAppended: (seconds) => observer?.appended(seconds),
    },
    options.writer,
  );
  const documents = new OpenDocuments(
    { loader: new Loader(repository, log), keyring, writer, compactor },
    { beforeUse: compare, beforeUnload: (document) => projector.flush(document), onError },
    options.documents,
  );
  const neighbours: Neighbours = new Neighbours(nodes, documents, catchUp, onError);
  const rooms: NotesRooms = new NotesRooms({
    repository,
    documents,
    writer,
    projector,
    witness: new WritingWitness(audit, onError),
    ...{ audit, clock, nodes },
    limits: { ...defaultLimits, ...options.limits },
    onError,
  });
  const serverWriter = new ServerWriter(writer, projector, audit);
  const comments = new CommentsService({
    comments: new CommentsRepository(connection),
    ...{ repository, keyring, audit, bus, clock },
  });
  const versions = new VersionsService({
    ...{ versions: new VersionsRepository(connection), repository, documents, writer: serverWriter },
    ...{ memberSince, keyring, audit, bus, clock },
  });
  bus.on('documentDestroyed', async ({ documentId }) => {
    const record = await repository.find(documentId);
    if (!record) return;
    await rooms.destroyed(record);
    // What was on its way to the disk while the content was being destroyed.
    await log.destroyBefore(documentId, record.epoch);
  });
  return {
    service: new NotesService({ repository, log }, { documents, writer: serverWriter, projector }, audit, clock),
    openDoors: (doors) => {
      versionDoors(doors, versions);
      commentDoors(doors, comments);
    },
    openEvents: (doors) => notesEvents(doors, rooms),
    figures: () => ({ openDocuments: documents.count, unacknowledged: writer.waiting }),
    close: async () => {
      neighbours.close();
      await writer.close();
      await documents.close();
    },
  };
}
