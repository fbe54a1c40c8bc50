/** The page of merged reports in a browser: what it shows and folds away, that it stands alone. */
import { expect } from 'vitest';
import { testWith } from '../examples/tools.ts';
import { usingBrowser } from './browser.ts';
import { filings, HOSTILE, reportPage } from './report.ts';

const open = usingBrowser();
const test = testWith('chromium');

test('hostile names and values stay text', async () => {
  const { page } = await open(await reportPage());
  expect(await page.title()).toBe('申报表生成报告');
  expect(await page.locator('script, img, svg').count()).toBe(0);
  expect(await page.locator('dt', { hasText: HOSTILE }).innerText()).toBe(`in/${HOSTILE}.yaml`);
  expect(await page.locator('li', { hasText: HOSTILE }).first().innerText()).toContain('</script>');
});

test('the counts agree with the lists', async () => {
  const { page } = await open(await reportPage());
  const tiles = await page.locator('.tile').allInnerTexts();
  expect(tiles.map(text => text.replace(/\s+/g, ' '))).toEqual([
    '3 已生成',
    '0 没有变化',
    '2 失败',
    '0 没有做',
  ]);
  const failed = page.getByRole('group').filter({ has: page.getByText('失败的申报') });
  expect(await failed.locator('dt').count()).toBe(2);
  expect(await page.locator('details').last().locator('tbody tr').count()).toBe(
    Object.keys(filings).length,
  );
});

test('what went well is folded away until a key is pressed', async () => {
  const { page } = await open(await reportPage());
  const row = page.getByRole('cell', { name: 'in/good.yaml' });
  expect(await row.isVisible()).toBe(false);
  await page.locator('summary', { hasText: '全部申报' }).press('Enter');
  expect(await row.isVisible()).toBe(true);
});

test('could not run or fetch anything even if a name were more than text', async () => {
  const trap =
    '<img src="http://127.0.0.1:9/x.png" onerror="document.title=1"><script>document.title=2</script>';
  const { page, complaints } = await open((await reportPage('en')).replace('<dl>', `${trap}<dl>`), {
    isProvoked: true,
  });
  expect(await page.title()).toBe('Report of rendered forms');
  expect(complaints.join('\n')).toMatch(/img-src|default-src/);
  expect(complaints.join('\n')).toMatch(/script-src|default-src/);
});
