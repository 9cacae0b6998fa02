import type { Browser } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import {
  decideAll,
  done,
  LEAKED,
  publishDraft,
  publishLeak,
  startWorkedGroup,
  type WorkedGroup,
} from '../harness/publication.ts';
import { routes } from '@huis-clos/contracts';
import { violations } from './axe.ts';
import { signIn } from './people.ts';

describe('a name found in published minutes', () => {
  let group: WorkedGroup;
  let browser: Browser;
  let reader: Person;
  let coordinator: Person;
  let officer: Person;
  let address = '';

  beforeAll(async () => {
    [group, browser] = await Promise.all([startWorkedGroup({ client: true }), openBrowser()]);
    const { minutesId } = await publishLeak(group);
    address = `/comptes-rendus/${minutesId}`;
    [reader, coordinator, officer] = (await Promise.all(
      [{}, {}, { width: 375, height: 760, dark: true }].map((options) =>
        personOn(browser, group.server.address, options),
      ),
    )) as [Person, Person, Person];
  });
  afterAll(async () => {
    await browser.close();
    await group.server.stop();
  });

  it('a reader finds the minutes by their words and has them open', async () => {
    const { page } = reader;
    await signIn(page, 'maire');
    await page.getByRole('link', { name: 'Comptes rendus' }).first().click();
    await page.getByRole('searchbox', { name: 'Rechercher dans les comptes rendus' }).fill('dispositif');
    await page.getByText('1 compte rendu trouvé').waitFor();
    await picture(page, 'late-leak-search');
    expect(await violations(page)).toEqual([]);
    expect(page.url()).not.toContain('dispositif');
    await page.getByRole('link', { name: /Groupe de travail Jeunesse, n° 1\/2026/ }).click();
    await page.getByRole('article').getByText(LEAKED).waitFor();
  });

  it('withdrawn by the coordinator in one gesture, they leave the reader’s open page at once', async () => {
    const { page } = coordinator;
    await signIn(page, 'c.fournier');
    await page.goto(address);
    await page.getByRole('button', { name: 'Retirer ce compte rendu' }).click();
    await page.getByLabel('Ce qui a été laissé dans le texte').fill(LEAKED);
    await picture(page, 'late-leak-withdrawal');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Retirer maintenant' }).click();

    await reader.page.getByText('Compte rendu n° 1/2026, version 1, retiré le').waitFor();
    expect(await reader.page.getByRole('main').innerText()).not.toContain(LEAKED);
    expect(await reader.page.getByText('Qui l’a eu sous les yeux').count()).toBe(0);
    await picture(reader.page, 'late-leak-marker');
  });

  it('the coordinator sees who had them, and that the group will search for what was missed', async () => {
    const { page } = coordinator;
    const readings = page.getByRole('region', { name: 'Qui l’a eu sous les yeux' });
    await readings.getByRole('row').nth(1).waitFor();
    expect(await readings.getByRole('row').count()).toBe(3);
    await page.getByRole('region', { name: 'À huis clos' }).getByText(LEAKED).waitFor();
    await picture(page, 'late-leak-withdrawn');
  });

  it('the replacement is version 2 and says what it replaces', async () => {
    const { page } = coordinator;
    await page.getByRole('button', { name: 'Préparer la version de remplacement' }).click();
    await page.waitForURL('**/publications/*');
    const publicationId = page.url().split('/').at(-1) ?? '';
    const draft = done(await group.coordinator.call(routes.readPublication, { params: { publicationId } }));
    await publishDraft(group, await decideAll(group.coordinator, draft));
    await reader.page.getByRole('link', { name: 'Lire la version 2, qui le remplace' }).click();
    const article = reader.page.getByRole('article');
    await article.getByText('Remplace la version 1, retirée le').waitFor();
    expect(await article.innerText()).not.toContain(LEAKED);
    await picture(reader.page, 'late-leak-replacement');
  });

  it('the data protection officer finds the breach with its deadline, and writes down that it was notified', async () => {
    const { page } = officer;
    await signIn(page, 'dpo');
    await page.getByText('1 violation de données à notifier à la CNIL').waitFor();
    await picture(page, 'late-leak-desk');
    await page.getByRole('link', { name: 'Ouvrir le registre des violations' }).click();
    const register = page.getByRole('region', { name: 'Violations de données' });
    await register.getByText(/À notifier · Encore 7[12]\sh/).waitFor();
    await register.scrollIntoViewIfNeeded();
    await picture(page, 'late-leak-breach');
    await register.getByRole('button', { name: 'Compléter' }).click();
    await page.getByRole('checkbox', { name: 'Mineurs' }).check();
    await page.getByLabel('Mesures prises ou envisagées').fill('Retrait immédiat, lecteurs prévenus.');
    await picture(page, 'late-leak-facts');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await register.getByText('Retrait immédiat, lecteurs prévenus.').waitFor();
    await register.getByRole('button', { name: 'Inscrire les suites' }).click();
    await page.getByRole('radio', { name: 'Notifiée à la CNIL' }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await register.getByText('Notifiée le').waitFor();
    await picture(page, 'late-leak-notified');
    expect([...reader.faults, ...coordinator.faults, ...officer.faults]).toEqual([]);
  });
});
