import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { openEditor, type Page } from './notes.ts';

const starts = ['Bel', 'Kar', 'Mon', 'Tav', 'Ser', 'Dou', 'Lam', 'Ver', 'Zor', 'Pel', 'Hac', 'Gui'];
const middles = ['a', 'e', 'i', 'o', 'ou', 'ai', 'an', 'in'];
const ends = ['drin', 'vert', 'kane', 'mazou', 'tiev', 'lot', 'bessa', 'quin', 'roux', 'nard'];

/** A surname of that rank, each its own until they come round at 960. */
const surname = (rank: number): string =>
  [starts, middles, ends].reduce(
    ({ name, rest }, parts) => ({
      name: name + parts[rest % parts.length],
      rest: Math.floor(rest / parts.length),
    }),
    { name: '', rest: rank },
  ).name;

const sentences = [
  (name: string, rank: number) =>
    `Mme ${name} reçue au collège : son fils, absent depuis le ${(rank % 27) + 1} septembre, est vu le soir.`,
  (name: string) => `Famille ${name} rappelée, rendez-vous proposé.`,
  (name: string, rank: number) =>
    `Le grand frère, ${name}, joignable au 06 39 98 ${String(10 + (rank % 90))} 12, demande un stage.`,
  (name: string) => `Selon M. ${name}, la situation s’apaise.`,
];

/** A line of dense notes: as many sentences, each with somebody in it. */
const line = (rank: number, people: number): string =>
  Array.from({ length: people }, (_, at) => {
    const one = rank * people + at;
    return sentences[one % sentences.length]?.(surname((one * 7) % 960), one);
  }).join(' ');

/** Adds lines full of invented people to a meeting's notes. */
export async function writeDenseNotes(page: Page, documentId: string, lines: number, people: number): Promise<void> {
  const editor = openEditor(page, documentId, { patienceMs: 60_000 });
  await editor.status('saved');
  editor.doc.transact(() =>
    editor.doc.getXmlFragment(NOTES_FRAGMENT).push(
      Array.from({ length: lines }, (_, rank) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(line(rank, people))]);
        return paragraph;
      }),
    ),
  );
  await editor.status('saved');
  editor.close();
}
