import { minutesBlockKinds, minutesRoutes, NOTES_FRAGMENT, type MinutesContent } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { planMeeting } from '../../harness/group.ts';
import { openEditor } from '../../harness/notes.ts';
import {
  certify,
  decidedDraft,
  done,
  publish,
  startWorkedGroup,
  submit,
  type WorkedGroup,
} from '../../harness/publication.ts';

const text = (words: string, format?: Record<string, object>): Y.XmlText => {
  const node = new Y.XmlText();
  node.insert(0, words, format);
  return node;
};
function element(name: string, children: (Y.XmlElement | Y.XmlText)[], attributes: Record<string, string> = {}) {
  const node = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.insert(0, children);
  return node;
}
const paragraph = (...children: (Y.XmlElement | Y.XmlText)[]) => element('paragraph', children);

/** One registered name, « Yanis Belkadri », and one telephone, in every place and dress that notes can hold. */
const disguised: [string, () => Y.XmlElement][] = [
  ['right-to-left marks', () => paragraph(text('Vu \u202eYanis\u202c hier'))],
  ['zero-width characters', () => paragraph(text('Vu Bel\u200bka\u200ddri hier'))],
  ['letters of another alphabet', () => paragraph(text('Vu Y\u0430n\u0456s hier'))],
  ['an emoji between letters', () => paragraph(text('Vu Bel🎉kadri hier'))],
  ['formatting in the middle', () => paragraph(text('Vu Bel'), text('kad', { bold: {} }), text('ri', { italic: {} }))],
  ['a line break in the middle', () => paragraph(text('Vu Bel'), element('hardBreak', []), text('kadri hier'))],
  ['two paragraphs', () => paragraph(text('On a vu Yanis Bel-'))],
  ['their second half', () => paragraph(text('kadri au gymnase'))],
  ['a link', () => paragraph(text('le dossier', { link: { href: 'https://exemple.test/yanis-belkadri' } }))],
  ['an address in the text', () => paragraph(text('voir https://exemple.test/yanis-belkadri svp'))],
  ['an image’s alternative text', () => element('image', [], { alt: 'Yanis Belkadri', src: 'belkadri.png' })],
  ['an image inside a sentence', () => paragraph(text('Photo : '), element('image', [], { alt: 'Yanis' }))],
  ['a code block', () => element('codeBlock', [text('const eleve = "Belkadri"')])],
  ['a comment', () => paragraph(text('Suivi en cours', { comment: { text: 'demander à Belkadri' } }))],
  [
    'a table’s header',
    () => element('table', [element('tableRow', [element('tableHeader', [paragraph(text('Yanis'))])])]),
  ],
  ['a file name', () => paragraph(text('cf situations_belkadri.xlsx'))],
  ['a telephone in pieces', () => paragraph(text('joindre le 06 39'), text(' 98 41 27', { bold: {} }))],
  ['a heading', () => element('heading', [text('BELKADRI Yanis')], { level: '2' })],
  ['a decision', () => element('decision', [text('Convoquer Y. Belkadri')], { id: 'DecisionDeguisee000000' })],
];

/** Text as a determined reader would put it back together. */
const foldAll = (content: MinutesContent): string =>
  JSON.stringify(content)
    .normalize('NFKD')
    .replaceAll('\u0430', 'a')
    .replaceAll('\u0456', 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

describe('a name disguised in the notes', () => {
  let group: WorkedGroup;
  beforeAll(async () => (group = await startWorkedGroup()));
  afterAll(() => group.server.stop());

  it.each([
    ['all of them in one document', disguised],
    ...disguised.map((one) => [one[0], [one]] as [string, typeof disguised]),
  ])('%s: it does not leave with the minutes', async (_how, pieces) => {
    const { coordinator, member, mayor, bodyId, plenaryId, server } = group;
    const meeting = await planMeeting({ bodyId, lead: coordinator });
    const editor = openEditor({ address: server.address, cookie: coordinator.cookie }, meeting.documentId ?? '');
    await editor.status('saved');
    editor.doc.transact(() =>
      editor.doc
        .getXmlFragment(NOTES_FRAGMENT)
        .push([paragraph(text('Séance ouverte.')), ...pieces.map(([, make]) => make())]),
    );
    await editor.status('saved');
    editor.close();

    const inReview = await submit(coordinator, await decidedDraft(coordinator, meeting.id), [plenaryId]);
    const published = done(await publish(coordinator, done(await certify(member, done(inReview)))));
    const minutesId = published.minutesId ?? '';
    const { content } = done(await mayor.call(minutesRoutes.readMinutes, { params: { minutesId } }));
    expect(content?.exchanges[0]).toMatchObject({ kind: minutesBlockKinds[1], text: 'Séance ouverte.' });
    expect(foldAll(content as MinutesContent)).not.toMatch(/yanis|belkadri|0639984127/);
  });
});
