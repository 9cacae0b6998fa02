import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn } from '../harness/browser.ts';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { notesOf, saved, signIn, stateOf } from './people.ts';

describe('who has the notes open', () => {
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

  const enter = async (login: string): Promise<Page> => {
    const { page } = await personOn(browser, server.address);
    await signIn(page, login);
    await page.goto(address);
    return page;
  };
  const here = (page: Page) => page.getByRole('region', { name: 'En ligne' });
  const counted = (page: Page, people: number) => page.getByRole('button', { name: `En ligne (${people})` });

  it('is each person once, with their name at their caret, until they leave', async () => {
    const leo = await enter('l.marchetti');
    const noe = await enter('n.auriol');
    await Promise.all([saved(leo), saved(noe)]);
    const second = await noe.context().newPage();
    await second.goto(address);
    await saved(second);
    await counted(leo, 2).click();
    await here(leo).getByText('2 personnes dans ces notes').waitFor();
    await here(leo).getByText('Noé Auriol', { exact: true }).waitFor();
    await counted(second, 2).waitFor();
    await notesOf(second).click();
    await second.keyboard.type('Présents');
    await notesOf(leo).locator('.hc-caret-name', { hasText: 'Noé Auriol' }).waitFor({ state: 'attached' });
    await noe.context().close();
    await here(leo).getByText('Vous êtes seul dans ces notes.').waitFor();
  });

  it('someone who may only read is shown as reading', async () => {
    // As it is for whoever did not reload the page since a newer editor wrote.
    await server.connection.collection('notesDocuments').updateMany({}, { $inc: { schemaVersion: 1 } });
    const leo = await enter('l.marchetti');
    const noe = await enter('n.auriol');
    await Promise.all([leo, noe].map((page) => stateOf(page, 'Lecture seule : rechargez la page pour écrire')));
    await counted(leo, 2).click();
    await here(leo).getByText('Noé Auriol (en lecture)').waitFor();
  });
});
