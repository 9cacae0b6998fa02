import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, personOn, picture, type Person } from '../harness/browser.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { moveCaret, notesOf as editor, openTab, saved, signIn } from './people.ts';
import { violations } from './axe.ts';
import { docxText, pdfText, sampleFolder, sampleSecrets, secretsIn } from '../harness/secrets.ts';

const GROUP = 'Groupe de travail Jeunesse';

describe('the whole thread, by three people', () => {
  let server: TestServer;
  let browser: Browser;
  let camille: Person;
  let tess: Person;
  let paul: Person;
  let secrets: string[];
  let notes: string[];
  let meetingUrl = '';
  let publicationUrl = '';

  beforeAll(async () => {
    [server, browser, secrets] = await Promise.all([startServer({ client: true }), openBrowser(), sampleSecrets()]);
    [camille, tess, paul] = (await Promise.all([1, 2, 3].map(() => personOn(browser, server.address)))) as [
      Person,
      Person,
      Person,
    ];
    const typed = await readFile(join(sampleFolder, 'notes-jeunesse-2026-10-08.md'), 'utf8');
    notes = typed.split('\n').filter((line) => line.trim() !== '');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('the coordinator imports the spreadsheet into her group', async () => {
    const { page } = camille;
    await signIn(page, 'c.fournier');
    await openTab(page, GROUP, 'Situations');
    await page
      .getByRole('button', { name: 'Importer un tableau' })
      .or(page.getByRole('link', { name: 'Importer un tableau' }))
      .first()
      .click();
    await page.locator('input[type=file]').setInputFiles(join(sampleFolder, 'situations.csv'));
    await page.getByRole('button', { name: 'Vérifier les lignes' }).click();
    await page.getByText('Autre groupe').first().waitFor();
    await picture(page, 'import');
    await page.getByRole('button', { name: /^Importer 4 situations/ }).click();
    await page.getByText('4 situations importées').first().waitFor();
    await openTab(page, GROUP, 'Situations');
    await page.getByRole('link', { name: 'Yanis Belkadri' }).waitFor();
  });

  it('she convokes a meeting, and both open its notes', async () => {
    const { page } = camille;
    await openTab(page, GROUP, 'Séances');
    await page.getByRole('button', { name: 'Convoquer une séance' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Date').fill('08/10/2026');
    await form.getByLabel('Heure').fill('09:30');
    await form.getByLabel('Lieu').fill('Salle du conseil');
    await form.getByRole('button', { name: 'Convoquer' }).click();
    await editor(page).waitFor();
    meetingUrl = page.url();

    await signIn(tess.page, 't.grandclement');
    await tess.page.goto(meetingUrl);
    await editor(tess.page).waitFor();
    expect(await page.title()).toBe('Séance du 8 octobre · Huis clos');
  });

  it('they write the notes together, mentioning situations without writing a name', async () => {
    await editor(camille.page).click();
    for (const line of notes.slice(0, 12)) await typeLine(camille.page, line);
    await saved(camille.page);
    await editor(tess.page).getByText('Très bon retour du bailleur', { exact: false }).waitFor();

    await editor(tess.page).click();
    await moveCaret(tess.page, 'Control+End');
    await typeLine(tess.page, '');
    const typing = (async () => {
      for (const line of notes.slice(12)) await typeLine(tess.page, line);
    })();
    await moveCaret(camille.page, 'Control+Home');
    await camille.page.keyboard.type('Séance ouverte par la coordination. ', { delay: 15 });
    await typing;

    await tess.page.keyboard.type('Situation revue avec @Yan');
    await tess.page
      .getByRole('option', { name: /Yanis Belkadri/ })
      .first()
      .waitFor();
    await tess.page.keyboard.press('Enter');
    await tess.page.keyboard.type(' en fin de séance.');
    await Promise.all([saved(camille.page), saved(tess.page)]);
    await editor(camille.page).getByText('en fin de séance.').waitFor();
    const [hers, theirs] = await Promise.all([textOf(editor(camille.page)), textOf(editor(tess.page))]);
    expect(hers).toBe(theirs);
    expect(hers).toContain('La presse a appelé');
    await picture(camille.page, 'notes');
  });

  it('a paragraph is kept inside the group, and a decision and an action join the group’s lists', async () => {
    const { page } = camille;
    await editor(page).click();
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ne sort pas du groupe/ }).click();
    await page.keyboard.type('Propos tenus hors procès-verbal.');
    await insertAtEnd(page, 'Décision', 'Alerte hebdomadaire des absences jusqu’au 18 décembre');
    await insertAtEnd(page, 'Action', 'Établir la liste des halls à repeindre');
    await saved(page);
    await openTab(page, GROUP, 'Décisions');
    await page.getByText('Alerte hebdomadaire des absences').first().waitFor();
    await openTab(page, GROUP, 'Actions');
    await page.getByText('Établir la liste des halls').first().waitFor();
  });

  it('she prepares the minutes and decides every passage with the keyboard', async () => {
    const { page } = camille;
    await page.goto(meetingUrl);
    await page.getByRole('button', { name: 'Préparer le compte rendu' }).click();
    await page.getByRole('heading', { level: 1, name: /Compte rendu de la séance/ }).waitFor();
    publicationUrl = page.url();
    await page.getByRole('heading', { name: 'Échanges' }).waitFor();
    await picture(page, 'review');
    await page.getByRole('heading', { name: 'Passage à décider' }).waitFor();
    for (let keys = 0; keys < 200; keys += 1) {
      if (await page.getByText('Tout est décidé', { exact: false }).isVisible()) break;
      const before = await page.getByRole('status').allInnerTexts();
      await page.keyboard.press('Enter');
      await page
        .waitForFunction(
          (texts) =>
            [...document.querySelectorAll('[role=status]')].map((node) => (node as HTMLElement).innerText).join() !==
            texts,
          before.join(),
          { timeout: 5_000 },
        )
        .catch(() => {});
    }
    await page.getByText('Tout est décidé', { exact: false }).waitFor();
    for (let count = await page.getByRole('button', { name: 'Tout généraliser' }).count(); count > 0; count -= 1) {
      const button = page.getByRole('button', { name: 'Tout généraliser' }).first();
      if (await button.isVisible().catch(() => false)) await button.click();
    }
    await page.getByRole('checkbox', { name: 'Formation plénière' }).check();
    await page.getByRole('checkbox', { name: 'Formation restreinte' }).check();
    await page.getByRole('button', { name: 'Envoyer en certification' }).click();
    await page.getByText('Une autre personne doit certifier').waitFor();
    expect(await page.getByRole('button', { name: 'Certifier', exact: true }).count()).toBe(0);
  });

  it('the other member sends them back with a remark, that the coordinator reads before sending them anew', async () => {
    await tess.page.goto(publicationUrl);
    await tess.page.getByRole('button', { name: 'Renvoyer en brouillon' }).click();
    await tess.page.getByLabel('Ce qu’il faut reprendre').fill('Le portail : on reconnaît qui.');
    await picture(tess.page, 'return');
    expect(await violations(tess.page)).toEqual([]);
    await tess.page.getByRole('button', { name: 'Renvoyer', exact: true }).click();

    const { page } = camille;
    await page.getByRole('alert').getByText('Le portail : on reconnaît qui.').waitFor();
    await picture(page, 'returned');
    await page.getByRole('button', { name: 'Envoyer en certification' }).click();
    await page.getByText('Une autre personne doit certifier').waitFor();
    await page.getByRole('button', { name: 'Reprendre la relecture' }).click();
    await page.getByRole('button', { name: 'Envoyer en certification' }).click();
    await page.getByText('Une autre personne doit certifier').waitFor();
  });

  it('then certifies, and the coordinator publishes', async () => {
    await tess.page.getByRole('button', { name: 'Certifier', exact: true }).waitFor();
    await picture(tess.page, 'certification');
    await tess.page.getByRole('button', { name: 'Certifier', exact: true }).click();
    await tess.page.getByText('La coordination le publiera').waitFor();
    expect(await tess.page.getByRole('button', { name: 'Publier…' }).count()).toBe(0);

    const { page } = camille;
    await page.getByRole('button', { name: 'Publier…' }).click();
    await page.getByRole('button', { name: 'Publier maintenant' }).click();
    await page.getByRole('link', { name: 'Lire le compte rendu publié' }).click();
    await page.getByText('Version publiée, nominatifs occultés').first().waitFor();
    await picture(page, 'minutes');
  });

  it('a plenary member reads and downloads them, and nothing they receive holds a name, alias, phone, plate or address', async () => {
    const { page } = paul;
    await signIn(page, 'prefecture');
    await page.getByRole('link', { name: 'Comptes rendus' }).first().click();
    await page
      .getByRole('link', { name: /Séance du.*8 octobre/ })
      .first()
      .click();
    const article = page.getByRole('article');
    await article.getByText('chantiers jeunes : 14 inscrits').waitFor();
    expect(await article.innerText()).not.toContain('Propos tenus hors procès-verbal');
    await picture(page, 'reader');

    const files = [];
    for (const name of ['Télécharger en Word', 'Télécharger en PDF']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click(),
      ]);
      files.push({ name: download.suggestedFilename(), bytes: await readFile(await download.path()) });
    }
    const [docx, pdf] = files;
    expect([docx?.name, pdf?.name]).toEqual([
      expect.stringMatching(/^compte-rendu-2026-\d+\.docx$/),
      expect.stringMatching(/^compte-rendu-2026-\d+\.pdf$/),
    ]);
    const texts = [docxText(docx?.bytes ?? Buffer.of()), await pdfText(pdf?.bytes ?? Buffer.of())];
    expect(texts.every((text) => text.includes('chantiers jeunes'))).toBe(true);

    const received = [paul.received(), await article.innerText(), ...texts];
    expect(received.map((text) => secretsIn(text, secrets))).toEqual(received.map(() => []));
    // The same search finds them where they are: it is not blind.
    expect(secretsIn(camille.received(), secrets).length).toBeGreaterThan(8);
  });

  it('for nominative addresses they get what a wrong address gets', async () => {
    const { page } = paul;
    const seen = [];
    for (const address of [meetingUrl, publicationUrl, `${server.address}/seances/${'A'.repeat(22)}`]) {
      await page.goto(address);
      await page.getByText('Cette page n’existe pas ou ne vous est pas ouverte', { exact: false }).first().waitFor();
      seen.push([await page.title(), await page.getByRole('main').innerText()]);
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('nobody’s page broke a rule of the browser, and nothing is kept in its storage', async () => {
    expect([...camille.faults, ...tess.faults, ...paul.faults]).toEqual([]);
    for (const { page } of [camille, tess]) {
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      expect(secretsIn(kept, secrets)).toEqual([]);
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    }
  });
});

/** The text of an editor without the labels of other people's cursors. */
const textOf = (editor: Locator): Promise<string> =>
  editor.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll('.hc-caret')) caret.remove();
    return copy.textContent ?? '';
  });

/** Types one line of the raw notes and goes to the next; markdown's « # » and « - » become headings and items as they are typed. */
async function typeLine(page: Page, line: string): Promise<void> {
  await page.keyboard.insertText(line.replace(/^(# |## |- )/, ''));
  await page.keyboard.press('Enter');
}

async function insertAtEnd(page: Page, block: string, text: string): Promise<void> {
  await moveCaret(page, 'Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: new RegExp(`^${block}`) })
    .first()
    .click();
  await page.keyboard.type(text);
}
