import type { Member, Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { mayCertify } from './certifiers.ts';

const member = (personId: string, reads = true): Member => ({
  ...{ membershipId: personId, personId, name: personId, organisation: 'Ville', jobTitle: null },
  ...{ role: 'member', from: '2026-01-01', until: null, reads },
});
const publication = { preparedBy: { id: 'camille' }, contributorIds: ['camille', 'thomas'] } as Publication;

it('those who read the group and had no part in the draft may certify it, each said once', () => {
  const members = [member('camille'), member('thomas'), member('noé'), member('noé'), member('unsigned', false)];
  expect(mayCertify(members, publication).map(({ personId }) => personId)).toEqual(['noé']);
});

it('they are said by name, as a choice', () => {
  expect(fr.publications.review.mayCertify(['Noé', 'Salima', 'Yann'])).toMatch(/^Noé, Salima ou Yann peut/);
});
