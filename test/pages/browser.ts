/** Pages opened in Debian's Chromium as their readers do: from a file, with everything they ask for and complain of. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { hasTools, pathOf } from '../examples/tools.ts';

export interface View {
  /** 1280 CSS pixels where it is not said. */
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** As if printed; a PDF is so without it. */
  readonly isPrinted?: boolean;
  /** The page will be made to do what it must not: what it asks for and complains of is the test's own affair. */
  readonly isProvoked?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** URLs of what was asked for besides the page itself. */
  readonly requests: readonly string[];
  /** Errors, warnings and words of the console, and dialogs. */
  readonly complaints: readonly string[];
}

/** Starts a browser for the tests of a file; gives a function that opens HTML in it. */
export function usingBrowser(): (html: string, view?: View) => Promise<Opened> {
  let browser: Browser | undefined;
  let folder = '';
  beforeAll(async () => {
    if (!hasTools('chromium')) return;
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'perfgoal-pages-'));
    const args = ['--disable-gpu', '--disable-quic', '--disable-sync'];
    browser = await chromium.launch({ executablePath: pathOf('chromium') ?? 'chromium', args });
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });
  return async (html, { width = 1280, colorScheme = 'light', isPrinted, isProvoked } = {}) => {
    if (!browser) throw new Error('there is no browser');
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    if (isPrinted) await page.emulateMedia({ media: 'print' });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', request => {
      if (request.url() !== url) requests.push(request.url());
    });
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', dialog => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    onTestFinished(async () => {
      await page.close();
      if (!isProvoked) expect([...requests, ...complaints]).toEqual([]);
    });
    await page.goto(url, { waitUntil: 'load' });
    return { page, requests, complaints };
  };
}
