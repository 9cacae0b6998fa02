import { outOfScope } from './out-of-scope.ts';

describe('the reminder about secret information', () => {
  it.each([
    ['La maman est hospitalisée, traitement médical en cours', 'health'],
    ['Condamné à six mois avec sursis', 'conviction'],
    ['Famille d’origine tchétchène', 'origin'],
    ['Suivi ASE : le juge des enfants a prolongé la mesure', 'support'],
  ])('comes with « %s »', (text, kind) => {
    expect(outOfScope(text)).toEqual([kind]);
  });

  it.each([
    'RDV CPE ; absent le 22/09',
    'Médiation du 3 juillet tenue, nouveau rendez-vous à la mission locale',
    'La promesse de stage est signée, visite du logement jeudi',
    'Il passe à la base de loisirs avec son éducateur',
  ])('does not come with « %s »', (text) => {
    expect(outOfScope(text)).toEqual([]);
  });
});
