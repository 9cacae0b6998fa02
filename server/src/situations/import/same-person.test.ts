import { meansBody, meansPerson } from './matching.ts';
import { samePerson, type Particular } from './same-person.ts';

const person = (change: Partial<Particular> = {}): Particular => ({
  firstName: 'Yanis',
  lastName: 'Belkadri',
  aliases: [],
  birthDate: null,
  phone: null,
  guardians: [],
  ...change,
});

describe('two lines are of the same person', () => {
  it.each<[string, Particular, Particular, boolean]>([
    ['same name and birth date', person({ birthDate: '2009-03-12' }), person({ birthDate: '2009-03-12' }), true],
    [
      'same name and phone typed otherwise',
      person({ phone: '06 39 98 41 27' }),
      person({ phone: '+33639984127' }),
      true,
    ],
    ['names swapped, capitals, no accents', person({ firstName: 'BELKADRI', lastName: 'yanis' }), person(), true],
    ['the same name and nothing to compare', person({ birthDate: '2009-03-12' }), person(), true],
    ['namesakes born on other days', person({ birthDate: '2009-03-12' }), person({ birthDate: '2001-01-01' }), false],
    [
      'other first name, same phone',
      person({ phone: '0639984127' }),
      person({ firstName: 'Lyna', phone: '0639984127' }),
      false,
    ],
    ['no name at all', person({ firstName: null, lastName: null }), person({ firstName: null, lastName: null }), false],
  ])('%s: %#', (_, a, b, same) => {
    expect(samePerson(a, b)).toBe(same);
    expect(samePerson(b, a)).toBe(same);
  });
});

describe('words of a cell', () => {
  it.each([
    ['Jeunesse', 'Groupe de travail Jeunesse', true],
    ['GT jeunesse', 'Groupe de travail Jeunesse', true],
    ['glycines', 'Groupe territorial Glycines–Jaurès', true],
    ['JAURES', 'Groupe territorial Glycines–Jaurès', true],
    ['Glycines', 'Groupe de travail Jeunesse', false],
    ['groupe de travail', 'Groupe de travail Jeunesse', false],
    ['Jeunesse Nord', 'Groupe de travail Jeunesse', false],
  ])('« %s » means the body « %s »: %s', (cell, body, means) => expect(meansBody(cell, body)).toBe(means));

  it.each([
    ['N. Auriol', 'Noé Auriol', true],
    ['AURIOL', 'Noé Auriol', true],
    ['Noe auriol', 'Noé Auriol', true],
    ['Mme Grandclement', 'Tess Grandclément', true],
    ['M. Le Bihan', 'Yann Le Bihan', true],
    ['T. Auriol', 'Noé Auriol', false],
    ['Noé', 'Noé Auriol', false],
    ['Aurio', 'Noé Auriol', false],
  ])('« %s » means %s: %s', (cell, name, means) => expect(meansPerson(cell, name)).toBe(means));
});
