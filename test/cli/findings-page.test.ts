/** The page of findings for very many filings: its size is bounded, its counts are complete, and it says what it leaves out. */
import { expect, test } from 'vitest';
import { noTotals } from '../../src/cli/check/check-input.ts';
import { findingsPage } from '../../src/cli/report/findings-page.ts';
import { plainLook } from '../../src/cli/session.ts';
import type { Finding, Severity } from '../../src/internal.ts';

const finding = (rule: string, severity: Severity, zh: string): Finding => ({
  rule,
  severity,
  structural: false,
  path: [],
  message: { zh, en: zh },
});

const newPage = () =>
  findingsPage({
    ...plainLook('zh'),
    cwd: '/',
    strict: false,
    now: new Date('2026-03-01T08:00:00Z'),
  });

test('of thousands of filings some are shown in full, those that fail before all, the others as rows', async () => {
  const page = newPage();
  const count = 4_000;
  for (let index = 0; index < count; index++)
    await page.file({
      name: `${index}.yaml`,
      text: '',
      department: `部门${index % 200}`,
      findings: Array.from({ length: 30 }, () =>
        index < count - 10
          ? finding('vague-wording', 'warning', '措辞笼统'.repeat(20))
          : finding('goal-stated', 'error', '没有写目标'),
      ),
    });
  const totals = { ...noTotals, files: count, errors: 300, warnings: (count - 10) * 30 };
  const text = await page.end(totals);
  expect(text.length).toBeLessThan(3_000_000);
  expect(text).toContain('<b>10</b> / 4000 份申报未通过');
  expect(text.match(/没有写目标/g)?.length).toBe(10);
  expect(text).toContain(`<strong>${count - 1}.yaml</strong>`);
  expect(text).toMatch(/只逐条列出前 100 份/);
  expect(text).toContain('<td>3000.yaml</td>');
  expect(text).toMatch(/其余 150 个部门/);
  expect(text).toMatch(
    /vague-wording<\/code><\/td><td class="number">119700<\/td><td class="number">3990</,
  );
});

test('a filing with very many or very long findings is cut, and the page says so', async () => {
  const page = newPage();
  const many = Array.from({ length: 60_000 }, (_, index) =>
    finding('schema-valid', 'error', `没有「${index}」这个键${'长'.repeat(2_000)}`),
  );
  await page.file({ name: 'a.yaml', text: '', findings: many });
  const text = await page.end({ ...noTotals, files: 1, errors: many.length });
  expect(text.length).toBeLessThan(200_000);
  expect(text).toContain('另有 59900 个没有列出');
});

test('what shows only across filings joins the filing that it is of', async () => {
  const page = newPage();
  await page.file({ name: 'a.yaml', text: '', findings: [], project: '路灯改造' });
  const across = [finding('project-unique', 'error', '重复申报')];
  await page.file({ name: 'a.yaml', text: '', findings: across, across: true });
  const text = await page.end({ ...noTotals, files: 1, errors: 1 });
  expect(text).toContain('<b>1</b> / 1 份申报未通过');
  expect(text).toMatch(/<strong>a\.yaml<\/strong> <span class="about">路灯改造<\/span>/);
});
