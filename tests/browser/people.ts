import type { Page } from 'playwright-core';

/** The passphrase of the sample council's accounts. */
const PASSPHRASE = 'valmont sur loire';

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor();
}

/** Opens a tab of a body from the navigation. */
export async function openTab(page: Page, body: string, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: body }).click();
  await page
    .getByRole('tab', { name: tab })
    .or(page.getByRole('link', { name: tab, exact: true }))
    .first()
    .click();
}
