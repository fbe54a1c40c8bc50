/** The page of check in a browser: what it counts, that hostile text stays text, that a choice hides the rest. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { perfgoal } from '../cli/run.ts';
import { testWith } from '../examples/tools.ts';
import { usingBrowser } from './browser.ts';
import { overflow } from './looks.ts';

const open = usingBrowser();
const test = testWith('chromium');

/** What would run, load or break out if a page took text for markup. */
const HOSTILE = `</p></li><script>document.title='x'</script><img src=x onerror=alert(1)>"'&`;

const filing = (name: string, department: string, more = '') => `form: xizang/fujian2
year: 2025
project:
  name: ${JSON.stringify(name)}
  department: ${JSON.stringify(department)}
  attribute: ${JSON.stringify(HOSTILE)}
indicators: { annual: { 产出指标: { 数量指标: [{ name: 修缮面积, value: "1200" }] } } }
${more}`;

const folder = mkdtempSync(join(tmpdir(), 'perfgoal-findings-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function pageOf(...more: readonly string[]): Promise<string> {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const put = (file: string, text: string) => writeFileSync(join(folder, 'in', file), text);
  put('a<b>.yaml', filing(`甲${HOSTILE}`, '水务局', 'hobby: 1\nsport: 2\n'));
  put('b.yaml', filing('乙', HOSTILE));
  put('lost.yaml', 'form: none/such\nyear: 2025\n');
  const example = new URL('../../examples/xizang/fujian2.yaml', import.meta.url);
  put('good.yaml', readFileSync(example, 'utf8'));
  const args = ['check', 'in', 'away.yaml', '--output', 'report.html', ...more];
  await perfgoal(args, { cwd: folder });
  return readFileSync(join(folder, 'report.html'), 'utf8');
}

test('hostile text stays text, and nothing is loaded', async () => {
  const { page } = await open(await pageOf());
  expect(await page.title()).toBe('申报检查报告');
  expect(await page.locator('script, img').count()).toBe(0);
  const messages = page.locator('.filing p', { hasText: '<script>document.title' });
  expect(await messages.count()).toBeGreaterThan(0);
});

test('says on top how many fail, and names what could not be checked', async () => {
  const { page } = await open(await pageOf());
  const verdict = (await page.locator('.verdict').innerText()).replace(/\s+/g, ' ');
  expect(verdict).toBe('2 / 3 份申报未通过；另有 2 份没有检查成');
  const unchecked = await page.locator('ul.error li').allInnerTexts();
  expect(unchecked.join('\n')).toMatch(/away\.yaml/);
  expect(unchecked.join('\n')).toMatch(/lost\.yaml.*none\/such/);
  const departments = await page.locator('section').first().locator('tbody').first().innerText();
  expect(departments).toMatch(/水务局\s+1 \/ 1/);
});

test('errors, warnings and infos are counted apart, with the titles of their rules', async () => {
  const { page } = await open(await pageOf('--severity', 'count-has-unit=info'));
  for (const [kind, title] of [
    ['error', '键和值的写法符合申报的格式'],
    ['info', '数字带计量单位'],
  ])
    expect(await page.locator(`.rules .${kind}`).innerText()).toContain(title);
  expect(await page.locator('.rules .warning').innerText()).not.toContain('数字带计量单位');
});

test('a choice of severity or reason hides the other findings, without a script', async () => {
  const { page } = await open(await pageOf());
  const visible = (selector: string) => page.locator(`${selector}:visible`).count();
  const [severity, reason] = [page.locator('select').first(), page.locator('select').last()];
  expect(await visible('.filing > ul > .warning')).toBeGreaterThan(0);
  await severity.selectOption('s-error');
  expect(await visible('.filing > ul > .warning')).toBe(0);
  expect(await visible('.filing > ul > .error')).toBeGreaterThan(0);
  await severity.selectOption('');
  await reason.selectOption('r-missing-kinds');
  expect(await visible('.filing > ul > .r-missing-kinds')).toBeGreaterThan(0);
  expect(await visible('.filing > ul > .r-other')).toBe(0);
});

test('nothing is wider than a narrow screen', async () => {
  for (const width of [360, 1280]) {
    const { page } = await open(await pageOf('--lang', 'en'), { width });
    expect(await overflow(page)).toBe(0);
  }
});
