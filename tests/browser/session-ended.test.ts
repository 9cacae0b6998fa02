import { routes } from '@huis-clos/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { openGateway, type Gateway } from '../harness/gateway.ts';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { openEditor } from '../harness/notes.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { violations } from './axe.ts';
import { moveCaret, notesOf, PASSPHRASE, saved, signIn, stateOf } from './people.ts';

const MINUTE = 60_000;

describe('someone whose session ended while their page was open', () => {
  let server: TestServer;
  let gateway: Gateway;
  let browser: Browser;
  let group: Group;
  let leo: Person;
  let meeting: { id: string; documentId: string };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true }), openBrowser()]);
    gateway = await openGateway(server.address);
    server.service.setOrigin(new URL(gateway.url).origin);
    group = await prepareGroup(server);
    meeting = (await planMeeting(group)) as typeof meeting;
    leo = await personOn(browser, new URL(gateway.url).origin);
    await signIn(leo.page, 'l.marchetti');
    await openNotes(leo.page);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await gateway.close();
  });

  const openNotes = async (page: Page) => {
    await page.goto(`/seances/${meeting.id}`);
    await saved(page);
  };
  const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Reconnectez-vous' });
  const passphrase = (page: Page): Locator => dialog(page).getByLabel('Phrase de passe', { exact: true });
  const warning = (page: Page): Locator =>
    page.getByRole('dialog', { name: 'Ce compte n’est pas celui de cette page' });
  const signInAgain = async (page: Page, login: string) => {
    await dialog(page).getByLabel('Identifiant').fill(login);
    await passphrase(page).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
  };
  const typeLine = async (page: Page, line: string) => {
    await notesOf(page).click();
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  };
  /** What the notes hold for a colleague who opens them now. */
  const read = async (): Promise<string> => {
    const { cookie } = await server.as('y.lebihan');
    const editor = openEditor({ address: server.address, cookie }, meeting.documentId);
    await editor.status('saved');
    const text = editor.text();
    editor.close();
    return text;
  };
  const focusedIn = (place: Locator): Promise<boolean> =>
    place.evaluate((element) => element.contains(document.activeElement));

  it('a laptop asleep for an hour: what was typed before is kept, and leaves once its person signed in over the page', async () => {
    const { page } = leo;
    gateway.cut('refusing');
    await typeLine(page, 'Tapé juste avant la veille.');
    await stateOf(page, 'Hors connexion : vos modifications sont gardées dans cette page');
    server.clock.advance(60 * MINUTE);
    gateway.mend();

    await dialog(page).getByText('Votre session a expiré ou a été fermée. Reconnectez-vous ici').waitFor();
    expect(await dialog(page).getByLabel('Identifiant').inputValue()).toBe('l.marchetti');
    expect(await focusedIn(passphrase(page))).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await read()).not.toContain('veille');
    await picture(page, 'session-ended');

    await page.keyboard.type('ce n’est pas la bonne');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    for (let tabs = 0; tabs < 8; tabs += 1) {
      await page.keyboard.press('Tab');
      expect(await focusedIn(dialog(page))).toBe(true);
    }
    await signInAgain(page, 'l.marchetti');
    await dialog(page).waitFor({ state: 'detached' });
    await saved(page);
    expect(await read()).toContain('Tapé juste avant la veille.');
    await page.keyboard.type(' Et après.');
    await saved(page);
    expect(await read()).toContain('Tapé juste avant la veille. Et après.');
  });

  it('signed out in another tab: the first says so, and someone else who signs in gets nothing of what it had not sent', async () => {
    const { page, context } = leo;
    const other = await context.newPage();
    await other.goto(`${server.address}/charte`);
    gateway.cut('refusing');
    await typeLine(page, 'Jamais sous un autre nom.');
    await stateOf(page, 'Hors connexion : vos modifications sont gardées dans cette page');
    await other.getByRole('button', { name: /Votre compte|Marchetti/ }).click();
    await other.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    await other.getByLabel('Identifiant').waitFor();
    gateway.mend();

    await dialog(page).waitFor();
    await signInAgain(page, 'n.auriol');
    await warning(page).getByText('il sera effacé').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'session-of-another');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await signInAgain(page, 'n.auriol');
    await warning(page).getByRole('button', { name: 'Effacer et continuer' }).click();

    await saved(page);
    await page.getByRole('button', { name: /Auriol/ }).waitFor();
    expect(await notesOf(page).innerText()).toContain('Tapé juste avant la veille.');
    expect(await notesOf(page).innerText()).not.toContain('Jamais');
    expect(await read()).not.toContain('Jamais');
    await context.close();
  });

  it('someone else signed in in another tab: the first sends nothing under their name', async () => {
    const { page, context } = await personOn(browser, new URL(gateway.url).origin);
    await signIn(page, 'l.marchetti');
    await openNotes(page);
    gateway.cut('refusing');
    await typeLine(page, 'De Léo seul.');
    await stateOf(page, 'Hors connexion : vos modifications sont gardées dans cette page');
    const other = await context.newPage();
    await other.goto(server.address);
    await other.evaluate(
      (body) => fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      JSON.stringify({ login: 'n.auriol', passphrase: PASSPHRASE }),
    );
    gateway.mend();
    await dialog(page).waitFor();
    expect(await read()).not.toContain('De Léo seul.');
    await signInAgain(page, 'l.marchetti');
    await saved(page);
    expect(await read()).toContain('De Léo seul.');
    await context.close();
  });

  it('a form sent too late: what it holds is still there after signing in, on a phone too', async () => {
    const { page, faults } = await personOn(browser, server.address, { width: 375, height: 760, dark: true });
    await signIn(page, 'n.auriol');
    await page.goto(`/instances/${group.bodyId}/situations/nouvelle`);
    await page.getByLabel('Prénom').fill('Éloi');
    await page.getByLabel('Nom', { exact: true }).first().fill('Vasseur');
    server.clock.advance(31 * MINUTE);
    const create = page.getByRole('button', { name: 'Créer la situation' });
    await create.click();
    await dialog(page).waitFor();
    await picture(page, 'session-ended-phone');
    await signInAgain(page, 'n.auriol');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Éloi');
    await page.getByText('Votre session avait pris fin : rien n’a été enregistré.', { exact: false }).waitFor();
    await picture(page, 'form-kept-phone');
    await create.click();
    // Not that of the form, which has the same shape.
    await page.waitForURL(/\/situations\/(?!nouvelle$)[^/]+$/);
    const { situations } = (
      await (await server.as('n.auriol')).call(routes.listSituations, { params: { bodyId: group.bodyId } })
    ).body;
    expect(situations.map(({ name }) => name)).toEqual([expect.stringContaining('Vasseur')]);
    expect(faults).toEqual([]);
  });
});
