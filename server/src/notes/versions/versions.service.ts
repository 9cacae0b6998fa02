import {
  NOTES_FRAGMENT,
  type ComparedLine,
  type NoteLine,
  type NotesVersion,
  type PersonLabel,
} from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import * as Y from 'yjs';
import type { AuditService } from '../../audit/index.ts';
import { assertMay, type Caller } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import type { DataKey } from '../../core/crypto/data-key.ts';
import type { Keyring } from '../../core/crypto/keyring.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { DocumentRecord, DocumentsRepository } from '../documents.repository.ts';
import type { OpenDocuments } from '../live/open-documents.ts';
import type { ServerWriter } from '../live/server-writer.ts';
import { readLines } from '../reading/blocks.ts';
import { compareLines } from './comparison.ts';
import type { VersionHead, VersionRecord, VersionsRepository } from './versions.repository.ts';

/** When a person's current membership of a body began; null when they have none. */
export type MemberSince = (personId: string, bodyId: string) => Promise<Date | null>;

export interface VersionsParts {
  versions: VersionsRepository;
  repository: DocumentsRepository;
  documents: OpenDocuments;
  writer: ServerWriter;
  memberSince: MemberSince;
  keyring: Keyring;
  audit: AuditService;
  clock: Clock;
}

const MOST_VERSIONS = 200;

const place = (record: string, field: 'head' | 'state') => ({ collection: 'notesVersions', record, field });

/** Named moments of the notes. Each member sees those since they joined the group. */
export class VersionsService {
  readonly #parts: VersionsParts;

  constructor(parts: VersionsParts) {
    this.#parts = parts;
  }

  async list(caller: Caller, documentId: string): Promise<NotesVersion[]> {
    const { record, key, since } = await this.#opened(caller, documentId);
    const versions = await this.#parts.versions.list(documentId, since);
    await this.#parts.audit.note(caller, record.bodyId, { event: 'notes.versionsListed', subjectId: documentId });
    return versions.map((version) => view(version, key));
  }

  /** Keeps the notes as they are now under a name. @throws {AppError} CONFLICT past two hundred */
  async save(caller: Caller, documentId: string, label: string): Promise<NotesVersion> {
    const { versions, repository, documents, audit, clock } = this.#parts;
    const { record, key } = await this.#opened(caller, documentId);
    assertMay(caller, 'update', 'NotesDocument', record);
    if ((await versions.count(documentId)) >= MOST_VERSIONS)
      throw new AppError('CONFLICT', 'Ces notes ont déjà deux cents versions nommées.');
    const state = await documents.using(record, caller.actor, ({ doc }) => Y.encodeStateAsUpdate(doc));
    const id = newId();
    const { personId, name, organisation } = caller.actor;
    const head: Head = { label, by: { id: personId, name, organisation } };
    const version: VersionRecord = {
      _id: id,
      documentId,
      epoch: record.epoch,
      at: clock.now(),
      sealedHead: key.sealJson(place(id, 'head'), head),
      sealedState: key.seal(place(id, 'state'), state),
    };
    const insert = async (session: ClientSession): Promise<void> => {
      // Destroyed while it was being read, it is not to be kept.
      if (!(await repository.isAt(documentId, record.epoch, session))) throw notFound();
      await versions.insert(version, session);
    };
    await audit.witness(caller, record.bodyId, insert, { event: 'notes.versionSaved', subjectId: documentId });
    return view(version, key);
  }

  async read(
    caller: Caller,
    documentId: string,
    versionId: string,
  ): Promise<{ version: NotesVersion; lines: NoteLine[] }> {
    const { version, doc } = await this.#looked(caller, documentId, versionId);
    return { version, lines: linesOf(doc) };
  }

  /** What was added and removed between the version and now. */
  async compare(
    caller: Caller,
    documentId: string,
    versionId: string,
  ): Promise<{ version: NotesVersion; lines: ComparedLine[] }> {
    const { record, version, doc } = await this.#looked(caller, documentId, versionId);
    const now = await this.#parts.documents.using(record, caller.actor, (document) => linesOf(document.doc));
    return { version, lines: compareLines(linesOf(doc), now) };
  }

  /** Puts the version's content back as a change like any other; resolves when it is on disk. */
  async restore(caller: Caller, documentId: string, versionId: string): Promise<void> {
    const { record, doc } = await this.#looked(caller, documentId, versionId);
    assertMay(caller, 'update', 'NotesDocument', record);
    const { documents, writer, audit } = this.#parts;
    await documents.using(record, caller.actor, async (document) => {
      await audit.note(caller, record.bodyId, { event: 'notes.versionRestored', subjectId: documentId });
      await writer.change(document, caller, (current) => replaceContent(current, doc));
    });
  }

  async #looked(caller: Caller, documentId: string, versionId: string) {
    const { record, key, since } = await this.#opened(caller, documentId);
    const stored = await this.#parts.versions.find(versionId);
    if (!stored || stored.documentId !== documentId || stored.at < since) throw notFound();
    await this.#parts.audit.note(caller, record.bodyId, { event: 'notes.versionRead', subjectId: documentId });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, key.open(place(versionId, 'state'), stored.sealedState));
    return { record, version: view(stored, key), doc };
  }

  async #opened(caller: Caller, documentId: string): Promise<{ record: DocumentRecord; key: DataKey; since: Date }> {
    const { repository, keyring, memberSince } = this.#parts;
    const record = await repository.find(documentId);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'NotesDocument', record);
    const key = await keyring.keyFor(caller.actor, { bodyId: record.bodyId });
    const since = await memberSince(caller.actor.personId, record.bodyId);
    if (!since) throw notFound();
    return { record, key, since };
  }
}

interface Head {
  label: string;
  by: PersonLabel;
}

const view = ({ _id, at, sealedHead }: VersionHead, key: DataKey): NotesVersion => ({
  id: _id,
  ...key.openJson<Head>(place(_id, 'head'), sealedHead),
  at: at.toISOString(),
});

const linesOf = (doc: Y.Doc): NoteLine[] =>
  readLines(doc).map(({ kind, level, text, mentions, confidential }) => ({
    kind,
    level,
    text,
    mentions,
    confidential,
  }));

function replaceContent(current: Y.Doc, version: Y.Doc): void {
  const [to, from] = [current, version].map((doc) => doc.getXmlFragment(NOTES_FRAGMENT)) as [
    Y.XmlFragment,
    Y.XmlFragment,
  ];
  current.transact(() => {
    to.delete(0, to.length);
    to.insert(0, from.toArray().map((node) => node.clone()) as Y.XmlElement[]);
  });
}
