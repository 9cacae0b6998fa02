import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { planMeeting, prepareGroup } from '../harness/group.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { moveCaret, notesOf, saved, signIn } from './people.ts';

describe('named versions of the notes', () => {
  let server: TestServer;
  let browser: Browser;
  let leo: Person;
  let nadia: Person;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true }), openBrowser()]);
    const group = await prepareGroup(server);
    const { id } = await planMeeting(group);
    [leo, nadia] = await Promise.all([
      personOn(browser, server.address, { width: 1500 }),
      personOn(browser, server.address, { width: 375, height: 760, dark: true }),
    ]);
    await Promise.all([signIn(leo.page, 'l.marchetti'), signIn(nadia.page, 'n.auriol')]);
    await Promise.all([leo, nadia].map(({ page }) => page.goto(`/seances/${id}`)));
    await Promise.all([saved(leo.page), saved(nadia.page)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const panel = (page: Page): Locator => page.getByRole('region', { name: 'Versions' });
  const openPanel = (page: Page) => page.getByRole('button', { name: 'Versions', exact: true }).click();

  it('say that none is kept yet, and keep one under a name, by the keyboard alone', async () => {
    const { page } = leo;
    await notesOf(page).click();
    await page.keyboard.type('La prochaine visite est fixée au lundi.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Le bailleur signale des dégradations.');
    await saved(page);
    await openPanel(page);
    await panel(page).getByText('Aucune version gardée').waitFor();
    await panel(page).getByLabel('Nom de la version').focus();
    await page.keyboard.type('avant la séance');
    await page.keyboard.press('Enter');
    await panel(page)
      .getByText(/Marchetti · /)
      .waitFor();
  });

  it('are listed at once on the phone of another member, who sees what changed since', async () => {
    await openPanel(nadia.page);
    await panel(nadia.page).getByText('avant la séance').waitFor();
    await picture(nadia.page, 'versions-phone');

    await notesOf(leo.page).click();
    await moveCaret(leo.page, 'Control+Home', 'Control+Shift+ArrowRight');
    await leo.page.keyboard.type('Notre ');
    await moveCaret(leo.page, 'Control+End');
    await leo.page.keyboard.press('Enter');
    await leo.page.keyboard.type('La mairie écrit aux familles.');
    await saved(leo.page);

    await panel(nadia.page).getByRole('button', { name: 'Comparer « avant la séance »' }).click();
    const reading = nadia.page.getByRole('dialog', { name: 'avant la séance' });
    await reading.getByText('Modifié').waitFor();
    await reading.getByRole('deletion').first().waitFor();
    expect(await reading.getByRole('deletion').allTextContents()).toEqual([
      expect.stringMatching(/^ supprimé.* La\s+\(fin/),
    ]);
    expect(await reading.getByRole('insertion').allTextContents()).toEqual([
      expect.stringMatching(/^ ajouté.* Notre\s+\(fin/),
      'La mairie écrit aux familles.',
    ]);
    await picture(nadia.page, 'comparison-phone');
    await nadia.page.keyboard.press('Escape');
  });

  it('are gone back to after the consequences were said, and what was replaced is kept', async () => {
    const { page } = leo;
    await panel(page).getByRole('button', { name: 'Lire « avant la séance »' }).click();
    const reading = page.getByRole('dialog', { name: 'avant la séance' });
    await reading.getByText('La prochaine visite').waitFor();
    await reading.getByRole('button', { name: 'Revenir à cette version…' }).click();
    await reading.getByText('Rien n’est perdu', { exact: false }).waitFor();
    await picture(page, 'restoration');
    await reading.getByRole('button', { name: 'Revenir à cette version', exact: true }).click();
    await panel(page).getByText('Avant le retour à « avant la séance »').waitFor();
    for (const who of [leo, nadia]) await notesOf(who.page).getByText('La prochaine visite').waitFor();
    expect(await notesOf(page).innerText()).not.toContain('La mairie écrit aux familles');

    await panel(page).getByRole('button', { name: 'Lire « Avant le retour' }).click();
    await page.getByRole('dialog').getByText('La mairie écrit aux familles').waitFor();
    expect([...leo.faults, ...nadia.faults]).toEqual([]);
  });
});
