import { named, passages } from './unregistered.ts';

describe('a word of every sentence is no institution because a name follows', () => {
  it.each([
    ['point avec Sid-Ahmed', 'Sid-Ahmed'],
    ['elle bat Maria hier', 'Maria'],
    ['la maison de Zyxwek est vide', 'Zyxwek'],
    ['le bar de Boulanger est fermé', 'Boulanger'],
  ])('« %s »', (text, name) => {
    expect(named(text)).toContain(name);
  });

  it.each(['la maison de quartier Lamartine', 'le bureau de poste', 'la salle des fêtes', 'la maison de la Justice'])(
    'unlike « %s »',
    (text) => expect(named(text)).toEqual([]),
  );
});

describe('places and institutions ask nothing', () => {
  it.each([
    'La Seine-Saint-Denis et le Val-d’Oise participent.',
    'Le train de Fontenay-sous-Bois à Aix-en-Provence.',
    'Un appel du Maroc et des Comores.',
    'La Chambre de commerce et l’Inspection académique sont présentes.',
    'La passerelle Simone-Veil et le parvis Jean-Moulin.',
    'La DGFP suit le dossier.',
    'BILAN DE L’ANNÉE',
    'Deux abribus et trois quads.',
    '2. Déscolarisation',
  ])('« %s »', (text) => expect(named(text)).toEqual([]));

  it('a surname that is a town’s too is still found beside a given name', () =>
    expect(passages('vu Karim Saint-Denis hier')).toEqual(['Karim Saint-Denis']));
});

describe('the name of a place', () => {
  it.each([
    'L’école Jules Ferry et le lycée Camille Claudel demandent une intervention.',
    'Le principal du collège Pierre Mendès France signale des absences.',
    'Réunion à l’espace Simone Veil, place Jaurès.',
    'Travaux à l’école Antoine de Saint-Exupéry, rue Jean de La Fontaine.',
  ])('stays when it is of those that places bear everywhere: « %s »', (text) => {
    expect(passages(text)).toEqual([]);
  });

  it.each([
    ['Rendez-vous rue Victor Hugo. On a revu Victor hier.', 'Victor'],
    ['École Jean Moulin fermée. Jean est parti.', 'Jean'],
    ['Rendez-vous rue Moreau. Moreau a frappé Karim.', 'Moreau'],
    ['Rendez-vous rue Moreau. Karim était avec Moreau.', 'Moreau'],
    ['Rendez-vous rue Moreau. La mère de Moreau appelle.', 'Moreau'],
    ['Rendez-vous rue Moreau. Le stage de Moreau est fini.', 'Moreau'],
    ['Bruit au bar Le Zyxwek. Zyxwek (le patron) s’excuse.', 'Zyxwek'],
  ])('does not hide whoever bears it elsewhere: « %s »', (text, name) => {
    expect(named(text)).toContain(name);
  });

  it('is a place again after a preposition', () => {
    expect(named('Rendez-vous rue Moreau. Du monde à Moreau, vers Moreau.')).toEqual([]);
    expect(named('Rendez-vous place Jaurès. Les habitants de Jaurès se plaignent.')).toEqual([]);
  });

  it('leaves its preposition in the sentence when it may be a person’s', () => {
    expect(passages('la famille de Karim, relogée à Valmont')).toContain('Valmont');
  });
});

describe('whom an institution does something to is no part of its name', () => {
  it.each([
    'Le collège signale % pour ses absences.',
    'Le foyer accueille % depuis lundi.',
    'Le lycée exclut % trois jours.',
    'La police municipale interpelle %.',
    'Le centre social propose % pour le chantier.',
    'le refus du collège d’accueillir %',
    'le collège de % a appelé',
    'la chambre au foyer pour %',
    'Réunion entre le collège et %.',
    'le foyer du jeune %',
    'Au collège lundi % était là.',
    'Rue Pasteur - % a été vu.',
    'Le foyer Les Tilleuls - % : à recevoir',
    'le foyer Les Tilleuls de %',
    'Échange avec la police sur %',
    'le foyer garde % ce soir',
    'le collège relance % et sa mère',
    'la police arrête %',
    'Collège signalement %',
    'foyer placement %',
    'collège conseil %',
    'Police municipale % verbalisé',
    'on peut citer %',
    'Foyer\t%\tfugue',
    'Collège Pasteur\t%\tabsent',
    'Rue Pasteur % vu hier',
    'collège CPE %',
    'Foyer-% rentré tard',
    'le foyer du fugueur %',
    'le lycée de l’interpellé %',
    'la demande du collège de réduire %',
    'LE COLLÈGE SIGNALE %',
    'LE COLLÈGE DU FRÈRE DE %',
  ])('« %s »', (sentence) => {
    for (const name of ['Zyxwek', 'Robin', 'Artemisa'])
      expect(
        named(sentence.replace('%', sentence === sentence.toUpperCase() ? name.toUpperCase() : name)).join(' '),
      ).toMatch(new RegExp(name, 'i'));
  });

  it.each([
    'le lycée professionnel Zyxwek',
    'le centre de formation Zyxwek',
    'la maison de quartier Zyxwek',
    'l’école élémentaire Zyxwek',
    'la gare de Zyxwek',
    'le quartier de la Zyxwek',
    'la Maison pour Tous',
    'la salle à Palabres',
    'le collège de la Boétie',
    'la maison de l’enfance',
    'le centre de loisirs Les Tilleuls',
    'le tribunal de Bobigny',
    'la gendarmerie de Houdan',
    'la gare de Saint-Aubin',
    'le centre aquatique Zyxwek',
  ])('unlike « %s »', (text) => expect(named(text)).toEqual([]));
});

describe('a word of any agenda explains no unknown word', () => {
  it.each(['Point Zyxwek : rien de neuf', 'Relais Zyxwek à prendre', 'Mission Zyxwek', 'Cabinet Zyxwek'])(
    '« %s »',
    (text) => {
      expect(named(text)).toEqual(['Zyxwek']);
    },
  );
  it.each([
    'Point Info Jeunesse',
    'le plan Vacances',
    'le service Jeunesse',
    'le groupe Prévention',
    'la résidence Zyxwek',
  ])('unlike « %s »', (text) => {
    expect(named(text)).toEqual([]);
  });
});

it('a word in capitals is no institution’s name because one of its words opens the line', () => {
  expect(named('LE GROUPE ÉVOQUE LA SITUATION DE BRUNET')).toEqual(['BRUNET']);
  expect(named('MAISON DES FAMILLES ET RÉSIDENCE DES TILLEULS')).toEqual([]);
});
