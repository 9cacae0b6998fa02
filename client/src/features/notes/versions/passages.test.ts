import type { ComparedLine } from '@huis-clos/contracts';
import { passagesOf, tokensOf, type Passage } from './passages.ts';

const SITUATION = 'S'.repeat(22);
const line = (change: ComparedLine['change'], text: string, mentions: ComparedLine['mentions'] = []): ComparedLine => ({
  ...{ kind: 'paragraph', level: null, text, mentions, confidential: false },
  change,
});

/** A passage as one string: `[-removed-]`, `{+added+}`, `…n` for so many untouched lines. */
const drawn = (passage: Passage): string => {
  if (passage.kind === 'same') return `…${passage.lines.length}`;
  if (passage.kind === 'added') return `{+${passage.line.text}+}`;
  if (passage.kind === 'removed') return `[-${passage.line.text}-]`;
  const words = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] };
  return passage.pieces
    .map(({ change, tokens }) => {
      const text = tokens.map((token) => ('word' in token ? token.word : '@')).join('');
      return words[change].join(text);
    })
    .join('');
};
const read = (...lines: ComparedLine[]) => passagesOf(lines).map(drawn);

test('a line rewritten is one passage, with the words that changed in it', () => {
  expect(
    read(
      line('removed', 'La prochaine visite est fixée au lundi.'),
      line('added', 'La prochaine visite est fixée au mardi.'),
    ),
  ).toEqual(['La prochaine visite est fixée au [-lundi-]{+mardi+}.']);
});

test('two lines that share only small words are a removal and an addition', () => {
  expect(read(line('removed', 'Le collège a appelé.'), line('added', 'La caserne recrute des médiateurs.'))).toEqual([
    '[-Le collège a appelé.-]',
    '{+La caserne recrute des médiateurs.+}',
  ]);
});

test('a rewritten line is found among others that were removed and added', () => {
  expect(
    read(
      line('same', 'Ouverture'),
      line('same', 'Tour de table'),
      line('removed', 'Tout autre chose'),
      line('removed', 'Relancer le bailleur avant vendredi'),
      line('added', 'Relancer le bailleur avant jeudi'),
      line('added', 'Une ligne neuve'),
    ),
  ).toEqual(['…2', '[-Tout autre chose-]', 'Relancer le bailleur avant [-vendredi-]{+jeudi+}', '{+Une ligne neuve+}']);
});

test('a situation pointed at in place of another is seen as a change', () => {
  const mention = (situationId: string) => [{ at: 11, situationId }];
  expect(
    read(
      line('removed', 'Point fait \uFFFC en séance', mention(SITUATION)),
      line('added', 'Point fait \uFFFC en séance', mention('T'.repeat(22))),
    ),
  ).toEqual(['Point fait [-@-]{+@+} en séance']);
  expect(tokensOf(line('same', 'a\uFFFC', [{ at: 1, situationId: SITUATION }]))).toEqual([
    { word: 'a' },
    { situationId: SITUATION },
  ]);
});

test('two identical versions have nothing but untouched lines', () => {
  expect(read(line('same', 'un'), line('same', 'deux'))).toEqual(['…2']);
});
