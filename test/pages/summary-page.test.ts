/** The summary page in a browser: what it shows, how it sorts, that it stands alone. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { testWith } from '../examples/tools.ts';
import { usingBrowser } from './browser.ts';
import { type Project, summaryPage, written, yuanByDepartment } from './projects.ts';

const open = usingBrowser();
const test = testWith('chromium');

const projects: readonly Project[] = [
  { name: '拉萨项目第10期', department: '水利局', yuan: 300_000, startMonth: 10 },
  { name: '阿里项目', department: '水利局', year: 2024, yuan: 12_345_600, startMonth: 1 },
  { name: '日喀则项目', department: '教育局', yuan: 90_000, startMonth: 2 },
  { name: '昌都项目', department: '教育局' },
  { name: '拉萨项目第2期', department: '教育局', yuan: 1, startMonth: 12 },
];

const names = (page: Page) => page.locator('.projects tbody th').allTextContents();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('columnheader', { name, includeHidden: true });

describe('the charts', () => {
  test('tell the sums of the filings, also to a screen reader', async () => {
    const { page } = await open(await summaryPage(projects));
    const figure = page.getByRole('figure', { name: '本年资金：按年度和主管部门（万元）' });
    const sums = yuanByDepartment(projects);
    const list = await figure.getByRole('list').ariaSnapshot();
    const items = list.split('\n').slice(1);
    expect(items).toHaveLength(sums.length);
    for (const [index, [label, yuan]] of sums.entries())
      expect(items[index]).toContain(`listitem: ${label} ${written(yuan)}`);
    const total = projects.reduce((sum, { yuan = 0 }) => sum + yuan, 0);
    expect(await page.locator('header p').textContent()).toContain(
      `${written(total)} 万元（1 个项目没有写明或读不懂，不在内）`,
    );
  });

  test('have bars in proportion to what they say', async () => {
    const few = projects.filter(({ year }) => year === undefined);
    const { page } = await open(await summaryPage(few));
    const bars = await page.locator('figure').first().locator('li > i').all();
    const widths = await Promise.all(bars.map(async bar => (await bar.boundingBox())?.width ?? 0));
    expect(widths).toHaveLength(2);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(90_001 / 300_000, 2);
  });

  test('draw the first ones and sum up the others', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      name: `项目${index}`,
      department: `第${index}局`,
      yuan: 10_000 * (index + 1),
    }));
    const { page } = await open(await summaryPage(many));
    const items = page.locator('figure').first().locator('li');
    expect(await items.count()).toBe(16);
    // 1 + 2 + … + 25
    expect(await items.last().innerText()).toMatch(/^其余 25 项\s+325\.00$/);
  });
});

describe('sorting', () => {
  const byAmount = ['拉萨项目第2期', '日喀则项目', '拉萨项目第10期', '阿里项目'];

  test('by click goes by numbers, empty cells last either way', async () => {
    const { page } = await open(await summaryPage(projects));
    const head = heading(page, /本年合计/);
    await head.getByRole('button').click();
    expect(await names(page)).toEqual([...byAmount, '昌都项目']);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    expect(await names(page)).toEqual([...byAmount.toReversed(), '昌都项目']);
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const arrows = ['::before', '::after'].map(each =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector('[aria-sort=descending] button'), '${each}').content`,
      ),
    );
    expect((await Promise.all(arrows)).join().match(/[▲▼]/g)).toEqual(['▼']);
  });

  test('by keyboard goes by pinyin, with numbers in names as numbers', async () => {
    const { page } = await open(await summaryPage(projects));
    const head = heading(page, '项目名称');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('项目名称');
    await page.keyboard.press('Enter');
    const byName = ['阿里项目', '昌都项目', '拉萨项目第2期', '拉萨项目第10期', '日喀则项目'];
    expect(await names(page)).toEqual(byName);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Space');
    expect(await names(page)).toEqual(byName.toReversed());
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await heading(page, '年度').getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('none');
    expect(await page.locator('[aria-sort]:not([aria-sort=none])').count()).toBe(1);
  });

  test('of dates goes by the calendar', async () => {
    const { page } = await open(await summaryPage(projects));
    await heading(page, '开始时间').getByRole('button').click();
    expect((await names(page)).slice(1, 4)).toEqual([
      '日喀则项目',
      '拉萨项目第10期',
      '拉萨项目第2期',
    ]);
  });

  test('leaves the sums at the foot', async () => {
    const { page } = await open(await summaryPage(projects));
    await heading(page, /本年合计/)
      .getByRole('button')
      .click();
    const foot = page.locator('.projects tfoot td.number').filter({ hasText: /\d/ });
    expect(await foot.first().innerText()).toBe('1,273.5601');
  });
});

describe('hostile names', () => {
  const hostile = [
    '<img src=x onerror="document.title=1">',
    '</script><script>document.title=1</script>',
    '"><svg onload=document.title=1>',
    `=cmd|' /C calc'!A0`,
    '&lt;b&gt;&amp;',
  ];

  test('stay text', async () => {
    const page = (await open(await summaryPage(hostile.map(name => ({ name, department: name })))))
      .page;
    expect(await names(page)).toEqual(hostile);
    expect(await page.title()).toBe('项目支出绩效目标汇总');
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img, svg, b').count()).toBe(0);
    const labels = await page.locator('figure').first().locator('li').allInnerTexts();
    for (const name of hostile) expect(labels.join('\n')).toContain(`2023 ${name}`);
  });

  test('could not run or fetch anything even if they were more than text', async () => {
    const { page, requests, complaints } = await open(
      (await summaryPage([{ name: '甲' }])).replace(
        '甲</th>',
        '<img src="http://127.0.0.1:9/x.png" onerror="document.title=1"><script>document.title=2</script></th>',
      ),
      { isProvoked: true },
    );
    expect(
      await page.evaluate(`fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')`),
    ).toBe('refused');
    expect(await page.title()).toBe('项目支出绩效目标汇总');
    expect(requests.filter(url => !url.startsWith('http://127.0.0.1:9/'))).toEqual([]);
    for (const policy of ['img-src', 'script-src', 'connect-src'])
      expect(complaints.join('\n')).toMatch(new RegExp(`${policy}|default-src`));
  });
});

test('nothing to show is said', async () => {
  const { page } = await open(await summaryPage([{ name: '甲' }], 'en'));
  const kinds = page.getByRole('figure', { name: 'Indicators by first level' });
  expect(await kinds.innerText()).toContain('No data');
});
