import { withoutOwner } from './artefact.ts';

const OWNER = 'Association Passerelle (éducateur)';

test.each([
  ['l’association Passerelle (éducateur) : rappeler la mission locale', 'Rappeler la mission locale'],
  ['Association Passerelle (éducateur), propose un rendez-vous', 'Propose un rendez-vous'],
  ["L'association Passerelle (éducateur) - visite du hall B", 'Visite du hall B'],
])('an action does not say again who « Qui » says beside: « %s »', (text, what) => {
  expect(withoutOwner(text, OWNER)).toBe(what);
});

test.each([
  ['one in whose sentence the owner has a part', 'L’association Passerelle (éducateur) rappelle la mission locale'],
  ['one that says nothing else', 'Association Passerelle (éducateur) :'],
  ['one that begins with somebody else', 'Habitat Loire : réparer le visiophone'],
])('an action is left as it is: %s', (_, text) => {
  expect(withoutOwner(text, OWNER)).toBe(text);
});

test('an action without an owner is left as it is', () => {
  expect(withoutOwner('Rappeler le bailleur', null)).toBe('Rappeler le bailleur');
});
