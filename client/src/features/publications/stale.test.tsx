import type { Publication, SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fr } from '../../i18n/fr.ts';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { StaleNotice } from './parts/StaleNotice.tsx';

const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };

const show = (stale: Publication['stale']) => {
  const publication = { id: 'p1', version: 3, stale } as Publication;
  return renderPage(<StaleNotice publication={publication} mayRefresh />, {
    session,
    answers: { 'GET /api/publications/p1': { body: publication } },
  });
};

describe('a draft that must be made again', () => {
  it.each<[NonNullable<Publication['stale']>, RegExp]>([
    ['sources', /^Les notes, la séance ou les fiches ont changé/],
    ['detectors', /^La recherche des noms a été mise à jour/],
  ])('because of the %s says so, and is with the same button', async (stale, said) => {
    const sent = show(stale);
    expect(await screen.findByText(said)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: fr.publications.stale.action }));
    expect(sent).toContainEqual({ request: 'POST /api/publications/p1/refresh', body: { version: 3 } });
  });
});
