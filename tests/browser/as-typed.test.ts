import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { startWorkedGroup, type WorkedGroup } from '../harness/publication.ts';
import { moveCaret, signIn } from './people.ts';

/** What underlining may take of the main thread at a time, in milliseconds. */
const MAIN_THREAD_MS = 5;

/** Times what underlining does on the main thread: asking (in its timer) and drawing (in its transaction). */
const timeUnderlines = (page: Page) =>
  page.evaluate(() => {
    type View = { dispatch(transaction: { getMeta(key: string): unknown }): void };
    const { view } = (document.querySelector('.tiptap') as unknown as { editor: { view: View } }).editor;
    const spent: number[] = ((window as unknown as { spent: number[] }).spent = []);
    const dispatch = view.dispatch.bind(view);
    const timed = <T>(work: () => T): T => {
      const before = performance.now();
      const result = work();
      spent.push(performance.now() - before);
      return result;
    };
    view.dispatch = (transaction) =>
      transaction.getMeta('underlines$') ? timed(() => dispatch(transaction)) : dispatch(transaction);
    const post = window.setTimeout.bind(window);
    window.setTimeout = ((work: () => void, pause: number) =>
      post(pause === 120 ? () => timed(work) : work, pause)) as typeof window.setTimeout;
  });

const spentBy = (page: Page) => page.evaluate(() => (window as unknown as { spent: number[] }).spent);

describe('what will not leave the group, underlined as it is typed', () => {
  let group: WorkedGroup;
  let browser: Browser;
  let camille: Person;

  beforeAll(async () => {
    [group, browser] = await Promise.all([startWorkedGroup({ client: true }), openBrowser()]);
    camille = await personOn(browser, group.server.address);
    await signIn(camille.page, 'c.fournier');
    await camille.page.goto(`/seances/${group.meeting.id}`);
    await editor().locator('[role=mark]').first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await group.server.stop();
  });

  const editor = () => camille.page.getByRole('textbox', { name: 'Notes de séance' });
  const hint = () => camille.page.getByRole('status', { name: 'Passage souligné' });
  const underlined = (text: string) => editor().locator('[role=mark]').filter({ hasText: text });

  it('a telephone, a plate and a birth date are underlined, and said to be masked when the caret is on them', async () => {
    const { page } = camille;
    await editor().click();
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Joindre le 06 39 98 77 12, scooter GH-482-QX, né le 12/03/2011');
    for (const passage of ['06 39 98 77 12', 'GH-482-QX', '12/03/2011']) await underlined(passage).last().waitFor();
    await hint().getByText('Date de naissance').waitFor();
    expect(await underlined('GH-482-QX').last().getAttribute('title')).toContain('sera masqué');
    await picture(page, 'as-typed');
  });

  it('a registered name is underlined; with the caret on it, Tab makes it a mention', async () => {
    const { page } = camille;
    await page.keyboard.press('Enter');
    await page.keyboard.type('Vu avec Yanis Belkadri');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' lundi');
    const mentions = editor().locator('[data-node-view-wrapper]').filter({ hasText: 'Yanis Belkadri' });
    const before = await mentions.count();
    await underlined('Yanis Belkadri').last().waitFor();
    for (let step = 0; step < ' lundi'.length + 3; step += 1) await page.keyboard.press('ArrowLeft');
    await hint().getByRole('button', { name: 'En faire une mention' }).waitFor();
    await picture(page, 'as-typed-name');
    await page.keyboard.press('Tab');
    await mentions.nth(before).waitFor();
    await moveCaret(page, 'End');
    await page.keyboard.type(' encore');
    expect(await editor().innerText()).toMatch(/Vu avec\s+Yanis Belkadri\s+lundi encore/);
  });

  it('typing in a document of twenty dense pages never waits for it', async () => {
    const { page } = camille;
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Enter');
    const line =
      'Enzo Legoff vu au 12 rue Pasteur le 3/11, joindre le 06 39 98 41 27, puis la mère de Lana est passée. ';
    await page.evaluate(
      ({ text, count }) => {
        type Content = { insertContent(content: object[]): void };
        const { commands } = (document.querySelector('.tiptap') as unknown as { editor: { commands: Content } }).editor;
        commands.insertContent(
          Array.from({ length: count }, () => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
        );
      },
      { text: line.repeat(4), count: 130 },
    );
    await underlined('06 39 98 41 27').nth(500).waitFor();
    await timeUnderlines(page);
    await moveCaret(page, 'Control+End');
    await page.keyboard.type(`${line}${line}`, { delay: 20 });
    await underlined('12 rue Pasteur').nth(520).waitFor();
    const spent = (await spentBy(page)).sort((one, other) => one - other);
    const at = (share: number) => (spent[Math.floor((spent.length - 1) * share)] ?? NaN).toFixed(2);
    process.stdout.write(
      `underlining as typed, 20 pages: ${spent.length} steps, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms of the main thread (aim ≤ ${MAIN_THREAD_MS} ms)\n`,
    );
    expect(spent.length).toBeGreaterThan(4);
    expect(camille.faults).toEqual([]);
  });
});
