import type { Meeting, SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fr } from '../../i18n/fr.ts';
import { ProjectionProvider } from '../../shared/ui/Projection.tsx';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { blankItem } from './agenda-draft.ts';
import { AgendaEditor } from './parts/AgendaEditor.tsx';
import { AgendaPanel } from './parts/AgendaPanel.tsx';

const words = fr.meetings.agenda;
const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };
const agenda = ['Accueil', 'Constats'].map((title) => ({ ...blankItem(), title }));
const nothing = () => undefined;

describe('the agenda beside the notes', () => {
  it.each([
    ['composing it while it is empty', [], words.compose],
    ['taking it into the notes after', agenda, words.insert],
  ])('puts one action forward: %s', async (_what, points, first) => {
    renderPage(
      <ProjectionProvider>
        <AgendaPanel agenda={points} situations={[]} guest={false} onEdit={nothing} onInsert={nothing} />
      </ProjectionProvider>,
      { session },
    );
    await screen.findByRole('button', { name: first });
    const forward = screen.getAllByRole('button').filter(({ dataset }) => dataset['variant'] === 'light');
    expect(forward.map(({ textContent }) => textContent)).toEqual([first]);
  });
});

describe('the form of the agenda', () => {
  it('after a point is removed the keyboard is on the button below', async () => {
    const meeting = { id: 'm1', version: 1, agenda } as unknown as Meeting;
    renderPage(<AgendaEditor meeting={meeting} nominative={false} situations={[]} onClose={nothing} />, { session });
    await userEvent.click(await screen.findByRole('button', { name: words.item.remove('Accueil') }));
    expect(screen.queryByDisplayValue('Accueil')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: words.add }));
  });
});
