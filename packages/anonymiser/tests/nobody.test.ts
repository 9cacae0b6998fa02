import { analyse } from '../src/index.ts';
import { blocksOf, gazetteers } from './registry.ts';

const found = (text: string, neverPersons: string[] = []): string[] =>
  analyse(blocksOf(text), { persons: [], professionals: [], neverPersons }, gazetteers).findings.map(
    (finding) => finding.text,
  );

describe('what names nobody is not put before a person', () => {
  it.each([
    ['a public association', 'Une maraude avec la Croix-Rouge et le Secours populaire.'],
    ['a public association named after somebody', 'L’AFEV, Léo Lagrange et la Fondation Abbé-Pierre répondent.'],
    ['a well-known acronym', 'La FCPE, la MAIF et le SSMSI étaient là.'],
    ['an acronym of five letters written as a name', 'Les élèves de Segpa, selon l’Insee.'],
    ['a roman numeral', 'III. Orientations'],
    ['what follows the number of an item', 'Trois axes. 1° Prolonger la charte. 2° Déployer des caméras.'],
    ['what follows a one-figure number and a full stop', 'Il arrive par la ligne C3. Pilotes : la Ville.'],
    ['what follows a dash between spaces', 'Point 1 – Occupation des halls'],
    ['the date of a law, however old', 'En 2026, la loi n° 2007-297 du 5 mars 2007 reste le cadre.'],
    ['a span of years', 'La stratégie 2020-2024 puis 2025/2026.'],
    ['a national help line', 'Le 3919 et le 3018 sont affichés.'],
    ['a unit before a full stop', 'Occupations après 22 h. Le protocole reste peu utilisé.'],
    ['two months', 'Janvier-février : recrutement.'],
    ['several schools', 'Les collèges Balzac, Jules-Ferry et Henri-Wallon participent.'],
    ['a small commune', 'La gendarmerie de Montreuil-Bellay.'],
    ['a foreign town', 'Comparaison avec Rotterdam, Barcelone et Lisbonne.'],
    ['two ordinary words of one title', 'Une aide du Crédit Mutuel et de Génération Numérique.'],
    ['several things', 'Les équipes vont aux Genêts et aux Oliviers.'],
    ['a participle before a place', 'Vu à Tours avec ses affaires.'],
    ['today', 'Aujourd’hui, rien. La réunion d’aujourd’hui est annulée.'],
    ['a compound whose parts are no words', 'Bon week-end. Une baby-sitter et un examen cardio-vasculaire.'],
    ['a prefix before a word that is a given name too', 'Prévu mi-mars, en semi-liberté.'],
    ['a borrowed word', 'Le maelström est retombé, señor compris.'],
    ['an adjective before its noun', 'Bonne journée à tous. Belle réussite du projet.'],
    ['a language before a kinship', 'Il ne parle pas français, sa fille traduit.'],
    ['an abstract word', 'Demande de Réquisition, puis de Stationnement.'],
  ])('%s: « %s »', (_what, text) => expect(found(text)).toEqual([]));

  it.each([
    ['a given name that is a brand', 'Mercedes dort dehors.', 'Mercedes'],
    ['a town where somebody would stand', 'on a vu Bamako hier', 'Bamako'],
    ['a town after « le petit »', 'le petit Marrakech traîne', 'Marrakech'],
    ['a foreign town that acts', 'Berlin a frappé un gardien', 'Berlin'],
    ['an association that reads as somebody, and acts', 'Léo Lagrange a frappé sa sœur', 'Léo Lagrange'],
    ['an ordinary word that does something', 'Carré menace le gardien', 'Carré'],
    ['an ordinary word that is absent', 'Mercier absent', 'Mercier'],
    ['a doubled syllable', 'Jojo vend du shit', 'Jojo'],
    ['an ordinary word put forward', 'Mimine, c’est la voisine', 'Mimine'],
    ['a given name that reads as an abstract word', 'vu Bénédiction hier', 'Bénédiction'],
  ])('but %s is: « %s »', (_what, text, name) => expect(found(text)).toContain(name));
});

describe('the memory of a group', () => {
  const text = 'Marie Curie, puis Marie, puis l’espace Zyxwek.';
  it('lets go of what was decided, as a whole', () =>
    expect(found('Devant Vlkto Srik, rien.', ['vlkto srik'])).toEqual([]));
  it('says nothing of a part of it: « Marie » stays somebody', () =>
    expect(found(text, ['marie curie'])).toEqual(['Marie']));
  it('of one word holds elsewhere when somebody bears it once', () =>
    expect(found('Karim Zyxwek est là. Devant Zyxwek, rien.', ['zyxwek'])).toEqual(['Karim Zyxwek']));
  it('of one word lets go of it wherever it stands', () =>
    expect(found('Devant Zyxwek, rien. Zyxwek ferme.', ['zyxwek'])).toEqual([]));
});
