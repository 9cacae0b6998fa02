import fc from 'fast-check';
import { readDocument } from '../src/document.ts';
import { scanBirthDates, scanAges } from '../src/patterns/dates.ts';
import { scanIdentifiers } from '../src/patterns/identifiers.ts';
import { scanSchools } from '../src/patterns/places.ts';
import { goesOn, quasiHits, speaksOfSomeone } from '../src/patterns/quasi.ts';

/** What the expressions look for, each in few words, so that one text seldom holds the cues of another's. */
const PHRASES = [
  ...[
    '17 ans',
    'bébé âgé de 8 mois',
    'douzeans',
    'dix-sept ans et demi',
    'née(e) en 2009',
    'naissance : 2009',
    'né courant mai 2009',
  ],
  ...['enzo (at) free.fr', 'enzo arobase free.fr', 'bilan.docx', 'photo.jpeg', 'clip.mp3', 'voix.m4a', 'fb : enzo_93'],
  ...[
    'tik tok = enzo93',
    'insta «enzo93',
    'en 3e B',
    'terminale 2',
    'cpb',
    'cp',
    'CE2',
    'en segpa',
    'collège Vauquelin',
  ],
  ...[
    "le grand frère d'Enzo",
    'la belle-mère du gardien',
    'le seul garçon',
    'les uniques roms',
    'gens du voyage',
    'turque',
  ],
  ...[
    'audience',
    'garde à vue',
    'jugée',
    'mise en examen',
    'vu le 14/11',
    'lundi',
    'bosse chez Carrefour',
    'vigile au Lidl',
  ],
  ...[
    'aide-soignante à la clinique',
    'ruelle des Lilas',
    'cité Jaurès',
    'lycée pro Diderot',
    'à Tours',
    'vers Valmont',
  ],
  ...['veut pas que ça se sache', 'sous le sceau du secret', "refuse d'être citée", 'refuse detre cité', 'ce jeune'],
];
/** What may stand in the middle of them, in notes and in attempts to hide. */
const GLUE = [' ', '', '-', '_', '.', '’', ', ', '\n', '\u200b', '😀', '1', 'x', '\u{10107}', '\u0301', '«', '('];

/** Phrases, each with something put in or instead of a character, or left as it is. */
const texts = fc
  .array(fc.tuple(fc.constantFrom(...PHRASES), fc.nat(), fc.nat(2), fc.constantFrom(...GLUE), fc.boolean()), {
    minLength: 1,
    maxLength: 2,
  })
  .map((pieces) =>
    pieces
      .map(([phrase, place, taken, glue, loud]) => {
        const at = place % (phrase.length + 1);
        const text = taken === 2 ? phrase : phrase.slice(0, at) + glue + phrase.slice(at + taken);
        return loud ? text.toUpperCase() : text;
      })
      .join(' '),
  );

/** All that is found where an expression is tried only if a cue of it stands in the text. */
const found = (text: string, cues: number) => [
  scanIdentifiers(text, cues),
  scanBirthDates(text, cues, new Map(), 2026),
  scanAges(text, cues),
  scanSchools(text, cues, (from, to) => text.slice(from, to)),
  quasiHits(
    text,
    cues,
    () => true,
    () => true,
  ),
  speaksOfSomeone(text, cues),
  goesOn(text, cues),
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
