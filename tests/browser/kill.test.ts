import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn } from '../harness/browser.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { eventually } from '../harness/server.ts';
import { moveCaret, notesOf as editor, saved, signIn } from './people.ts';

const LINES = 12;

describe('a power cut while two people type', () => {
  let browser: Browser;
  let server: ServerProcess;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startProcess({ environment: { HUIS_CLOS_DEMO: '1' } })]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await discard(server.folder);
  });

  it('loses nothing that was shown as saved, nor what was typed meanwhile, and both pages go on by themselves', async () => {
    const [camille, tess] = await Promise.all([1, 2].map(() => personOn(browser, server.address)));
    if (!camille || !tess) throw new Error('two people are needed');
    await Promise.all([signIn(camille.page, 'c.fournier'), signIn(tess.page, 't.grandclement')]);
    await camille.page.getByRole('link', { name: 'Groupe de travail Jeunesse' }).first().click();
    await camille.page
      .getByRole('link', { name: /octobre/ })
      .first()
      .click();
    await editor(camille.page).waitFor();
    await tess.page.goto(camille.page.url());
    await Promise.all([saved(camille.page), saved(tess.page)]);

    let halfway: () => void = () => {};
    const cut = new Promise<void>((resolve) => {
      halfway = resolve;
    });
    const typed = Promise.all([type(camille.page, 'Camille', halfway), type(tess.page, 'Tess', () => {})]);
    await cut;
    await server.kill();
    const { port } = new URL(server.address);
    server = await startProcess({ folder: server.folder, environment: { HUIS_CLOS_DEMO: '1', HUIS_CLOS_PORT: port } });
    const lines = (await typed).flat();
    await Promise.all([saved(camille.page), saved(tess.page)]);

    expect(lines).toHaveLength(2 * LINES);
    for (const { page } of [camille, tess]) await once(page, lines);
    const fresh = await personOn(browser, server.address);
    await signIn(fresh.page, 'y.lebihan');
    await fresh.page.goto(camille.page.url());
    await saved(fresh.page);
    await once(fresh.page, lines);
  }, 180_000);
});

/** Every line comes to stand in the page's notes once, whole; of the others says which, and what stands there. */
async function once(page: Page, lines: string[]): Promise<void> {
  const wrong = async () => {
    const text = await editor(page).innerText();
    const lost = lines.filter((line) => text.split(line).length !== 2);
    return lost.length > 0 ? { lost, text } : null;
  };
  await eventually(async () => (await wrong()) === null).catch(() => {});
  expect(await wrong()).toBeNull();
}

/** Types lines of their own at the end; says when half of them are there. */
async function type(page: Page, who: string, halfway: () => void): Promise<string[]> {
  await editor(page).click();
  await moveCaret(page, 'Control+End');
  const lines = Array.from(
    { length: LINES },
    (_, index) => `${who} écrit la ligne ${String.fromCharCode(65 + index)}.`,
  );
  for (const [index, line] of lines.entries()) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(line, { delay: 12 });
    if (index === LINES / 2) halfway();
  }
  return lines;
}
