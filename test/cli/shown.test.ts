/** What a report for people shows and leaves out, what reports for programs always have, and where --json stands. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noTotals } from '../../src/cli/check/check-input.ts';
import { pretty } from '../../src/cli/report/pretty.ts';
import { plainLook } from '../../src/cli/session.ts';
import type { Finding } from '../../src/internal.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const INFO = ['--severity', 'optional-field-blank=info'];

/** A filing with three keys that are misspelt, one that is blank and a project that is not as it should be. */
const faulty = `form: ../forms/lenient.yaml
year: 2025
nmae: 甲
yaer: 乙
hobby: 丙
project:
  name: 县图书馆书架购置项目
  attribute: 新增项目
  phone:
`;

async function checked(...args: readonly string[]) {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'filings', 'faulty.yaml'), faulty);
  const { status, stdout } = await perfgoal(['check', 'filings/faulty.yaml', ...args], { cwd });
  return { status, printed: stdout.toString() };
}

test('infos are counted and shown only by --verbose', async () => {
  const { printed } = await checked(...INFO);
  expect(printed).not.toContain('optional-field-blank');
  expect(printed).toMatch(/个错误，1 个提示\n {2}1 个提示没有列出，要看请加 --verbose\n/);
  const verbose = await checked(...INFO, '--verbose');
  expect(verbose.printed).toMatch(/提示 {2}「联系电话」空着/);
  expect(verbose.printed).not.toContain('没有列出');
});

test.each([
  { format: 'json', mark: /"severity":"info"/ },
  { format: 'sarif', mark: /"level":"note"/ },
  { format: 'github', mark: /^::notice /m },
  { format: 'junit', mark: /<system-out>[^<]*optional-field-blank/ },
  { format: 'code-quality', mark: /"severity":"info"/ },
  { format: 'html', mark: /<li class="info / },
  { format: 'short', mark: /提示.*optional-field-blank/ },
])('$format always has infos', async ({ format, mark }) => {
  const { printed } = await checked(...INFO, '--format', format, '--max-findings', '50');
  expect(printed).toMatch(mark);
});

test('findings of one rule are one entry with all places', async () => {
  const { printed } = await checked();
  expect(printed.match(/\[schema-valid\]/g)).toHaveLength(1);
  expect(printed).toMatch(/还有 2 处：\n {4}4:1 +.*yaer.*\n(?:.*\n)*? {4}5:1 +.*hobby/);
});

test('--max-findings bounds what is shown, not what is counted', async () => {
  const whole = (await checked()).printed;
  const { printed } = await checked('--max-findings', '2');
  const counts = /检查了 1 份申报：.*/;
  expect(counts.exec(printed)?.[0]).toBe(counts.exec(whole)?.[0]);
  expect(printed).toContain('nmae');
  expect(printed).not.toContain('hobby');
  expect(printed).toMatch(/另有 1 个没有列出，其中 1 个错误；全部列出请加 --max-findings all/);
  for (const all of ['all', '0'])
    expect((await checked('--max-findings', all)).printed).toBe(whole);
  expect((await checked('--max-findings', '2', '--quiet')).printed).toContain('另有 1 个没有列出');
  const short = await checked('--max-findings', '1', '--format', 'short');
  expect(short.printed.split('\n')).toHaveLength(3);
  const { findings } = JSON.parse((await checked('--max-findings', '1', '--json')).printed);
  expect(findings).toHaveLength(4);
  expect((await checked('--max-findings', 'many')).status).toBe(2);
});

test('--json is --format json; another format for the file may stand beside it, not for the screen', async () => {
  expect((await checked('--json')).printed).toBe((await checked('--format', 'json')).printed);
  expect((await checked('--json', '--format', 'json')).status).toBe(1);
  expect((await checked('--json', '--format', 'sarif')).status).toBe(2);
  const both = await checked('--json', '--output', 'report.html');
  expect(both.status).toBe(1);
  expect(JSON.parse(both.printed).findings).toHaveLength(4);
});

test('says what --fix mends, in the entry and in the counts', async () => {
  const finding = (line: number): Finding => ({
    rule: 'text-printable',
    severity: 'error',
    structural: true,
    path: [],
    message: { zh: '全角数字', en: 'full-width digits' },
    span: { line, column: 1, start: 0, end: 1 },
  });
  const reporter = pretty(plainLook('zh'));
  const printed = async (...findings: readonly Finding[]) =>
    reporter.file({ name: 'a.yaml', text: '１\n２\n', findings });
  expect(await printed({ ...finding(1), fixable: true })).toContain(
    '[text-printable]  可以用 --fix 改正',
  );
  expect(await printed({ ...finding(1), fixable: true }, finding(2))).toContain(
    '其中 1 处可以用 --fix 改正',
  );
  expect(await printed(finding(1))).not.toContain('--fix');
  expect(reporter.end({ ...noTotals, files: 1, errors: 2, fixable: 1 })).toContain(
    '  1 个可以用 --fix 改正\n',
  );
});

test('code-quality: GitLab’s keys, a fingerprint for each issue that survives other edits', async () => {
  const issues = JSON.parse((await checked('--format', 'code-quality')).printed);
  expect(issues).toHaveLength(4);
  for (const issue of issues)
    expect(issue).toMatchObject({
      description: expect.stringMatching(/./),
      check_name: expect.stringMatching(/^[a-z0-9-]+$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: expect.stringMatching(/^(major|minor|info)$/),
      location: { path: 'filings/faulty.yaml', lines: { begin: expect.any(Number) } },
    });
  const prints = issues.map((issue: { readonly fingerprint: string }) => issue.fingerprint);
  expect(new Set(prints).size).toBe(4);
  expect(prints).toEqual(
    JSON.parse((await checked('--format', 'code-quality', '--lang', 'en')).printed).map(
      (issue: { readonly fingerprint: string }) => issue.fingerprint,
    ),
  );
  const clean = await perfgoal(['check', 'filings/good.yaml', '--format', 'code-quality'], {
    cwd: fixtureFolder(),
  });
  expect(JSON.parse(clean.stdout.toString())).toEqual([]);
});

test('render prints what it made, then a short summary with how to see all', async () => {
  const cwd = fixtureFolder();
  const rendered = await perfgoal(['render', 'warned/blank.yaml'], { cwd });
  expect(rendered.status).toBe(0);
  expect(rendered.stderr.replace(/（[\d.]+ KB）/, '').split('\n')).toEqual([
    '已生成 blank.docx',
    'warned/blank.yaml：1 个警告；没有达到的要求：',
    expect.stringMatching(/^ {2}警告 {2}./),
    '  逐条列出：perfgoal check warned/blank.yaml',
    '',
  ]);
  const verbose = await perfgoal(['render', 'warned/blank.yaml', '--verbose'], { cwd });
  expect(verbose.stderr).toContain('[phone-plausible]');
});

test('a render that fails prints its errors in full and only counts the rest', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'filings', 'faulty.yaml'), faulty);
  const { status, stderr } = await perfgoal(['render', 'filings/faulty.yaml'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain('[schema-valid]');
  expect(stderr).not.toContain('[optional-field-blank]');
  expect(stderr).toContain('另有 1 个提示没有列出；逐条列出：perfgoal check filings/faulty.yaml');
});
