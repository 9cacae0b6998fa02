import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Everything one person's browser receives: pages, answers, socket frames, downloads. */
export interface Person {
  context: BrowserContext;
  page: Page;
  /** All text received so far, long polling included. */
  received: () => string;
  /** Uncaught errors and refused resources of the page. */
  faults: string[];
}

/** Opens Debian's Chromium, headless, with nothing of a former run. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: flags });

export interface PersonOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  /** A finger, and nothing finer. */
  touch?: boolean;
}

/** A person with a browser of their own, on that server. */
export async function personOn(
  browser: Browser,
  address: string,
  { width = 1280, height = 860, dark = false, touch = false }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    isMobile: touch,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const texts: string[] = [];
  const faults: string[] = [];
  page.on('response', (response) => {
    if (/^(image|font)\//.test(response.headers()['content-type'] ?? '')) return;
    texts.push(response.url());
    void response
      .text()
      .then((text) => texts.push(text))
      .catch(() => {});
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) =>
      texts.push(typeof payload === 'string' ? payload : payload.toString('utf8')),
    ),
  );
  page.on('pageerror', (error) => faults.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[014]/.test(message.text())) faults.push(message.text());
  });
  return { context, page, received: () => texts.join('\n'), faults };
}

/** Keeps a picture where `SCREENSHOTS` says; does nothing otherwise. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
