import { notifications, Notifications } from '@mantine/notifications';
import type { DraftBlock, Publication, SessionView } from '@huis-clos/contracts';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fr } from '../../i18n/fr.ts';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { usePublication } from './api.ts';
import { RepeatedLines } from './parts/RepeatedLines.tsx';
import { useRepeatedLines } from './review/use-repeated-lines.ts';

const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };

const typed = ['GT Jeunesse, 8 octobre 2026', 'Présents : Auriol', 'ODJ : situations'];
const publication = {
  ...{ id: 'p1', version: 3 },
  blocks: typed.map((text, rank) => ({ id: `b${rank}`, section: 'exchanges', text, mentions: [] }) as unknown),
} as Publication & { blocks: DraftBlock[] };

function Page() {
  const repeated = useRepeatedLines(usePublication('p1').data ?? publication);
  return (
    <>
      <Notifications />
      <RepeatedLines lines={repeated.lines} busy={repeated.busy} onDrop={repeated.drop} onKeep={repeated.keep} />
    </>
  );
}

test('the lines that repeat are taken out, and put back, in one request each', async () => {
  const sent = renderPage(<Page />, {
    session,
    answers: {
      'GET /api/publications/p1': { body: publication },
      'PUT /api/publications/p1/blocks': { body: { ...publication, version: 4, blocks: [] } },
    },
  });
  const changes = () => sent.filter(({ request }) => request.startsWith('PUT')).map(({ body }) => body);
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(fr.publications.repeated.drop(3)) }));
  await userEvent.click(await screen.findByRole('button', { name: fr.words.undo }));
  const blocks = typed.map((text, rank) => ({ id: `b${rank}`, text }));
  expect(changes()).toEqual([
    { version: 3, blocks: blocks.map(({ id }) => ({ id, text: '' })) },
    { version: 4, blocks },
  ]);
  act(() => notifications.clean());
});
