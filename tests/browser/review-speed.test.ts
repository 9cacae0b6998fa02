import { meetingRoutes, publicationRoutes } from '@huis-clos/contracts';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, personOn, type Person } from '../harness/browser.ts';
import { writeDenseNotes } from '../harness/dense-notes.ts';
import { done } from '../harness/publication.ts';
import { startServer, type TestServer } from '../harness/server.ts';
import { signIn } from './people.ts';

interface Draft {
  name: string;
  group: string;
  /** Lines of notes, and how many people in each. */
  lines: number;
  people: number;
  /** Passages found, at least. */
  findings: number;
}

const drafts: Draft[] = [
  {
    name: '20 pages',
    group: 'Groupe de travail Jeunesse',
    lines: 270,
    people: 4,
    findings: 400,
  },
  {
    name: '10,000 findings',
    group: 'Groupe territorial Glycines–Jaurès',
    lines: 800,
    people: 10,
    findings: 10_000,
  },
];

/** Ten thousand findings are found, drawn and saved: a busy machine takes a while. */
const TIMEOUT_MS = 180_000;

/** Where the state of saving is said. */
const SAVING = '[aria-label="À huis clos"] > header > :last-child';

describe('the review of a long draft', () => {
  let server: TestServer;
  let browser: Browser;
  let camille: Person;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ client: true, work: true }), openBrowser()]);
    camille = await personOn(browser, server.address);
    camille.context.setDefaultTimeout(60_000);
    await signIn(camille.page, 'c.fournier');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function prepare({ group, lines, people }: Draft) {
    const coordinator = await server.as('c.fournier');
    const params = { bodyId: await server.bodyId(group) };
    const { meetings } = done(await coordinator.call(meetingRoutes.listMeetings, { params }));
    const meetingId = meetings.find(({ state }) => state === 'held')?.id ?? '';
    const { documentId } = done(await coordinator.call(meetingRoutes.readMeeting, { params: { meetingId } }));
    await writeDenseNotes({ address: server.address, cookie: coordinator.cookie }, documentId ?? '', lines, people);
    return done(await coordinator.call(publicationRoutes.preparePublication, { params: { meetingId } }));
  }

  /** From an act to the frame after the page shows it, in milliseconds of the page's own clock. */
  const untilShown = (page: Page, act: { path: string } | { key: string }, selector: string, text?: string) =>
    page.evaluate(
      ([act, selector, text]) =>
        new Promise<number>((resolve) => {
          const shown = () => document.querySelector(selector)?.textContent;
          const before = shown();
          const isThere = () => (text === undefined ? shown() !== before : shown() === text);
          const look = () =>
            requestAnimationFrame(() => (isThere() ? setTimeout(() => resolve(performance.now() - started)) : look()));
          const started = performance.now();
          if ('path' in act) {
            history.pushState({}, '', act.path);
            dispatchEvent(new PopStateEvent('popstate'));
          } else document.body.dispatchEvent(new KeyboardEvent('keydown', { key: act.key, bubbles: true }));
          look();
        }),
      [act, selector, text] as const,
    );

  /** The longest frame while the wheel turns twenty times. */
  async function scroll(page: Page): Promise<number> {
    await page.mouse.move(300, 500);
    await page.evaluate(() => {
      const seen = { last: performance.now(), longest: 0, on: true };
      Object.assign(window, { seen });
      const frame = (at: number) => {
        seen.longest = Math.max(seen.longest, at - seen.last);
        seen.last = at;
        if (seen.on) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    for (let turns = 0; turns < 20; turns += 1) await page.mouse.wheel(0, 900);
    return page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
  }

  it.each(drafts)(
    'of $name opens, scrolls and takes keys',
    async (wanted) => {
      const { page } = camille;
      const { id, blocks, findings } = await prepare(wanted);
      const words = blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
      const cdp = await camille.context.newCDPSession(page);
      await cdp.send('Performance.enable');
      const busy = async () => {
        const { metrics } = await cdp.send('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
      };

      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const idle = await busy();
      const openMs = await untilShown(page, { path: `/publications/${id}` }, 'section[aria-label^=Passage]');
      const opened = await busy();
      const answerMs = await page.evaluate(
        (url) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(url))?.duration ?? 0,
        `/api/publications/${id}`,
      );
      const nextMs = await untilShown(page, { key: 'j' }, '[aria-live=polite]');
      const acceptMs = await untilShown(page, { key: 'Enter' }, '[role=status]');
      const decided = await busy();
      const savedMs = await untilShown(page, { key: 'j' }, SAVING, 'Enregistré');
      await page.waitForLoadState('networkidle');
      const saved = await busy();
      const frameMs = await scroll(page);
      process.stdout.write(
        `review of ${wanted.name} (${words} words, ${blocks.length} paragraphs, ${findings.length} findings): ` +
          `interactive ${openMs.toFixed(0)} ms after navigation (the server's answer: ${answerMs.toFixed(0)} ms; ${(opened - idle).toFixed(0)} ms of the page's thread), ` +
          `next ${nextMs.toFixed(0)} ms, accept ${acceptMs.toFixed(0)} ms, ` +
          `saved ${savedMs.toFixed(0)} ms later (${(saved - decided).toFixed(0)} ms of thread), ` +
          `longest frame while scrolling ${frameMs.toFixed(0)} ms\n`,
      );
      expect(findings.length).toBeGreaterThanOrEqual(wanted.findings);
      expect(camille.faults).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
