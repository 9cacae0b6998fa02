import fc from 'fast-check';
import { readDocument } from '../src/document.ts';
import { scanBirthDates, scanAges } from '../src/patterns/dates.ts';
import { scanIdentifiers } from '../src/patterns/identifiers.ts';
import { scanSchools } from '../src/patterns/places.ts';
import { quasiHits, speaksOfSomeone } from '../src/patterns/quasi.ts';

/** Words that expressions look for, and what may follow them there. */
const WORDS = [
  ...['17', '12/03/2009', '2009', 'douze', 'dix-sept', 'ans', 'mois', 'née', 'NÉ', 'née(e)', 'naissance', 'en'],
  ...['at', '[at]', 'arobase', '@', 'x.fr', 'bilan.docx', 'clip.mp3', 'a.m4a', 'snap', 'tik tok', 'fb', ':', 'enzo_93'],
  ...['3e', '5ème', 'terminale', 'cp', 'CE2', 'segpa', 'B', 'collège', 'Vauquelin', 'lycée pro'],
  ...['la mère', 'le grand frère', 'beau-père', 'du voisin', 'de', "d'", 'Enzo', 'le seul', 'les uniques', 'garçon'],
  ...['rom', 'turque', 'gens du voyage', 'audience', 'garde à vue', 'jugée', 'lundi', 'le 14/11', 'hier', 'bosse'],
  ...['chez', 'Carrefour', 'rue', 'cité', 'des Lilas', 'à', 'vers', 'Tours', 'ne veut pas', 'que ça se sache'],
  ...['sous le sceau du secret', "d'être citée", 'une dame', 'ce jeune', 'un voisin'],
];
/** What stands between words, or in the middle of one, in notes and in attempts to hide. */
const GLUE = [' ', ' ', ' ', '', '-', '_', '.', '’', ', ', '\n', '\u200b', '😀', '1', '\u{10107}', '\u0301', '«', '='];

const texts = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GLUE), fc.boolean()), { minLength: 1, maxLength: 7 })
  .map((pieces) => pieces.map(([word, glue, loud]) => (loud ? word.toUpperCase() : word) + glue).join(''));

/** All that is found where an expression is tried only if a cue of it stands in the text. */
const found = (text: string, cues: number) => [
  scanIdentifiers(text, cues),
  scanBirthDates(text, cues, new Map(), 2026),
  scanAges(text, cues),
  scanSchools(text, cues),
  quasiHits(
    text,
    cues,
    () => true,
    () => true,
  ),
  speaksOfSomeone(text, cues),
];

test('no cue hides what an expression would have found', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { folded, cues } = readDocument([{ id: 'a', text, mentions: [] }], () => 0);
      const [block = { text: '' }] = folded;
      expect(found(block.text, cues[0] ?? 0)).toEqual(found(block.text, -1));
    }),
    { numRuns: 5_000, seed: 20_261_129 },
  );
});
