import { notifications, Notifications } from '@mantine/notifications';
import type { Publication, SessionView } from '@huis-clos/contracts';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { fr } from '../../i18n/fr.ts';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { StaleNotice } from './parts/StaleNotice.tsx';

const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };

const heading = createRef<HTMLHeadingElement>();

const show = (stale: Publication['stale'], mayRefresh = true) => {
  const publication = { id: 'p1', version: 3, stale } as Publication;
  const page = (
    <>
      <Notifications />
      <h1 tabIndex={-1} ref={heading}>
        Compte rendu
      </h1>
      <StaleNotice publication={publication} mayRefresh={mayRefresh} onRefreshed={() => heading.current?.focus()} />
    </>
  );
  const answers = {
    'GET /api/publications/p1': { body: publication },
    'POST /api/publications/p1/refresh': { body: { ...publication, version: 4, stale: null } },
  };
  return renderPage(page, { session, answers });
};

describe('a draft that must be made again', () => {
  afterEach(() => act(() => notifications.clean()));

  it.each<[NonNullable<Publication['stale']>, RegExp]>([
    ['sources', /^Les notes, la séance ou les fiches ont changé/],
    ['detectors', /^La recherche des noms a été mise à jour/],
  ])('because of the %s says so, and is with the same button', async (stale, said) => {
    const sent = show(stale);
    expect(await screen.findByText(said)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: fr.publications.stale.action }));
    expect(sent).toContainEqual({ request: 'POST /api/publications/p1/refresh', body: { version: 3 } });
    expect(await screen.findByText(fr.publications.stale.done)).toBeTruthy();
    expect(document.activeElement).toBe(heading.current);
  });

  it('says whom to ask to those who may not do it themselves', async () => {
    show('sources', false);
    expect(await screen.findByText(/^Demandez à la coordination ou au référent du groupe/)).toBeTruthy();
    expect(screen.queryByText(fr.publications.stale.text)).toBeNull();
    expect(screen.queryByRole('button', { name: fr.publications.stale.action })).toBeNull();
  });
});
