import type { DraftBlock } from '@huis-clos/contracts';
import { repeatedLines } from './repeated-lines.ts';

const lines = (...texts: string[]) =>
  texts.map((text, index): DraftBlock => ({
    ...{ id: `n${index}`, section: 'exchanges', kind: 'paragraph', level: null },
    ...{ text, mentions: [], owner: null, dueOn: null },
  }));
const repeated = (...texts: string[]) => repeatedLines(lines(...texts)).map(({ text }) => text);

test('what heads raw notes is recognised, whatever its accents', () => {
  const heads = [
    'GT territorial Glycines–Jaurès, 5 nov. 2026, maison de quartier',
    'Présents : Auriol, Le Bihan. Excusé : délégué du préfet.',
    'Excusés : Mme la substitut du procureur, CCAS',
    'ODJ : 1. retour sur les actions 2. situations',
    'Prochaine séance 3 décembre 14h',
  ];
  expect(repeated(...heads)).toEqual(heads);
});

test('what was said at the meeting stays', () => {
  expect(
    repeated(
      'Le collège compte 12 élèves absents',
      'Éclairage en panne depuis le 12 octobre, signalé 3 fois.',
      'Présents tous les jours, les jeunes ont été félicités.',
      'Prochaine séance jeudi 5 novembre 9h30. La presse a appelé pour la bagarre du 30/09, ne pas répondre.',
    ),
  ).toEqual([]);
});

test('a line that mentions a situation is never among them: it could not be put back', () => {
  const [line] = lines('Présents : \uFFFC');
  expect(repeatedLines([{ ...line!, mentions: [{ at: 11, situationId: 's1' }] }])).toEqual([]);
});
