import type { DraftBlock, Finding, FindingDecision, Publication, SessionView } from '@huis-clos/contracts';
import { screen } from '@testing-library/react';
import { actor } from '../../testing/actors.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { Draft } from './parts/Draft.tsx';
import { decisionsOf } from './review/review.ts';

const session: SessionView = { actor: actor(), login: 'n', commune: 'Valmont', firstRun: false, demo: null };

const paragraph: DraftBlock = {
  ...{ id: 'b1', section: 'exchanges', kind: 'paragraph', level: null },
  ...{ text: 'Un scooter GH-482-QX, vert.', mentions: [], owner: null, dueOn: null },
};
const plate: Finding = {
  ...{ id: 'f1', blockId: 'b1', start: 11, end: 20, text: 'GH-482-QX', type: 'plate', detectors: ['patterns'] },
  ...{ reasons: [], confidence: 1, personId: null, must: 'mask', proposal: '' },
};

const show = async (decisions: FindingDecision[]) => {
  const publication = { id: 'p1', bodyId: 'g1', blocks: [paragraph], findings: [plate], decisions } as unknown;
  const read = publication as Publication;
  renderPage(
    <Draft
      publication={read}
      decisions={decisionsOf(read)}
      currentId={null}
      nameOf={String}
      onSelect={() => undefined}
    />,
    { session },
  );
  return screen.findByRole('button', { name: /GH-482-QX/ });
};

test('a passage taken out leaves nothing, not even a space, before the comma that follows it', async () => {
  expect((await show([])).textContent).toBe('GH-482-QX, remplacé d’office');
  expect(screen.queryByRole('insertion')).toBeNull();
});

test('one that is replaced is followed by what replaces it', async () => {
  await show([{ findingId: 'f1', choice: 'replace', replacement: 'immatriculé' }]);
  expect(screen.getByRole('insertion').textContent).toBe(' immatriculé');
});
