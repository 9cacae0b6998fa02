import { analyse } from '../src/index.ts';
import { blocksOf, gazetteers } from './registry.ts';
import { found, named, nobody, passages } from './unregistered.ts';

describe('an ordinary word enumerated with a name is put before a person', () => {
  it.each([
    ['hier moussa, bilal et sofiane ont couru', 'moussa'],
    ['Breton et Ernst y passent', 'Breton'],
    ['vu Karim, Chance et Lina', 'Chance'],
    ['« Gros » et « Karim » font la loi', 'Gros'],
    ['vu A.K. avec S. M. et T. du bâtiment', 'T.'],
    ['vu Karim/Chance hier', 'Chance'],
    ['Badiane et Niang étaient ensemble', 'Badiane'],
    ['Tifaine (Tif) est passée', 'Tif'],
  ])('« %s »', (text, name) => {
    expect(passages(text)).toContain(name);
  });

  it.each([
    ['la daronne a moussa', 'moussa'],
    ['la mère de pierre', 'pierre'],
    ['vu Sylvie CHEMIN hier', 'Sylvie CHEMIN'],
    ['pouvoir à A FERRARO', 'A FERRARO'],
    ['pouvoir à G Luvzra', 'G'],
    ['vu Aboubakr Es-Sabbahi', 'Es-Sabbahi'],
    ['Le père (Petri Zyxwek) est convoqué', 'Petri'],
    ['il s’agit de Viola Monaco', 'Viola Monaco'],
  ])('and so is what context ties to somebody: « %s »', (text, name) => expect(passages(text)).toContain(name));

  it.each([
    ['Karim et sa mère', 'mère'],
    ['karim, une pierre et un sac', 'pierre'],
    ['Décision : Visite Karim', 'Décision'],
    ['Karim, éducation nationale', 'éducation'],
    ['Karim (PJJ) est passé', 'PJJ'],
    ['Nom : Karim / Prénom : Zyxwek', 'Prénom'],
  ])('but not what an article or an institution explains: « %s »', (text, word) => {
    expect(passages(text).join(' ')).not.toContain(word);
  });
});

describe('a lone initial is put before a person where a name would stand', () => {
  it.each([
    ['le petit T. traîne', 'T.'],
    ['vu avec R. hier', 'R.'],
    ['un appel de B. ce matin', 'B.'],
    ['signalé par K hier', 'K'],
  ])('« %s »', (text, name) => {
    expect(passages(text)).toContain(name);
  });

  it.each([
    'le bâtiment C. est fermé',
    'le plan B est prêt',
    'il y a le hall D',
    'en attente. À suivre',
    'la catégorie B',
  ])('not in « %s »', (text) => expect(passages(text)).toEqual([]));
});

describe('a whole name is one passage', () => {
  it.each(['Anne-Sophie de La Tour du Pin', 'Lê Thị Hồng', 'Marie de La Cour', 'Sid-Ahmed', 'Karim-Vlkto'])(
    '« %s »',
    (name) => {
      expect(passages(`hier ${name} est venu`)).toEqual([name]);
    },
  );
  it('even when no list knows any part of it: « Vlkto-srik »', () =>
    expect(passages('hier Vlkto-srik est venu')).toEqual(['Vlkto-srik']));
});

describe('an ordinary surname that opens its sentence as somebody', () => {
  it.each(['Boulanger a frappé un élève.', 'Boulanger : absent.', 'Boulanger', 'Vu hier. Boulanger ne vient plus.'])(
    'is put before a person: « %s »',
    (text) => expect(passages(text)).toContain('Boulanger'),
  );
  it.each(['- Petit : à recevoir', 'Petit (6e B)', 'Petit, vu hier', 'Petit tjs absent', 'Petit dort dehors'])(
    '« Petit » is as well: « %s »',
    (text) => expect(named(text)).toContain('Petit'),
  );
  it.each(['Petit groupe en salle', 'Petit à petit'])('unlike « %s »', (text) => expect(passages(text)).toEqual([]));
  it.each(['Boulanger vu hier', 'Boulanger 15 ans'])('and in a line without a verb: « %s »', (text) =>
    expect(named(text)).toContain('Boulanger'),
  );
  it('is a trade in « Boulanger de métier, il reprend demain. »', () =>
    expect(passages('Boulanger de métier, il reprend demain.')).toEqual([]));
});

it.each(['on soupçonne sylvain', 'on a vu jade hier'])(
  'an ordinary given name without its capital is seen after a verb of meeting: « %s »',
  (text) => expect(named(text)).toHaveLength(1),
);

it.each([
  ['Blanche a menacé Noël. Noël n’a pas porté plainte.', 'Noël'],
  ['son mari a peur de Vlkto R.', 'R.'],
  ['vu J-P. Morvan hier', 'J-P. Morvan'],
  ['JPM a encore menacé la gardienne', 'JPM'],
  ['Karim, dit Le Suisse, revend', 'Suisse'],
])('seen as somebody: « %s »', (text, name) => {
  expect(named(text).some((passage) => passage.includes(name))).toBe(true);
});

describe('what stands before a name is not taken with it', () => {
  it.each([
    ['On a croisé jordan au stade', 'jordan'],
    ['Vu Mamadou à la permanence', 'Mamadou'],
    ['Dossier Zerrouki clos', 'Zerrouki'],
    ['Convocation Benali reçue', 'Benali'],
    ['Finalement Benali est venu', 'Benali'],
    ['rencontre avec sa sœur Hawa', 'Hawa'],
  ])('« %s »', (text, name) => {
    expect(named(text)).toEqual([name]);
  });

  it('but a title is: « Sœur Marie-Ange »', () => {
    expect(named('Sœur Marie-Ange a appelé')).toEqual(['Sœur Marie-Ange']);
  });
});

it.each([
  ['Madame de La Tour d’Auvergne se plaint', 'Madame de La Tour d’Auvergne'],
  ['M. Le Maire-Durand est venu', 'M. Le Maire-Durand'],
])('a surname made of particles and an ordinary word is found after a title: « %s »', (text, name) => {
  expect(named(text)).toEqual([name]);
});

it('an ordinary word with a capital is put before a person after what people are called by: « le grand Tonnerre »', () => {
  expect(found('vu avec le grand Tonnerre hier')).toMatchObject([{ text: 'Tonnerre', must: 'decide' }]);
});

it.each([
  'Vu avec M. le Principal, puis M. le Maire',
  'Madame la Maire et Mme la Directrice',
  'On se revoit depuis la Toussaint, sa fin de mois est dure',
])('an office or a feast is nobody: « %s »', (text) => {
  expect(named(text)).toEqual([]);
});

describe('an ordinary word where French puts a name is put before a person', () => {
  it.each([
    ['who is told by an age', 'serra, 15 ans, connu pour vol', 'serra'],
    ['who does as somebody before', 'pierre est passé, rose aussi', 'rose'],
    ['who is told by a trade', 'Ben le livreur a tout vu', 'Ben'],
    ['whose family has a plural article', 'chez les martin c’est la guerre', 'martin'],
    ['who stands between two', 'bagarre entre fournier et renard', 'renard'],
    ['who has an hour', 'RDV aurore 10h, olive 11h', 'olive'],
    ['who is a father', 'Entretien avec baron père ce matin', 'baron'],
    ['whom somebody is with', 'dispute avec renard au sujet du bruit', 'renard'],
    ['who reports', 'selon boulanger, rien de neuf', 'boulanger'],
    ['who is heard', 'l’audition de chevalier est reportée', 'chevalier'],
    ['who was absent', 'Excusé : Calame', 'Calame'],
    ['who is of a list of presence', 'Présents : Pop, Muntean, Barbu', 'Pop'],
    ['who acts every day', 'Ana dort dehors', 'Ana'],
    ['who has a surname that is an office', 'gravé par Nicolas Sceaux', 'Nicolas Sceaux'],
    ['who is addressed', 'mme anémone demande un logement', 'mme anémone'],
  ])('%s: « %s »', (_who, text, name) => expect(named(text)).toContain(name));

  it.each([
    'Un mineur, 14 ans, a été raccompagné.',
    'Garçon, 12 ans, scolarisé.',
    'Le collège demande une rencontre, la mairie aussi.',
    'Boulanger le matin, il est livreur le soir.',
    'Il y a eu une bagarre entre jeunes et adultes.',
    'Atelier cuisine 10h, atelier vélo 14h.',
    'Fille mère, garçon père : des mots à éviter.',
    'Travailler avec méthode, contre vents et marées.',
    'En cas de pluie, repli au gymnase.',
    'Présents : Ville, Département, Police nationale',
    'il les porte, pour les garder',
  ])('unlike « %s »', (text) => expect(named(text)).toEqual([]));
});

describe('a letter for a name is put before a person', () => {
  it.each([
    ['S et T reconnaissent les faits, S plus que T.', ['S', 'T', 'S', 'T.']],
    ['R, S et T sont présents', ['R', 'S', 'T']],
    ['P et R s’accusent mutuellement', ['P', 'R']],
    ['K a frappé un surveillant', ['K']],
  ])('« %s »', (text, letters) => expect(named(text)).toEqual(letters));

  it.each(['Les immeubles S et T ont été vidés.', 'C est vu avec le bailleur.', 'Le hall S et le hall T.'])(
    'unlike « %s »',
    (text) => expect(named(text)).toEqual([]),
  );
});

describe('letters that French does not have', () => {
  it.each(['Lê', 'Hồ', 'Đức', 'Tạ', 'Örge', 'Mətanət'])('make no French word of « %s »', (name) =>
    expect(named(`Hier ${name} est venu.`)).toEqual([name]),
  );
  it('mask a name that no list knows', () =>
    expect(found('Hier Şrzgül est venue.')).toMatchObject([{ text: 'Şrzgül', must: 'mask' }]));
  it('are seen without a capital: « vũ »', () => expect(named('vũ refuse l’aide')).toEqual(['vũ']));
  it.each(['Né à Tours', 'Dès lundi, là où il faut, malgré tout.', 'MALGRÉ TOUT, DÉJÀ TRÈS TÔT'])(
    'are no French accents: « %s »',
    (text) => expect(named(text)).toEqual([]),
  );
});

describe('what is tied to a name goes with it', () => {
  it.each(['van Wijk', 'van de Zyxwek', 'van der Zyxwek', 'E’zyxoza', 'Ne’zyxulloh', 'robert van der horst'])(
    '« %s »',
    (name) => expect(passages(`hier ${name} est venu`)).toEqual([name]),
  );
  it('but not an elided word: « d’Zyxwek »', () => expect(passages('le frère d’Zyxwek')).toContain('Zyxwek'));
});

it('what follows a closing quote and a comma is no nickname', () => {
  expect(named('surnommé « Le Chinois », il vend devant le lycée')).toEqual(['Chinois']);
});

describe('masked without anyone', () => {
  it.each([
    ['an ordinary given name where a noun has an article', 'hier la petite Garance', 'Garance'],
    ['the same, of somebody met', 'on a vu Claire ce matin', 'Claire'],
    ['the same, of a possessor', 'le sac de Louis', 'Louis'],
    ['each who shares a title', 'Ont voté pour : MM. Corneau, Drzmel, Neveux et Zyxwek.', 'Neveux'],
    ['a maiden name', 'la femme, née Brzdou, est partie', 'Brzdou'],
    ['what no list knows, enumerated with names', 'vu Karim, Zyxwek et Lina', 'Zyxwek'],
    ['what no list knows, who does what only people do', 'Zyxwek a encore dormi dehors.', 'Zyxwek'],
    ['the same, to whom it was done', 'Zyxwek a encore été interpellé hier.', 'Zyxwek'],
    ['the same, in a line without a verb', 'Zyxwek vu hier', 'Zyxwek'],
    ['the same in small letters', 'hier zyxwek s’est battu', 'zyxwek'],
    ['the same, to whom it is done', 'on a croisé Zyxwek', 'Zyxwek'],
    ['the same, with an age', 'Trois jeunes : Zyxwek (15 ans)', 'Zyxwek'],
    ['the same, and what only somebody has', 'la fugue de Zyxwek', 'Zyxwek'],
    ['the same, beside their kinship', 'Le copain de sa mère, Zyxwek, refuse', 'Zyxwek'],
    ['the same, elsewhere in the notes', 'Zyxwek dort dehors. Appeler Zyxwek.', 'Zyxwek'],
  ])('%s: « %s »', (_what, text, name) =>
    expect(found(text).filter(({ must }) => must === 'mask')).toContainEqual(expect.objectContaining({ text: name })),
  );

  it.each([
    'Zyxwek propose un chantier.',
    'Zyxwek héberge douze jeunes.',
    'Zyxwek a interpellé le maire.',
    'Zyxwek est menacé de fermeture.',
    'Zyxwek a vu ses loyers baisser.',
    'Présents : parents, Zyxwek, mairie',
    'Zyxwek (20 ans de présence)',
    'la situation de Zyxwek',
    'la consommation de Zyxwek',
    'Zyxwek a été vendu.',
    'avec Zyxwek, qui porte le projet',
    'née à Tours en mai',
    'le projet Espoir avance',
    'la salle de la Liberté',
  ])('unlike « %s »', (text) =>
    expect(found(text).filter(({ must, type }) => must === 'mask' && type === 'person')).toEqual([]),
  );

  it('a word that is no person by the group’s memory stays, whatever it does', () => {
    const { findings } = analyse(blocksOf('Zyxwek dort dehors.'), { ...nobody, neverPersons: ['zyxwek'] }, gazetteers);
    expect(findings).toEqual([]);
  });
});
