import { named, passages } from './unregistered.ts';

describe('a given name that is an ordinary word too', () => {
  it.each([
    ['Marine a été vue.', 'Marine'],
    ['Pierre a frappé sa sœur.', 'Pierre'],
    ['Rose est venue. La rose du jardin a été arrachée.', 'Rose'],
    ['MARINE ne vient plus.', 'MARINE'],
    ['On en parle avec Constance hier.', 'Constance'],
  ])('is put before a person wherever it stands: « %s »', (text, name) => {
    expect(passages(text)).toContain(name);
  });

  it.each([
    ['jade a frappé sa sœur', 'jade'],
    ['Bilan du mois. pierre ne vient plus en classe', 'pierre'],
    ['marine est revenue lundi', 'marine'],
  ])('is put before a person without its capital when it opens the sentence and acts: « %s »', (text, name) => {
    expect(passages(text)).toContain(name);
  });

  it.each(['la pierre est tombée du mur', 'une marine a été accrochée', 'Le jade est une pierre.'])(
    'is left alone after an article: « %s »',
    (text) => expect(passages(text)).toEqual([]),
  );

  it('is left alone in lower case after its article', () => {
    expect(passages('Les élèves ont jeté une pierre dans la marine du port.')).toEqual([]);
  });
});

describe('a surname after a school', () => {
  it.each(['Au collège Moreau s’est battu.', 'Hier au collège Moreau a frappé un élève.'])(
    'that acts in a sentence opened by the place is a person’s: « %s »',
    (text) => expect(named(text)).toContain('Moreau'),
  );

  it.each([
    'Au collège Moreau, un élève s’est battu.',
    'Le collège Moreau a signalé trois absences.',
    'Un élève du collège Moreau s’est battu.',
  ])('is the school’s in any other: « %s »', (text) => expect(named(text)).toEqual([]));
});

it('a word no list explains is put before a person', () => {
  expect(passages('Vu avec Zorbec hier.')).toContain('Zorbec');
});
