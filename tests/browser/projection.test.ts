import type { Browser } from 'playwright-core';
import { openBrowser, personOn } from '../harness/browser.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { notesOf, openTab, signIn } from './people.ts';

describe('a screen shown to a room', () => {
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer({ client: true, work: true })]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('shows no name of a situation in the notes nor in the drawers, and still none once reloaded', async () => {
    const { page } = await personOn(browser, server.address);
    await signIn(page, 'c.fournier');
    await openTab(page, 'Groupe de travail Jeunesse', 'Séances');
    await page.getByRole('link', { name: /8 octobre/ }).click();
    await page.getByRole('button', { name: /Mon compte/ }).click();
    await page.getByRole('menuitem', { name: /Mode projection/ }).click();

    for (const reloaded of [false, true]) {
      if (reloaded) await page.reload();
      await page.getByRole('button', { name: 'Quitter le mode projection' }).waitFor();
      const name = notesOf(page).locator('[role=mark]', { hasText: 'Yanis Belkadri' });
      await name.waitFor();
      await page.waitForFunction(() => !document.querySelector('[data-covered]'));
      expect(await name.evaluate((mark) => getComputedStyle(mark).color)).toBe('rgba(0, 0, 0, 0)');
      await page.getByRole('button', { name: 'Décisions', exact: true }).click();
      await page.locator('#meeting-drawer').getByText('•••••').first().waitFor();
      expect(await page.locator('#meeting-drawer').innerText()).not.toContain('Y.B.');
    }
  });
});
