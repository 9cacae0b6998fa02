import { agreeFeminine, isFeminineSubject } from './agreement.ts';

describe('what follows a feminine replacement agrees with it', () => {
  it.each([
    [' est connu de nos services', ' est connue de nos services'],
    [' n’est plus suivi', ' n’est plus suivie'],
    [' a été vu hier', ' a été vue hier'],
    [' est inscrit en CAP', ' est inscrite en CAP'],
    [' est toujours absent.', ' est toujours absente.'],
    [' absent', ' absente'],
    [' était seul', ' était seule'],
    [' est vendu', ' est vendue'],
  ])('« %s » becomes « %s »', (after, expected) => expect(agreeFeminine(after)).toBe(expected));

  it.each([
    ' est connue',
    ' a frappé un élève',
    ' a vu sa mère',
    ' est ici',
    ' est là',
    ' est un ami',
    ' est en fugue',
    ' est du quartier',
    ' est beau',
    ', absent hier',
    ' et son ami est connu',
  ])('« %s » stays', (after) => expect(agreeFeminine(after)).toBe(after));

  it.each([
    ['', 'une personne', true, true],
    ['on sait que ', 'une personne', false, true],
    ['le voisin de ', 'une personne', false, false],
    ['', 'un jeune', true, false],
  ])('after « %s », « %s » (opens: %s) is its subject: %s', (left, replacement, opens, expected) =>
    expect(isFeminineSubject(left, replacement, opens)).toBe(expected),
  );
});
