import type { SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import { fr } from '../../i18n/fr.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { InvitationPage } from './index.ts';

const nobody: SessionView = { actor: null, login: null, commune: 'Valmont-sur-Loire', firstRun: false, demo: null };
const expired = { code: 'LINK_EXPIRED', message: 'Ce lien a déjà servi.', requestId: 'r7' };

it('a link that has served says so, and leads to where its owner signs in', async () => {
  window.location.hash = 'a'.repeat(43);
  renderPage(<InvitationPage />, {
    session: nobody,
    answers: { 'POST /api/invitations/preview': { status: 410, body: expired } },
  });
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(fr.identity.invitation.expiredTitle);
  expect(screen.getByRole('link', { name: fr.identity.invitation.toSignIn }).getAttribute('href')).toBe('/connexion');
});
