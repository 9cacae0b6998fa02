import { meetingRoutes, publicationRoutes as routes } from '@huis-clos/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, personOn, picture } from '../harness/browser.ts';
import { decideAll, done } from '../harness/publication.ts';
import { eventually, startServer, type TestClient, type TestServer } from '../harness/server.ts';
import { signIn } from './people.ts';

const PHONE = { width: 390, height: 844, touch: true };
const LAPTOP = { width: 1280, height: 800 };

describe('where things are on the way out', () => {
  let server: TestServer;
  let browser: Browser;
  let coordinator: TestClient;
  let meetingId: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true, work: true }), openBrowser()]);
    coordinator = await server.as('c.fournier');
    const bodyId = await server.bodyId('Groupe territorial Glycines–Jaurès');
    const { meetings } = done(await coordinator.call(meetingRoutes.listMeetings, { params: { bodyId } }));
    meetingId = meetings.find(({ state }) => state === 'held')?.id ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const prepare = async () => done(await coordinator.call(routes.preparePublication, { params: { meetingId } }));

  async function reviewOn(screen: typeof PHONE | typeof LAPTOP): Promise<Page> {
    const { page } = await personOn(browser, server.address, screen);
    await signIn(page, 'c.fournier');
    await page.goto(`/publications/${(await prepare()).id}`);
    await sending(page).waitFor();
    return page;
  }

  const sending = (page: Page) => page.getByRole('button', { name: 'Envoyer en certification' });

  const topOf = async (part: Locator): Promise<number> => (await part.first().boundingBox())?.y ?? NaN;

  it('on a phone one reads and decides first: progress, the passage, the text, what is at risk, sending', async () => {
    const page = await reviewOn(PHONE);
    const parts = [
      page.getByRole('progressbar', { name: 'Passages décidés' }),
      page.getByRole('button', { name: 'Accepter la proposition' }),
      page.getByRole('button', { name: 'Réécrire ce paragraphe' }),
      page.getByRole('button', { name: 'Laisser passer avec un motif' }),
      page.getByRole('checkbox', { name: 'Formation plénière' }),
      sending(page),
    ];
    const tops: number[] = [];
    for (const part of parts) tops.push(await topOf(part));
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
    // The keyboard goes the way the eye does.
    const order = await page.evaluate(
      (elements) =>
        elements.every(
          (element, rank) =>
            rank === 0 ||
            (elements[rank - 1]!.compareDocumentPosition(element!) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        ),
      await Promise.all(parts.map((part) => part.first().elementHandle())),
    );
    expect(order).toBe(true);
    expect(await page.locator('main kbd').filter({ visible: true }).count()).toBe(0);
    await picture(page, 'review-phone');
    await page.context().close();
  });

  it('on a small laptop what waits leaves the room to the passage; once all is decided, sending is whole in the window', async () => {
    const page = await reviewOn(LAPTOP);
    const whole = async (part: Locator) => {
      const { y = NaN, height = NaN } = (await part.boundingBox()) ?? {};
      return y >= 0 && y + height <= LAPTOP.height;
    };
    expect(await whole(page.getByRole('button', { name: /^Supprimer/ }).first())).toBe(true);
    const draft = await decideAll(coordinator, await prepare());
    for (const { id: riskId, blocked } of draft.risks) {
      const { id: publicationId, version } = await prepare();
      const body = { version, reason: 'Connu de tous.' };
      if (blocked) done(await coordinator.call(routes.acceptRisk, { params: { publicationId, riskId }, body }));
    }
    await page.reload();
    await page.getByText('Tout est décidé').waitFor();
    expect(await whole(sending(page))).toBe(true);
    await picture(page, 'review-send');

    await sending(page).click();
    await page.getByText('Choisissez au moins une instance.').waitFor();
    const first = page.getByRole('checkbox').first();
    expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
    // On a window still lower, what the keyboard comes to is not behind the button.
    await page.setViewportSize({ width: LAPTOP.width, height: 660 });
    await page.getByText('Au clavier').focus();
    await page.evaluate(() => scrollTo(0, 0));
    for (const name of ['Formation plénière', 'Formation restreinte', 'Comité technique']) {
      await page.keyboard.press('Tab');
      const box = page.getByRole('checkbox', { name });
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
      expect((await topOf(box)) + 20).toBeLessThan(await topOf(sending(page)));
    }
    await page.context().close();
  });

  it('the keyboard goes on from a place that says where one is, whatever step or form was left', async () => {
    const page = await reviewOn(LAPTOP);
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).first().focus();
      await page.keyboard.press('Enter');
    };
    const focusIsOn = (part: Locator) =>
      eventually(() => part.first().evaluate((element) => element === document.activeElement));
    const title = page.getByRole('heading', { level: 1 });

    await press('Les garder');
    await focusIsOn(page.getByRole('heading', { name: 'Tout est décidé' }));
    await page.getByText('Tous', { exact: true }).click();
    await press(/^Généraliser/);
    await page.keyboard.press('Escape');
    await focusIsOn(page.getByRole('heading', { name: /^Passage/ }));
    await press('Réécrire ce paragraphe');
    await page.keyboard.press('Escape');
    await focusIsOn(page.getByRole('button', { name: 'Réécrire ce paragraphe' }));

    const meeting = done(await coordinator.call(meetingRoutes.readMeeting, { params: { meetingId } }));
    const body = { version: meeting.version, place: 'Salle des mariages' };
    done(await coordinator.call(meetingRoutes.updateMeeting, { params: { meetingId }, body }));
    await page.reload();
    await press('Reprendre les notes');
    await page.getByRole('button', { name: 'Reprendre les notes' }).waitFor({ state: 'detached' });
    await focusIsOn(title);

    await page.getByRole('checkbox', { name: 'Formation plénière' }).check();
    await press('Envoyer en certification');
    await page.getByText('Une autre personne doit certifier').waitFor();
    await focusIsOn(title);
    await press('Reprendre la relecture');
    await sending(page).waitFor();
    await focusIsOn(title);
    await press('Envoyer en certification');
    await page.getByText('Une autre personne doit certifier').waitFor();
    await page.context().close();
  });

  it('whoever certifies on a phone reads first, then goes on from the title', async () => {
    const { page } = await personOn(browser, server.address, PHONE);
    await signIn(page, 'n.auriol');
    await page.goto(`/publications/${(await prepare()).id}`);
    const certify = page.getByRole('button', { name: 'Certifier', exact: true });
    await certify.waitFor();
    const text = page.getByRole('article');
    expect(await topOf(page.getByText('a préparé ce compte rendu'))).toBeLessThan(await topOf(text));
    const { y = NaN, height = NaN } = (await text.boundingBox()) ?? {};
    expect(await topOf(certify)).toBeGreaterThan(y + height);
    await certify.click();
    await page.getByText('La coordination le publiera').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName === 'H1'));
    const bar = (await page.getByRole('banner').first().boundingBox())?.height ?? NaN;
    expect(await topOf(page.locator('h1'))).toBeGreaterThan(bar);
    await page.context().close();
  });
});
