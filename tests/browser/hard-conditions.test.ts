import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn, picture } from '../harness/browser.ts';
import { openGateway } from '../harness/gateway.ts';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { openOldProxy } from '../harness/old-proxy.ts';
import { eventually, startServer, type TestServer } from '../harness/server.ts';
import { moveCaret, notesOf, saved, signIn, stateOf } from './people.ts';

const HOUR = 3_600_000;

describe('notes of a meeting', () => {
  let server: TestServer;
  let browser: Browser;
  let group: Group;
  let address: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true }), openBrowser()]);
    group = await prepareGroup(server);
  });
  beforeEach(async () => {
    address = `/seances/${(await planMeeting(group)).id}`;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const openNotes = async (page: Page) => {
    await page.goto(address);
    await saved(page);
  };
  const typeLine = async (page: Page, line: string) => {
    await notesOf(page).click();
    await moveCaret(page, 'Control+End');
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  };
  /** The lines of the notes, without the carets of others that stand in them. */
  const linesOf = (page: Page): Promise<string[]> =>
    notesOf(page)
      .locator('p')
      .evaluateAll((paragraphs) =>
        paragraphs
          .map((paragraph) => {
            const copy = paragraph.cloneNode(true) as HTMLElement;
            copy.querySelectorAll('.hc-caret').forEach((caret) => caret.remove());
            return copy.textContent ?? '';
          })
          .filter((line) => line !== ''),
      );
  const reads = (page: Page, lines: string[]) =>
    eventually(async () => (await linesOf(page)).join('\n') === lines.join('\n'));
  /** Both read the same, and say that all of it is saved. */
  const agree = async (pages: [Page, Page], lines: string[]) => {
    for (const page of pages) {
      await reads(page, lines);
      await saved(page);
    }
  };

  it('open in two tabs of one person are the same in both, and saved in both', async () => {
    const { page, context, faults } = await personOn(browser, server.address);
    await signIn(page, 'l.marchetti');
    const second = await context.newPage();
    await Promise.all([openNotes(page), openNotes(second)]);
    await typeLine(page, 'Du premier onglet.');
    await reads(second, ['Du premier onglet.']);
    await typeLine(second, 'Du second onglet.');
    await agree([page, second], ['Du premier onglet.', 'Du second onglet.']);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([{ hours: -5 }, { hours: 5 }])(
    'go on being saved and shared when the clock of the laptop changes by $hours hours',
    async ({ hours }) => {
      const [leo, nadia] = await Promise.all([personOn(browser, server.address), personOn(browser, server.address)]);
      await leo.page.clock.install();
      await Promise.all([signIn(leo.page, 'l.marchetti'), signIn(nadia.page, 'n.auriol')]);
      await Promise.all([openNotes(leo.page), openNotes(nadia.page)]);
      await typeLine(leo.page, 'À l’heure.');
      await saved(leo.page);
      await leo.page.clock.setSystemTime(Date.now() + hours * HOUR);
      await typeLine(leo.page, 'À une autre heure.');
      await reads(nadia.page, ['À l’heure.', 'À une autre heure.']);
      await typeLine(nadia.page, 'Lu et complété.');
      await agree([leo.page, nadia.page], ['À l’heure.', 'À une autre heure.', 'Lu et complété.']);
      expect([...leo.faults, ...nadia.faults]).toEqual([]);
      await Promise.all([leo.context.close(), nadia.context.close()]);
    },
  );

  it('are written, saved and followed on a network that refuses every WebSocket', async () => {
    const proxy = await openOldProxy(server.address);
    server.service.setOrigin(proxy.address);
    const [leo, nadia] = await Promise.all([personOn(browser, proxy.address), personOn(browser, server.address)]);
    await Promise.all([signIn(leo.page, 'l.marchetti'), signIn(nadia.page, 'n.auriol')]);
    await Promise.all([openNotes(leo.page), openNotes(nadia.page)]);
    expect(proxy.refused()).toBeGreaterThan(0);
    await typeLine(leo.page, 'Sans WebSocket.');
    await reads(nadia.page, ['Sans WebSocket.']);
    await typeLine(nadia.page, 'Avec.');
    await agree([leo.page, nadia.page], ['Sans WebSocket.', 'Avec.']);
    await notesOf(leo.page).locator('.hc-caret-name', { hasText: 'Auriol' }).waitFor({ state: 'attached' });
    await notesOf(nadia.page).locator('.hc-caret-name', { hasText: 'Marchetti' }).waitFor({ state: 'attached' });
    await picture(leo.page, 'long-polling');
    await Promise.all([leo.context.close(), nadia.context.close()]);
    await proxy.close();
  });

  it('on a network that swallows everything, say how many changes wait, and have them when it is back', async () => {
    const gateway = await openGateway(server.address);
    const { origin } = new URL(gateway.url);
    server.service.setOrigin(origin);
    const { page, context } = await personOn(browser, origin);
    await signIn(page, 'l.marchetti');
    await openNotes(page);
    gateway.cut('silent');
    await notesOf(page).click();
    await page.keyboard.type('oui');
    await stateOf(page, '3 modifications en attente');
    gateway.cut('refusing');
    await stateOf(page, 'Hors connexion : vos modifications sont gardées dans cette page');
    await page.keyboard.type(' et non');
    gateway.mend();
    await agree([page, page], ['oui et non']);
    await context.close();
    await gateway.close();
  });
});
