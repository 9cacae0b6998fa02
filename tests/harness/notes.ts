import { NOTES_FRAGMENT, NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { notesParser } from '../../client/src/shared/realtime/notes-parser.ts';
import { NotesProvider, type NotesStatus } from '../../client/src/shared/realtime/notes-provider.ts';

/** Where and as whom to connect. */
export interface Page {
  address: string;
  cookie: string | null;
}

/** A socket as the interface opens it; websocket alone unless told otherwise. */
export const connectSocket = (
  { address, cookie }: Page,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Socket =>
  io(address, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    parser: notesParser,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    extraHeaders: { origin: address, ...(cookie && { cookie }) },
    ...options,
  });

/** One editor of the notes, without the editor. */
export interface Editor {
  socket: Socket;
  doc: Y.Doc;
  awareness: Awareness;
  provider: NotesProvider;
  /** Everything written, a line per paragraph. */
  text(): string;
  /** Adds a paragraph at the end. */
  type(line: string): void;
  status(...wanted: NotesStatus[]): Promise<void>;
  close(): void;
}

export interface EditorOptions {
  socket?: Socket;
  schemaVersion?: number;
  transports?: string[];
  /** How long a status may take to come. */
  patienceMs?: number;
}

export function openEditor(page: Page, documentId: string, options: EditorOptions = {}): Editor {
  const socket = options.socket ?? connectSocket(page, options.transports ? { transports: options.transports } : {});
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const { schemaVersion = NOTES_SCHEMA_VERSION, patienceMs = PATIENCE_MS } = options;
  const provider = new NotesProvider({ socket, documentId, doc, awareness, schemaVersion });
  const fragment = doc.getXmlFragment(NOTES_FRAGMENT);
  return {
    socket,
    doc,
    awareness,
    provider,
    text: () => linesOf(doc).join('\n'),
    type(line) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      fragment.push([paragraph]);
    },
    status: (...wanted) => until(provider, () => wanted.includes(provider.status), patienceMs),
    close() {
      provider.destroy();
      awareness.destroy();
      if (!options.socket) socket.disconnect();
      doc.destroy();
    },
  };
}

export const linesOf = (doc: Y.Doc): string[] =>
  doc
    .getXmlFragment(NOTES_FRAGMENT)
    .toArray()
    .map((node) => (node as Y.XmlElement).toArray().join(''));

const PATIENCE_MS = 10_000;

/** Resolves when the condition holds, looked at after each change of what it is about. */
function until(provider: NotesProvider, holds: () => boolean, patienceMs: number): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const give = setTimeout(() => {
      stop();
      reject(new Error(`still ${provider.status}, ${provider.pending} pending`));
    }, patienceMs);
    const stop = provider.subscribe(() => {
      if (!holds()) return;
      clearTimeout(give);
      stop();
      resolve();
    });
  });
}

/** Resolves when the document holds the line. */
export function seen({ doc }: Editor, line: string): Promise<void> {
  if (linesOf(doc).includes(line)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const give = setTimeout(() => {
      doc.off('update', look);
      reject(new Error(`« ${line} » did not arrive; there is: ${linesOf(doc).join(' / ')}`));
    }, PATIENCE_MS);
    const look = () => {
      if (!linesOf(doc).includes(line)) return;
      clearTimeout(give);
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
  });
}

/** Resolves with what the socket hears under that name. */
export const heard = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const give = setTimeout(() => reject(new Error(`${event} was not heard`)), PATIENCE_MS);
    socket.once(event, (value: T) => {
      clearTimeout(give);
      resolve(value);
    });
  });
