import type { Locator, Page } from 'playwright-core';

/** The passphrase of the sample council's accounts. */
export const PASSPHRASE = 'valmont sur loire';

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

/** The shared notes of a meeting's page. */
export const notesOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Notes de séance' });

/** Resolves when the page says that everything typed is on the server's disk. */
export const saved = (page: Page): Promise<void> => stateOf(page, 'Enregistré');

/** Resolves when the one fixed place for the state of saving says these words. */
export const stateOf = (page: Page, words: string): Promise<void> =>
  page
    .getByRole('status', { name: 'État de l’enregistrement' })
    .getByText(words, { exact: true })
    .waitFor({ state: 'attached', timeout: 40_000 });

/**
 * Moves the caret by those keys. The browser tells the editor a moment later: a key pressed before that would act where
 * the caret was, which no hand is quick enough for.
 */
export async function moveCaret(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise<void>((told) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told)))),
    );
  }
}
