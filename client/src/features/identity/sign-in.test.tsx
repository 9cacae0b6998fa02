import type { SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fr } from '../../i18n/fr.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { SignInPage } from './index.ts';

const nobody: SessionView = { actor: null, login: null, commune: 'Valmont-sur-Loire', firstRun: false, demo: null };
const demo: SessionView = {
  ...nobody,
  demo: {
    passphrase: 'valmont sur loire',
    accounts: [{ login: 'n.auriol', name: 'Noé Auriol', organisation: 'Passerelle', duties: 'Éducateur' }],
  },
};
const refusal = { code: 'WRONG_CREDENTIALS', message: 'Identifiant ou phrase de passe inexacts.', requestId: 'r7' };

describe('the sign-in page', () => {
  it('says that it is a demonstration, and one click on an account fills the form', async () => {
    const sent = renderPage(<SignInPage />, { session: demo });
    expect((await screen.findByRole('note')).textContent).toBe(fr.identity.demo.banner);
    await userEvent.click(screen.getByRole('button', { name: /Noé Auriol/ }));
    await userEvent.click(screen.getByRole('button', { name: fr.identity.signIn.submit }));
    expect(sent).toContainEqual({
      request: 'POST /api/session',
      body: { login: 'n.auriol', passphrase: 'valmont sur loire' },
    });
  });

  it('shows the server’s sentence, and keeps what was typed, when the passphrase is wrong', async () => {
    renderPage(<SignInPage />, { session: nobody, answers: { 'POST /api/session': { status: 401, body: refusal } } });
    const login = await screen.findByLabelText(fr.identity.signIn.login);
    await userEvent.type(login, 'n.auriol');
    await userEvent.type(screen.getByLabelText(fr.identity.signIn.passphrase), 'pas la bonne');
    await userEvent.click(screen.getByRole('button', { name: fr.identity.signIn.submit }));
    expect(await screen.findByText(refusal.message)).toBeTruthy();
    expect((login as HTMLInputElement).value).toBe('n.auriol');
  });

  it('names no demonstration account elsewhere', async () => {
    renderPage(<SignInPage />, { session: nobody });
    await screen.findByLabelText(fr.identity.signIn.login);
    expect(screen.queryByText(fr.identity.demo.title)).toBeNull();
  });
});
