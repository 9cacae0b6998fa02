import type { Finding, FindingDecision, Publication, SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { usePublication } from './api.ts';
import { RiskPanel } from './parts/RiskPanel.tsx';
import { decisionsOf } from './review/review.ts';

const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };
const words = fr.publications.risks;

const found = ['de 6e', 'la gardienne'].map((text, rank) => ({
  ...{ id: `f${rank}`, blockId: 'b1', start: rank * 20, end: rank * 20 + text.length, text, must: 'decide' },
  ...{ type: 'quasiIdentifier', kind: 'school', generalisation: 'au collège', proposal: '' },
}));
const publication = {
  ...{ id: 'p1', version: 3, decisions: [], findings: found as unknown as Finding[] },
  risks: [{ id: 'r1', label: 'Quelqu’un', attributes: found, blocked: true, acceptedBecause: null }],
} as unknown as Publication;
const accepted = { ...publication, version: 4, risks: [{ ...publication.risks[0], acceptedBecause: 'Public' }] };

function Page() {
  const known = usePublication('p1').data ?? publication;
  const [decisions, setDecisions] = useState<FindingDecision[]>([]);
  return (
    <RiskPanel
      publication={known}
      decisions={decisionsOf({ decisions })}
      onDecide={setDecisions}
      onSelect={() => undefined}
    />
  );
}

const show = () =>
  renderPage(<Page />, {
    session,
    answers: {
      'GET /api/publications/p1': { body: publication },
      'PUT /api/publications/p1/risks/r1': { body: accepted },
    },
  });
const heading = () => screen.getByRole('heading', { name: words.title });

describe('the focus, when what was pressed gives way', () => {
  it('goes on from the title of the risks once one of them is treated', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: words.generaliseAll }));
    expect(screen.queryByRole('button', { name: words.generaliseAll })).toBeNull();
    expect(document.activeElement).toBe(heading());
  });

  it('is back where the form was asked for when it is left, and at the title once it is sent', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: words.ask }));
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: words.ask }));
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Public');
    await userEvent.click(screen.getByRole('button', { name: words.accept }));
    await screen.findByText(/^Laissé passer/);
    expect(document.activeElement).toBe(heading());
  });
});
