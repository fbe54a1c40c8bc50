/** How both pages look: legible in light and dark, within the window, whole and dark on white in print. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { run, testWith } from '../examples/tools.ts';
import { usingBrowser } from './browser.ts';
import { overflow, paintedTexts, unfold } from './looks.ts';
import { type Project, summaryPage } from './projects.ts';
import { reportPage } from './report.ts';

const open = usingBrowser();
const test = testWith('chromium');

const LONG = { name: '很长的项目名称'.repeat(30), department: 'Department'.repeat(12) };
const many: readonly Project[] = Array.from({ length: 150 }, (_, index) => ({
  name: `项目${1000 + index}`,
  department: `第${index % 20}局`,
  yuan: index * 12_345_678,
  source: `第${index % 14}号政府性基金预算拨款`,
}));

interface Sample {
  readonly page: string;
  readonly html: (language: 'zh' | 'en') => Promise<string>;
  /** What must be in print, whole. */
  readonly printed: readonly string[];
  /** What heads every page of the long table. */
  readonly head: string;
}

const samples: readonly Sample[] = [
  {
    page: 'summary',
    html: language => summaryPage([{ ...LONG, yuan: 123_456_789_012_345 }, ...many], language),
    // The files stand in the last of its many columns.
    printed: [...many.flatMap(({ name }, index) => [name, `${1001 + index}.`]), '合计'],
    head: '项目名称',
  },
  {
    page: 'report',
    html: reportPage,
    // Only the list of all filings, which is folded away, names the documents.
    printed: ['out/good.docx', 'out/double.docx', '有警告的申报'],
    head: '申报',
  },
];

describe.each(samples)('the $page page', ({ html, printed, head }) => {
  test.each([
    { colorScheme: 'light', isDark: false },
    { colorScheme: 'dark', isDark: true },
  ] as const)('is legible in $colorScheme', async ({ colorScheme, isDark }) => {
    const { page } = await open(await html('zh'), { colorScheme });
    await unfold(page);
    const texts = await paintedTexts(page);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    expect(texts.filter(({ ground }) => ground < 0.2 !== isDark)).toEqual([]);
  });

  test.each([
    { width: 1280, language: 'zh' },
    { width: 390, language: 'zh' },
    { width: 390, language: 'en' },
  ] as const)('is no wider than $width pixels in $language', async ({ width, language }) => {
    const { page } = await open(await html(language), { width });
    await unfold(page);
    expect(await overflow(page)).toBe(0);
  });

  test('prints dark on white, whatever the screen has', async () => {
    const { page } = await open(await html('zh'), { colorScheme: 'dark', isPrinted: true });
    const texts = await paintedTexts(page);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ contrast, ground }) => contrast < 7 || ground < 0.95)).toEqual([]);
  });

  testWith('chromium', 'pdftotext')('prints every row, and its heads on every page', async () => {
    const { page } = await open(await html('zh'), { colorScheme: 'dark' });
    const pages = (await printedText(page)).split('\f').slice(0, -1);
    const text = pages.join('\n');
    expect(printed.filter(word => !text.includes(word))).toEqual([]);
    const first = pages.findIndex(each => each.includes(head));
    expect(first).toBeLessThan(2);
    for (const each of pages.slice(first)) expect(each).toContain(head);
    expect(text).toMatch(new RegExp(`${pages.length} ?/ ?${pages.length}`));
  });
});

/** Printed as a browser does it, and read back. */
async function printedText(page: Page): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-print-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'page.pdf');
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  return run('pdftotext', ['-layout', path, '-']);
}
