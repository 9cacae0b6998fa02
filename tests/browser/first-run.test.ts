import type { Browser } from 'playwright-core';
import { openBrowser, personOn, picture } from '../harness/browser.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';

describe('an operator’s first hour', () => {
  let browser: Browser;
  let server: ServerProcess;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startProcess()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await discard(server.folder);
  });

  it('the link of the terminal leads from an empty database to a council, and a colleague joins by a one-time link', async () => {
    const { page, faults } = await personOn(browser, server.address);
    await page.goto(server.firstRunLink ?? '');
    await page.getByRole('heading', { name: 'Créer votre conseil' }).waitFor();
    await page.getByLabel('Commune').fill('Bourg-Neuf');
    await page.getByLabel('Département').fill('Loire');
    await picture(page, 'first-run');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Prénom et nom').fill('Ada Meunier');
    await page.getByLabel('Identifiant').fill('a.meunier');
    await page.getByLabel('Phrase de passe', { exact: true }).fill('sept girafes en tricycle');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Arrêté du maire').fill('Arrêté 2026-041');
    await picture(page, 'first-run-bodies');
    await page.getByRole('button', { name: 'Créer le conseil' }).click();
    await page.getByRole('heading', { name: 'Bonjour Ada' }).waitFor();

    await page.goto('/conseil');
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Prénom et nom').fill('Louis Perrin');
    await form.getByRole('combobox', { name: 'Organisation' }).click();
    await page.getByRole('option', { name: 'Ville de Bourg-Neuf' }).click();
    await form.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Inviter : Louis Perrin' }).click();
    const address = await page.getByRole('dialog').locator('input[readonly]').inputValue();

    const louis = await personOn(browser, server.address);
    await louis.page.goto(address);
    await louis.page.getByRole('heading', { name: /Bienvenue, Louis/ }).waitFor();
    await louis.page.getByLabel('Identifiant').fill('l.perrin');
    await louis.page.getByLabel('Phrase de passe', { exact: true }).fill('quatre loutres au balcon');
    await louis.page.getByRole('button', { name: 'Ouvrir mon accès' }).click();
    await louis.page.getByRole('heading', { name: 'Bonjour Louis' }).waitFor();
    expect([...faults, ...louis.faults]).toEqual([]);
  });
});
