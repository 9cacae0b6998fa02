import { registryOf } from './names.ts';

const situation = (id: string, name: string, aliases: string[] = []) => ({ id, name, aliases });

test('the detectors know a situation by first name, last name and nicknames, under its own id', () => {
  const { persons } = registryOf({ situations: [situation('a', 'Inès Ferroudj Lacaze', ['Ness'])], members: [] });
  expect(persons[0]).toMatchObject({
    id: 'a',
    firstNames: ['Inès'],
    lastNames: ['Ferroudj Lacaze'],
    aliases: ['Ness'],
  });
});

test('a situation known by its number gives no name to look for', () => {
  const { persons } = registryOf({ situations: [situation('a', 'Situation n° 4', ['Tito'])], members: [] });
  expect(persons[0]).toMatchObject({ firstNames: [], lastNames: [], aliases: ['Tito'] });
});
