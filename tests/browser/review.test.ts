import { meetingRoutes, routes } from '@huis-clos/contracts';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { done } from '../harness/publication.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { signIn } from './people.ts';

/** A person's seconds: to make up one's mind, to strike a key (Card, Moran and Newell), to read a word with care. */
const MIND = 1.35;
const KEY = 0.28;
const READ = 60 / 180;
/** Words of a dense page. */
const PAGE = 500;

const groups = ['Groupe de travail Jeunesse', 'Groupe territorial Glycines–Jaurès'];

describe('the review of minutes, in two browsers', () => {
  let server: TestServer;
  let browser: Browser;
  let camille: Person;
  let noe: Person;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true, work: true }), openBrowser()]);
    [camille, noe] = await Promise.all([personOn(browser, server.address), personOn(browser, server.address)]);
    await Promise.all([signIn(camille.page, 'c.fournier'), signIn(noe.page, 'n.auriol')]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const panel = (page: Page) => page.getByRole('region', { name: /^Passage/ });

  const quoted = async (page: Page) => (await panel(page).locator('[aria-live]').innerText()).trim();

  async function openReview(page: Page, name: string): Promise<number> {
    const client = await server.as('c.fournier');
    const bodyId = await server.bodyId(name);
    const { meetings } = done(await client.call(meetingRoutes.listMeetings, { params: { bodyId } }));
    const meetingId = meetings.find(({ state }) => state === 'held')?.id ?? '';
    const { id, blocks } = done(await client.call(routes.preparePublication, { params: { meetingId } }));
    await page.goto(`/publications/${id}`);
    // Of some notes, everything is decided from the first.
    await panel(page).or(page.getByText('Tout est décidé')).first().waitFor();
    return blocks.map(({ text }) => text.split(/\s+/).length).reduce((sum, words) => sum + words, 0);
  }

  it('two people at once see each other’s decisions, and who made them', async () => {
    await openReview(camille.page, groups[1] ?? '');
    await noe.page.goto(new URL(camille.page.url()).pathname);
    await panel(noe.page).waitFor();
    await noe.page.getByText('Tous', { exact: true }).click();
    await camille.page.getByText('Tous', { exact: true }).click();
    await camille.page.keyboard.press('j');
    const passage = await quoted(camille.page);
    await noe.page.locator('[role=button][data-state]').filter({ hasText: passage }).first().click();
    await camille.page.keyboard.press('e');
    await camille.page.keyboard.type('un voisin du quartier');
    await camille.page.keyboard.press('Enter');
    await panel(noe.page).getByText('un voisin du quartier').waitFor();
    await panel(noe.page).getByText('Décidé par Camille Fournier').waitFor();
    await picture(noe.page, 'review-two');

    await noe.page.keyboard.press('u');
    await camille.page.locator('ins').getByText('un voisin du quartier').waitFor({ state: 'detached' });
  });

  it('a rewritten sentence is scanned as it is written, and not left without asking', async () => {
    const { page } = camille;
    await page.getByRole('button', { name: 'Réécrire ce paragraphe' }).first().focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Réécrire ce paragraphe' });
    await field.fill('Rappeler au 06 39 98 77 12, pour Tito.');
    const said = page.getByRole('status', { name: 'Repéré dans ce texte' });
    await said.getByText('06 39 98 77 12').waitFor();
    await said.getByText('Tito').waitFor();
    await picture(page, 'rewrite');
    await page.getByRole('link', { name: 'Bureau' }).click();
    await page.getByRole('button', { name: 'Rester sur la page' }).click();
    expect(await field.inputValue()).toBe('Rappeler au 06 39 98 77 12, pour Tito.');
    await field.press('Escape');
  });

  it('two passages are said to be one person with the keyboard, and that is undone with one key', async () => {
    const { page } = camille;
    await openReview(page, groups[0] ?? '');
    const passage = 'Mme Peyrat';
    await page.getByText('Tous', { exact: true }).click();
    for (let keys = 0; keys < 80 && (await quoted(page)) !== passage; keys += 1) await page.keyboard.press('j');
    await page.keyboard.press('l');
    const field = page
      .getByRole('combobox', { name: 'C’est la même personne que' })
      .or(page.getByLabel('C’est la même personne que'))
      .first();
    await picture(page, 'link');
    await field.waitFor();
    await page.keyboard.type('Yanis');
    await page.keyboard.press('Enter');
    const taken = page.locator('[role=button][data-state=decided]').filter({ hasText: passage }).first();
    await taken.waitFor();
    expect(await taken.innerText()).toContain('un jeune');
    await page.keyboard.press('u');
    await taken.waitFor({ state: 'detached' });
  });

  it('the keyboard comes to the passage before the text, and is told what it would undo', async () => {
    const { page } = camille;
    await openReview(page, groups[1] ?? '');
    await page.getByRole('link', { name: 'Revenir à la séance' }).focus();
    const met: string[] = [];
    while (met.length < 20 && !/^(Accepter la proposition|Réécrire)/.test(met.at(-1) ?? '')) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      met.push((await focused.getAttribute('aria-label')) ?? (await focused.innerText()));
    }
    expect(met.at(-1)).toContain('Accepter la proposition');
    const undo = panel(page).getByRole('button', { name: 'Annuler la dernière décision' });
    expect(await undo.count()).toBe(0);
    await page.keyboard.press('Enter');
    await undo.waitFor();
    await undo.click();
    await undo.waitFor({ state: 'detached' });
  });

  it.each(groups)('the notes of %s are reviewed with the keyboard alone', async (name) => {
    const { page } = camille;
    const words = await openReview(page, name);
    const started = Date.now();
    let keys = 0;
    let decisions = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const tabTo = async (wanted: RegExp) => {
      for (let count = 0; count < 400; count += 1) {
        const focused = await page.evaluate(() => {
          const { activeElement: element } = document;
          const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : element?.textContent;
          return `${element?.tagName} ${label}`;
        });
        if (wanted.test(focused)) return;
        await press('Tab');
      }
      throw new Error(`the keyboard never reaches ${wanted}`);
    };

    const progress = page
      .getByRole('status')
      .filter({ hasText: /sur \d+|Aucun passage/ })
      .first();
    for (; decisions < 200; decisions += 1) {
      if (await page.getByText('Tout est décidé').isVisible()) break;
      const before = await progress.innerText();
      await press('Enter');
      await progress.filter({ hasNotText: before }).waitFor();
    }
    await page.getByText('Enregistré', { exact: true }).waitFor({ timeout: 60_000 });
    const waiting = await page.getByText('À traiter', { exact: true }).count();
    const next = waiting > 0 ? /recoupements? à traiter plus bas/ : /puis envoyez le compte rendu en certification/;
    await page.getByRole('status').filter({ hasText: next }).waitFor();
    for (let risks = 0; risks < 20; risks += 1) {
      if ((await page.getByText('À traiter', { exact: true }).count()) === 0) break;
      const open = await page.getByText('À traiter', { exact: true }).count();
      await tabTo(/^BUTTON (Tout généraliser|En «|Supprimer$)/);
      await press('Enter');
      decisions += 1;
      await page.waitForFunction(
        (count) =>
          [...document.querySelectorAll('aside *')].filter(
            (node) => node.children.length === 0 && node.textContent === 'À traiter',
          ).length < count,
        open,
      );
    }
    await tabTo(/^INPUT Formation plénière/);
    await press('Space');
    await tabTo(/^BUTTON Envoyer en certification/);
    await press('Enter');
    await page.getByText('Une autre personne doit certifier').waitFor();

    const person = (words * READ + decisions * MIND + keys * KEY) / 60;
    process.stdout.write(
      `review of ${words} words by keyboard: ${decisions} decisions, ${keys} keys, ${((Date.now() - started) / 1000).toFixed(1)} s of machine; a person's time, estimated: ${person.toFixed(1)} min, ${((person * PAGE) / words).toFixed(1)} min a page (aim ≤ 4)\n`,
    );
    expect((person * PAGE) / words).toBeLessThan(4);
    expect([...camille.faults, ...noe.faults]).toEqual([]);
  });
});
