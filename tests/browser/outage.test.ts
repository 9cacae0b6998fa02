import type { Browser } from 'playwright-core';
import { openBrowser, personOn, picture } from '../harness/browser.ts';
import { openGateway, type Gateway } from '../harness/gateway.ts';
import { planMeeting, prepareGroup } from '../harness/group.ts';
import { startServer, testDatabaseUrl, type TestServer } from '../harness/server.ts';
import { moveCaret, notesOf, saved, signIn } from './people.ts';

let browser: Browser;
let gateway: Gateway;
let server: TestServer;
beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), openGateway(testDatabaseUrl())]);
  server = await startServer({ client: true, databaseUrl: gateway.url });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await gateway.close();
});

describe('a database that goes away while someone types', () => {
  it('freezes the page, which says what to do; when it is back the page goes on, and nothing typed is lost', async () => {
    const meeting = await planMeeting(await prepareGroup(server));
    const [noe, lucas] = [await personOn(browser, server.address), await personOn(browser, server.address)];
    await Promise.all([signIn(noe.page, 'n.auriol'), signIn(lucas.page, 'l.marchetti')]);
    await Promise.all([noe, lucas].map(({ page }) => page.goto(`/seances/${meeting.id}`)));
    await Promise.all([saved(noe.page), saved(lucas.page)]);

    const notes = notesOf(noe.page);
    await notes.click();
    gateway.cut('refusing');
    // In one go: a page freezes as soon as a write is refused.
    await noe.page.keyboard.insertText('Tapé pendant la panne.');
    const alert = noe.page.getByRole('alert').filter({ hasText: 'Enregistrement impossible' });
    await alert.waitFor({ timeout: 40_000 });
    expect(await alert.innerText()).toContain('Votre texte reste dans cette page');
    expect(await notes.getAttribute('contenteditable')).toBe('false');
    expect(await notes.innerText()).toContain('Tapé pendant la panne.');
    await picture(noe.page, 'database-away');
    gateway.mend();

    await alert.waitFor({ state: 'detached', timeout: 40_000 });
    await saved(noe.page);
    await notes.click();
    await moveCaret(noe.page, 'Control+End');
    await noe.page.keyboard.type(' Puis après.');
    // Followed by the caret of whoever typed it, with their name.
    await notesOf(lucas.page).getByText('Tapé pendant la panne. Puis après.').waitFor();
    await saved(noe.page);
    await picture(noe.page, 'database-back');
  }, 180_000);
});
