import {
  NOTES_FRAGMENT,
  type AnswerOf,
  type ComparedLine,
  type NoteLine,
  type NotesVersion,
  type notesVersionRoutes,
  type PersonLabel,
} from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import * as Y from 'yjs';
import type { AuditService } from '../../audit/index.ts';
import type { Bus } from '../../core/bus.ts';
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
  bus: Bus;
  clock: Clock;
}

/** The versions that someone may see: those kept since they joined, and whether there are older ones. */
export type VersionList = AnswerOf<typeof notesVersionRoutes.listNotesVersions>;

const MOST_VERSIONS = 200;

const place = (record: string, field: 'head' | 'state') => ({ collection: 'notesVersions', record, field });

/** Named moments of the notes. Each member sees those since they joined the group. */
export class VersionsService {
  readonly #parts: VersionsParts;

  constructor(parts: VersionsParts) {
    this.#parts = parts;
  }

  async list(caller: Caller, documentId: string): Promise<VersionList> {
    const { record, key, since } = await this.#opened(caller, documentId);
    const { versions } = this.#parts;
    const [shown, all] = await Promise.all([versions.list(documentId, since), versions.count(documentId)]);
    await this.#parts.audit.note(caller, record.bodyId, { event: 'notes.versionsListed', subjectId: documentId });
    return {
      versions: shown.map((version) => view(version, key)),
      since: since.toISOString(),
      older: all > shown.length,
    };
  }

  /** Keeps the notes as they are now under a name. @throws {AppError} CONFLICT past two hundred */
  async save(caller: Caller, documentId: string, label: string): Promise<NotesVersion> {
    const { versions, documents } = this.#parts;
    const { record, key } = await this.#opened(caller, documentId);
    assertMay(caller, 'update', 'NotesDocument', record);
    if ((await versions.count(documentId)) >= MOST_VERSIONS)
      throw new AppError('CONFLICT', 'Ces notes ont déjà deux cents versions nommées.');
    const state = await documents.using(record, caller.actor, ({ doc }) => Y.encodeStateAsUpdate(doc));
    return view(await this.#keep(caller, { record, key, label, state }), key);
  }

  async read(
    caller: Caller,
    documentId: string,
    versionId: string,
  ): Promise<{ version: NotesVersion; lines: NoteLine[] }> {
    const { version, doc } = await this.#looked(caller, documentId, versionId);
    return { version, lines: linesOf(doc) };
  }

  /** What was added and removed from the version to another one, or to the notes of now. */
  async compare(
    caller: Caller,
    documentId: string,
    versionId: string,
    to: string | null,
  ): Promise<{ version: NotesVersion; lines: ComparedLine[] }> {
    const { record, version, doc } = await this.#looked(caller, documentId, versionId);
    const lines =
      to === null
        ? await this.#parts.documents.using(record, caller.actor, (document) => linesOf(document.doc))
        : linesOf((await this.#looked(caller, documentId, to)).doc);
    return { version, lines: compareLines(linesOf(doc), lines) };
  }

  /**
   * Puts the version's content back as a change like any other; what it replaces is kept as a version before.
   * Resolves when both are on disk. @throws {AppError} UNAVAILABLE while the store refuses writes
   */
  async restore(caller: Caller, documentId: string, versionId: string): Promise<void> {
    const { record, key, version, doc } = await this.#looked(caller, documentId, versionId);
    assertMay(caller, 'update', 'NotesDocument', record);
    const { documents, writer, audit, versions } = this.#parts;
    const label = `Avant le retour à «\u00a0${version.label}\u00a0»`.slice(0, 80);
    await documents.using(record, caller.actor, async (document) => {
      const before = Y.encodeStateAsUpdate(document.doc);
      const { _id: id } = await this.#keep(caller, { record, key, label, state: before });
      await audit.note(caller, record.bodyId, { event: 'notes.versionRestored', subjectId: documentId });
      let replaced = before;
      await writer.change(document, caller, (current) => {
        replaced = Y.encodeStateAsUpdate(current);
        replaceContent(current, doc);
      });
      // What was typed while the version was being kept is part of what was replaced.
      if (Buffer.compare(replaced, before) !== 0)
        await versions.replaceState(id, key.seal(place(id, 'state'), replaced));
    });
  }

  /** Keeps that state of the notes under that name. */
  async #keep(
    caller: Caller,
    { record, key, label, state }: { record: DocumentRecord; key: DataKey; label: string; state: Uint8Array },
  ): Promise<VersionRecord> {
    const { versions, repository, audit, bus, clock } = this.#parts;
    const { personId, name, organisation } = caller.actor;
    const id = newId();
    const version: VersionRecord = {
      _id: id,
      documentId: record._id,
      epoch: record.epoch,
      at: clock.now(),
      sealedHead: key.sealJson(place(id, 'head'), { label, by: { id: personId, name, organisation } } satisfies Head),
      sealedState: key.seal(place(id, 'state'), state),
    };
    const insert = async (session: ClientSession): Promise<void> => {
      // Destroyed while it was being read, it is not to be kept.
      if (!(await repository.isAt(record._id, record.epoch, session))) throw notFound();
      await versions.insert(version, session);
    };
    await audit.witness(caller, record.bodyId, insert, { event: 'notes.versionSaved', subjectId: record._id });
    await bus.tell('changed', { topic: 'notes', bodyId: record.bodyId, id: record._id });
    return version;
  }

  async #looked(caller: Caller, documentId: string, versionId: string) {
    const { record, key, since } = await this.#opened(caller, documentId);
    const stored = await this.#parts.versions.find(versionId);
    if (!stored || stored.documentId !== documentId || stored.at < since) throw notFound();
    await this.#parts.audit.note(caller, record.bodyId, { event: 'notes.versionRead', subjectId: documentId });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, key.open(place(versionId, 'state'), stored.sealedState));
    return { record, key, version: view(stored, key), doc };
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
