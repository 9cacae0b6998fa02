import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { planMeeting, prepareGroup } from '../harness/group.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { moveCaret, notesOf, saved, signIn } from './people.ts';

describe('comments on a passage of the notes', () => {
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

  const panel = (page: Page): Locator => page.getByRole('region', { name: 'Commentaires' });
  const openPanel = (page: Page) => page.getByRole('button', { name: 'Commentaires (1)' }).click();
  const passages = (page: Page): Locator => notesOf(page).locator('mark.hc-commented');

  it('are written by the keyboard alone, and the passage is shown to the other member at once', async () => {
    const { page } = leo;
    await notesOf(page).click();
    await page.keyboard.type('Le bailleur signale des dégradations.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Prochaine visite lundi.');
    await saved(page);
    await page.keyboard.press('Control+Alt+m');
    await panel(page).getByLabel('Votre commentaire').waitFor();
    await page.keyboard.type('Lundi est férié.');
    await page.keyboard.press('Control+Enter');
    await panel(page).getByText('Lundi est férié.').waitFor();
    await saved(page);
    await passages(nadia.page).getByText('Prochaine visite lundi.').waitFor();
    await picture(page, 'comments');
  });

  it('are answered on a phone, live, and the passage keeps its comment while others edit around it', async () => {
    const { page } = nadia;
    await openPanel(page);
    await panel(page).getByText('Lundi est férié.').waitFor();
    await panel(page).getByLabel('Répondre').fill('Alors mardi.');
    await picture(page, 'comments-phone');
    await panel(page).getByRole('button', { name: 'Envoyer' }).click();
    await panel(leo.page).getByText('Alors mardi.').waitFor();
    await page.keyboard.press('Escape');

    await notesOf(leo.page).click();
    await moveCaret(leo.page, 'Control+End', ...Array.from('lundi.', () => 'ArrowLeft'));
    await leo.page.keyboard.press('Enter');
    await saved(leo.page);
    await passages(page).getByText('lundi.', { exact: true }).waitFor({ state: 'attached' });
  });

  it('are resolved, hidden then, and reopened', async () => {
    await openPanel(nadia.page);
    await panel(nadia.page).getByRole('button', { name: 'Résoudre' }).click();
    await panel(leo.page).getByText('Aucun commentaire à traiter').waitFor();
    await passages(leo.page).first().waitFor({ state: 'detached' });
    await panel(leo.page).getByRole('switch', { name: '1 commentaire résolu' }).click();
    await panel(leo.page)
      .getByText(/^Résolu par .*Auriol/)
      .waitFor();
    await panel(leo.page).getByRole('button', { name: 'Rouvrir' }).click();
    await passages(leo.page).first().waitFor();
  });

  it('say so when their passage was deleted, and keep how it read', async () => {
    await notesOf(leo.page).click();
    await leo.page.keyboard.press('Control+a');
    await leo.page.keyboard.press('Delete');
    await panel(leo.page).getByText('Passage supprimé').waitFor();
    await panel(leo.page).getByText('Prochaine visite lundi.').waitFor();
    expect([...leo.faults, ...nadia.faults]).toEqual([]);
  });
});
