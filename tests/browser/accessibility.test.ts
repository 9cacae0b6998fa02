import type { Browser, Locator, Page } from 'playwright-core';
import { routes } from '@huis-clos/contracts';
import { openBrowser, personOn, picture, type PersonOptions } from '../harness/browser.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { violations } from './axe.ts';
import { moveCaret, notesOf, signIn } from './people.ts';

interface Ids {
  body: string;
  steering: string;
  meeting: string;
  situation: string;
  publication: string;
}

interface Visit {
  /** Whose page; of a stranger when ''. */
  login: string;
  name: string;
  address: (ids: Ids) => string;
  /** The panel to open there. */
  drawer?: string;
  /** The button that opens the dialog to look at. */
  dialog?: string | RegExp;
}

const pages: Visit[] = [
  { login: '', name: 'sign-in', address: () => '/connexion' },
  { login: 'c.fournier', name: 'desk', address: () => '/' },
  { login: 'c.fournier', name: 'meetings', address: ({ body }) => `/instances/${body}/seances` },
  { login: 'c.fournier', name: 'situations', address: ({ body }) => `/instances/${body}/situations` },
  { login: 'c.fournier', name: 'actions', address: ({ body }) => `/instances/${body}/actions` },
  { login: 'c.fournier', name: 'decisions', address: ({ body }) => `/instances/${body}/decisions` },
  { login: 'c.fournier', name: 'members', address: ({ body }) => `/instances/${body}/membres` },
  { login: 'c.fournier', name: 'steering', address: ({ steering }) => `/instances/${steering}/seances` },
  { login: 'c.fournier', name: 'meeting', address: ({ meeting }) => `/seances/${meeting}` },
  {
    login: 'c.fournier',
    name: 'meeting-comments',
    address: ({ meeting }) => `/seances/${meeting}`,
    drawer: 'Commentaires',
  },
  {
    login: 'c.fournier',
    name: 'meeting-versions',
    address: ({ meeting }) => `/seances/${meeting}`,
    drawer: 'Versions',
  },
  { login: 'c.fournier', name: 'situation', address: ({ situation }) => `/situations/${situation}` },
  { login: 'c.fournier', name: 'publication', address: ({ publication }) => `/publications/${publication}` },
  { login: 'c.fournier', name: 'council', address: () => '/conseil' },
  { login: 'c.fournier', name: 'library', address: () => '/comptes-rendus' },
  { login: 'c.fournier', name: 'charter', address: () => '/charte' },
  { login: 'c.fournier', name: 'nowhere', address: () => '/nulle-part' },
  { login: 's.benhamou', name: 'unsigned', address: ({ body }) => `/instances/${body}/situations` },
  { login: 'dpo', name: 'audit', address: () => '/protection-des-donnees' },
  { login: 'technique', name: 'accounts', address: () => '/conseil' },
  ...(
    [
      ['new-meeting', ({ body }) => `/instances/${body}/seances`, 'Convoquer une séance'],
      ['edited-meeting', ({ meeting }) => `/seances/${meeting}`, 'Modifier'],
      ['new-action', ({ body }) => `/instances/${body}/actions`, 'Ajouter une action'],
      ['new-member', ({ steering }) => `/instances/${steering}/membres`, 'Ajouter un membre'],
      ['ended-membership', ({ body }) => `/instances/${body}/membres`, /^Mettre fin/],
      ['closed-situation', ({ situation }) => `/situations/${situation}`, 'Clore la situation'],
      ['new-person', () => '/conseil', 'Ajouter une personne'],
      ['palette', () => '/', /^Aller à/],
    ] satisfies [string, Visit['address'], Visit['dialog']][]
  ).map(([name, address, dialog]) => ({ login: 'c.fournier', name, address, dialog })),
];

describe.each<[string, PersonOptions]>([
  ['on a desk, light', {}],
  ['on a phone, dark', { width: 375, height: 760, dark: true }],
])('every page, %s', (_label, options) => {
  let server: TestServer;
  let browser: Browser;
  let ids: Ids;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true, work: true }), openBrowser()]);
    const camille = await server.as('c.fournier');
    const body = await server.bodyId('Groupe de travail Jeunesse');
    const steering = await server.bodyId('Formation restreinte');
    const { meetings } = (await camille.call(routes.listMeetings, { params: { bodyId: body } })).body;
    const meeting = meetings.find(({ state }) => state === 'held')?.id ?? '';
    const { situations } = (await camille.call(routes.listSituations, { params: { bodyId: body } })).body;
    const publication = (await camille.call(routes.preparePublication, { params: { meetingId: meeting } })).body.id;
    const documentId =
      (await camille.call(routes.readMeeting, { params: { meetingId: meeting } })).body.documentId ?? '';
    await camille.call(routes.addNotesComment, {
      params: { documentId },
      body: { quote: 'un passage', text: 'À préciser avant la séance.' },
    });
    await camille.call(routes.saveNotesVersion, { params: { documentId }, body: { label: 'avant la séance' } });
    ids = { body, steering, meeting, publication, situation: situations[0]?.id ?? '' };
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const people = new Map<string, Page>();
  /** The page of that person, signed in; of a stranger for ''. */
  const pageOf = async (login: string): Promise<Page> => {
    const known = people.get(login);
    if (known) return known;
    const { page } = await personOn(browser, server.address, options);
    if (login) await signIn(page, login);
    people.set(login, page);
    return page;
  };

  it('the steps of the way out stand on one line', async () => {
    const page = await pageOf('c.fournier');
    await page.setViewportSize({ width: options.width ? 320 : 1280, height: 800 });
    await page.goto(`/publications/${ids.publication}`);
    const step = page.getByText(options.width ? 'Étape 1 sur 3\u00a0: relecture' : 'Relecture').first();
    await step.waitFor();
    const steps = step.locator('xpath=ancestor-or-self::*[parent::header]');
    expect((await steps.boundingBox())?.height).toBeLessThan(30);
    await page.setViewportSize({ width: options.width ?? 1280, height: options.height ?? 860 });
  });

  it.each(pages)(
    '$login: $name follows WCAG 2.2 AA as far as axe can tell, and never scrolls sideways',
    async ({ login, name, address, drawer, dialog }) => {
      const page = await pageOf(login);
      await page.goto(address(ids));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      if (drawer) {
        await page.getByRole('button', { name: new RegExp(`^${drawer}`) }).click();
        await page.getByRole('region', { name: drawer }).waitFor();
      }
      if (dialog) {
        await page.getByRole('button', { name: dialog }).first().click();
        await page.getByRole('dialog').waitFor();
      }
      await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .mantine-Skeleton-root'));
      await picture(page, `${options.dark ? 'phone' : 'desk'}-${name}`);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      );
      expect([...(await violations(page)), ...(wide ? ['scrolls sideways'] : [])]).toEqual([]);
    },
  );
});

describe('the keyboard', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let group: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true, work: true }), openBrowser()]);
    group = await server.bodyId('Groupe territorial Glycines–Jaurès');
    ({ page } = await personOn(browser, server.address, { height: 800 }));
    await signIn(page, 'c.fournier');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const account = () => page.getByRole('button', { name: /Camille Fournier/ });
  const hasFocus = (element: Locator) =>
    element.and(page.locator(':focus')).waitFor({ state: 'visible', timeout: 5_000 });

  it.each<[string, string[], RegExp | null]>([
    ['the palette, over the account menu', ['Enter', 'ArrowDown', 'Control+k'], null],
    ['the palette, over its closed button', ['Control+k'], null],
    ['the shortcuts, over the account menu', ['Enter', 'ArrowDown', '?'], null],
    ['the shortcuts, from the account menu', ['Enter'], /^Raccourcis clavier/],
  ])('whoever leaves %s with Échap is back on the account button', async (_what, keys, item) => {
    await page.goto('/');
    await account().focus();
    for (const key of keys) {
      await page.keyboard.press(key);
      if (key === 'Enter') await page.getByRole('menu').waitFor();
    }
    if (item) await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hasFocus(account());
  });

  it('a place chosen in the palette is where one goes on', async () => {
    await page.goto('/');
    await account().focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('comptes rendus');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Comptes rendus' }).waitFor();
    await hasFocus(page.getByRole('main'));
  });

  it('whoever leaves a form is back on the button that opened it', async () => {
    await page.goto(`/instances/${group}/seances`);
    const convene = page.getByRole('button', { name: 'Convoquer une séance' });
    await convene.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(convene);
  });

  it('the menu of the account says which look of the screen is chosen', async () => {
    await page.goto('/');
    await account().click();
    expect(await page.getByRole('menuitemradio', { name: 'Comme l’appareil' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
  });

  it('beside an open drawer the toolbar of the notes takes two rows, and reaches every command', async () => {
    const client = await server.as('c.fournier');
    const { meetings } = (await client.call(routes.listMeetings, { params: { bodyId: group } })).body;
    await page.goto(`/seances/${meetings.find(({ state }) => state === 'held')?.id}`);
    await page.getByRole('button', { name: /^Commentaires/ }).click();
    await page.getByRole('region', { name: 'Commentaires' }).waitFor();
    const toolbar = page.getByRole('toolbar');
    const more = toolbar.getByRole('button', { name: 'Plus de commandes' });
    await more.waitFor();
    expect(await rowsOf(toolbar)).toBe(2);

    await notesOf(page).click();
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Enter');
    await toolbar.getByRole('button', { name: 'Situation' }).focus();
    const reached: string[] = [];
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    for (let now = await label(); !reached.includes(now); now = await label()) {
      reached.push(now);
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('End');
    await hasFocus(more);
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu');
    await menu.waitFor();
    const offered = await menu.locator('[data-menu-item-label]').allInnerTexts();
    for (const command of ['Ne sort pas du groupe', 'Gras', 'Titre', 'Liste à puces', 'Tableau', 'Annuler', 'Rétablir'])
      expect([...reached, ...offered].filter((one) => one === command)).toHaveLength(1);

    await page.waitForTimeout(300);
    await picture(page, 'toolbar-more');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await hasFocus(more);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Tableau' }).press('Enter');
    await hasFocus(notesOf(page));
    await notesOf(page).getByRole('table').waitFor();
    // What is for tables alone is offered there too, and the bar stays as it is.
    await more.click();
    await page.getByRole('menuitem', { name: 'Supprimer le tableau' }).click();
    await notesOf(page).getByRole('table').waitFor({ state: 'detached' });
    expect(await rowsOf(toolbar)).toBe(2);
  });
});

/** How many lines the buttons that one sees stand in. */
const rowsOf = (toolbar: Locator): Promise<number> =>
  toolbar.evaluate(
    (bar) =>
      new Set(
        [...bar.querySelectorAll('button')]
          .filter((button) => button.checkVisibility({ visibilityProperty: true }))
          .map((button) => Math.round(button.getBoundingClientRect().top)),
      ).size,
  );
