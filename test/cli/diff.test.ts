/** The formats of differences, and the files that the command writes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const names = ['changed/before.yaml', 'changed/after.yaml'] as const;
const diff = (flags: readonly string[], cwd = fixtureFolder()) =>
  perfgoal(['diff', ...names, ...flags], { cwd });

test('JSON is of its schema, which knows all its keys', async () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/diff.schema.json', import.meta.url), 'utf8'),
  );
  const strict = JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties ? { ...value, additionalProperties: false } : value,
  );
  const validate = new Ajv({ allowUnionTypes: true }).compile(strict);
  const cwd = fixtureFolder();
  for (const other of ['changed/after.yaml', 'changed/unread.yaml', 'filings/good.yaml']) {
    const args = ['diff', 'changed/before.yaml', other, '--format', 'json'];
    const { stdout } = await perfgoal(args, { cwd });
    const report = JSON.parse(stdout.toString());
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.changes.length).toBeGreaterThan(5);
  }
});

test('the page shows changed words, loads nothing and runs nothing', async () => {
  const html = (await diff(['--format', 'html'])).stdout.toString();
  expect(html).toContain('更换供氧管道<del>1200</del>米，');
  expect(html).toContain('更换供氧管道<ins>1500</ins>米，');
  expect(html).toContain('+124,000.00 元');
  expect(html).not.toMatch(/<script|https?:|src=/);
});

test('text of filings is no markup, in HTML nor in Markdown, and steers no terminal', async () => {
  const cwd = fixtureFolder();
  const hostile = '<img src=x> | [a](b) *c* `d` \\u001b[31m\\u202e';
  const text = readFileSync(join(cwd, 'changed/before.yaml'), 'utf8');
  writeFileSync(join(cwd, 'hostile.yaml'), text.replace('青岭县卫生健康局', `"${hostile}"`));
  const of = async (format: string) => {
    const args = ['diff', 'changed/before.yaml', 'hostile.yaml', '--format', format];
    return (await perfgoal(args, { cwd })).stdout.toString();
  };
  for (const format of ['html', 'markdown', 'pretty', 'json'])
    for (const control of ['\u001b', '\u202e'])
      expect(await of(format), format).not.toContain(control);
  for (const format of ['html', 'markdown']) expect(await of(format), format).not.toContain('<img');
  const [row = ''] = (await of('markdown')).split('\n').filter(line => line.includes('img'));
  expect(row.split(' | ')).toHaveLength(5);
  expect(row).not.toMatch(/[[\]*`]/);
});

test('a terminal is given colours instead of marks', async () => {
  const args = ['diff', ...names];
  const { stdout } = await perfgoal(args, { cwd: fixtureFolder(), isTTY: true, columns: 100 });
  expect(stdout.toString()).toContain('\u001b[31m');
  expect(stdout.toString()).not.toContain('[-1200-]');
});

test('the ending of --output says the format, and nothing is printed', async () => {
  const cwd = fixtureFolder();
  for (const [ending, start] of [
    ['txt', 'changed/before.yaml →'],
    ['md', '# changed/before.yaml'],
    ['html', '<!doctype html>'],
    ['json', '{"version":1,'],
  ]) {
    const { status, stdout } = await diff(['--output', `changes.${ending}`], cwd);
    expect([status, stdout.toString()]).toEqual([1, '']);
    expect(readFileSync(join(cwd, `changes.${ending}`), 'utf8').startsWith(start ?? '')).toBe(true);
  }
});

test('the form with tracked changes bears no name and the date of SOURCE_DATE_EPOCH', async () => {
  const cwd = fixtureFolder();
  const args = ['diff', ...names, '--out', '花脸稿.docx'];
  const env = { SOURCE_DATE_EPOCH: '1700000000' };
  const { status, stderr } = await perfgoal(args, { cwd, env });
  expect([status, stderr]).toEqual([1, '已生成 花脸稿.docx\n']);
  const first = readFileSync(join(cwd, '花脸稿.docx'));
  await perfgoal(args, { cwd, env });
  expect(readFileSync(join(cwd, '花脸稿.docx')).equals(first)).toBe(true);
});

test('a filing that cannot be drawn is told, and no form is written', async () => {
  const cwd = fixtureFolder();
  const args = ['diff', 'changed/before.yaml', 'changed/unread.yaml', '--out', 'a.docx'];
  const { status, stderr } = await perfgoal(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('changed/unread.yaml 画不出表来');
  expect(existsSync(join(cwd, 'a.docx'))).toBe(false);
});

test('between two forms no form with tracked changes is drawn: it would drop what the second does not print', async () => {
  const cwd = fixtureFolder();
  const other = readFileSync(join(cwd, 'changed/before.yaml'), 'utf8').replace(
    /^form: .*$/m,
    'form: national/2011',
  );
  writeFileSync(join(cwd, 'other.yaml'), other);
  const args = ['diff', 'changed/before.yaml', 'other.yaml', '--out', 'a.docx'];
  const { status, stderr } = await perfgoal(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('两份的表样不同（national/annual-notes、national/2011）');
  expect(existsSync(join(cwd, 'a.docx'))).toBe(false);
});
