import * as Y from 'yjs';

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const ascending = (a, b) => a - b;

/** The value below which that share of them lies. */
export function percentile(values, share) {
  const sorted = [...values].sort(ascending);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Runs the task on each item, so many at a time. @returns what each gave, in order */
export async function inTurns(items, atOnce, task) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await task(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Opens so many clients in each of so many new documents. */
export async function openRooms({ server, Client }, { documents, clientsPerDocument }) {
  const ids = await server.ask('documents', documents);
  const rooms = ids.map(() => []);
  const seats = ids.flatMap((id, room) =>
    Array.from({ length: clientsPerDocument }, (_, seat) => ({ id, room, seat })),
  );
  await inTurns(seats, 20, async ({ id, room, seat }) => {
    rooms[room].push(await Client.open(server.port, id, `${room}-${seat}`));
  });
  return { ids, rooms };
}

const PARAGRAPH = 'Le groupe relève une hausse des dégradations aux abords du gymnase. '.repeat(3);
const PIECE_BYTES = 200 * 1024;

/** Changes that write so many bytes of paragraphs, none above what a server takes in one message. */
export function textOf(bytes) {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('text');
  const pieces = [];
  let known = Y.encodeStateVector(doc);
  for (let written = 0; written < bytes; written += PIECE_BYTES) {
    doc.transact(() => {
      for (let at = 0; at < Math.min(PIECE_BYTES, bytes - written); at += PARAGRAPH.length) {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(PARAGRAPH)]);
        body.push([paragraph]);
      }
    });
    pieces.push(Y.encodeStateAsUpdate(doc, known));
    known = Y.encodeStateVector(doc);
  }
  return pieces;
}

/** Writes the changes in a document as one client. @returns a reader who has received them all, and stays */
export async function write({ server, Client }, documentId, changes) {
  const author = await Client.open(server.port, documentId, 'author');
  for (const change of changes) author.send(change);
  const size = changes.reduce((sum, { length }) => sum + length, 0);
  for (;;) {
    const reader = await Client.open(server.port, documentId, 'reader');
    if (reader.receivedBytes >= size * 0.95) {
      author.close();
      return reader;
    }
    reader.close();
    await wait(10);
  }
}
