/** A later run makes only what changed, says why, and writes nothing when nothing did. */
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { hashOf } from '../../src/cli/hashes.ts';
import { openCache } from '../../src/cli/render/cache.ts';
import { fixtureFolder, listing } from './folder.ts';
import { filing, writeFilings } from './many.ts';
import { type Outcome, perfgoal } from './run.ts';

const CACHE = 'out/.perfgoal-cache.json';

/** Three filings rendered as Word and PDF, and what a second run needs. */
async function rendered(...more: string[]) {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 3);
  copyFileSync(new URL('../../fonts/hei.ttf', import.meta.url), join(cwd, 'my.ttf'));
  const args = ['render', 'in', '--out', 'out', '--format', 'docx,pdf', ...more];
  const run = (...others: string[]) => perfgoal([...args, ...others], { cwd });
  expect((await run()).status).toBe(0);
  return { cwd, run, path: (name: string) => join(cwd, name) };
}

/** Everything about the files that writing would change. */
const traces = (cwd: string) =>
  listing(cwd).map(name => {
    const { ino, mtimeMs, size } = statSync(join(cwd, name));
    return [name, ino, mtimeMs, size];
  });

const lines = ({ stderr }: Outcome) => stderr.trimEnd().split('\n');

const unchanged = ['f000.docx', 'f000.pdf', 'f001.docx', 'f001.pdf', 'f002.docx', 'f002.pdf'].map(
  name => `out/${name} 没有变化`,
);

test('a run that changes nothing writes nothing', async () => {
  const { cwd, run } = await rendered();
  const before = traces(cwd);
  const again = await run();
  expect(again.status).toBe(0);
  expect(lines(again)).toEqual(unchanged);
  expect(traces(cwd)).toEqual(before);
});

test('of many filings, too', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 25);
  const run = () => perfgoal(['render', 'in', '--out', 'out'], { cwd });
  await run();
  const before = traces(cwd);
  expect((await run()).stderr).toMatch(/^[^\n]*已生成 0 份，没有变化 25 份（/m);
  expect(traces(cwd)).toEqual(before);
});

type Change = (path: (name: string) => string) => void;

const edit =
  (file: string, from: string, to: string): Change =>
  path => {
    const text = readFileSync(path(file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path(file), text.replace(from, to));
  };

const one = ['in/f001.yaml'];
const all = ['in/f000.yaml', 'in/f001.yaml', 'in/f002.yaml'];

const font =
  (name: string): Change =>
  path =>
    copyFileSync(new URL(`../../fonts/${name}.ttf`, import.meta.url), path('my.ttf'));

test.each<[string, Change, readonly string[], readonly string[], string]>([
  ['a filing', edit('in/f001.yaml', '旦增', '扎西'), [], one, '申报变了'],
  ['a remark in a filing', edit('in/f001.yaml', 'year', '# 说明\nyear'), [], one, '申报变了'],
  ['the form', edit('forms/tiny.yaml', '试用表', '另一张表'), [], all, '表样变了'],
  ['a font', font('song-bold'), [], all, '字体变了'],
  ['the options', () => {}, ['--draft'], all, '选项变了'],
  ['a severity', () => {}, ['--severity', 'vague-wording=error'], all, '选项变了'],
  ['the form asked for', () => {}, ['--form', 'forms/tiny.yaml'], all, '选项变了'],
  ['a missing document', path => rmSync(path('out/f001.pdf')), [], one, '输出的文件不在了'],
  [
    'a longer document',
    path => writeFileSync(path('out/f001.pdf'), 'x'),
    [],
    one,
    '输出的文件被改动过',
  ],
  ['a document of the same length', flip('out/f001.pdf'), [], one, '输出的文件被改动过'],
  ['the program', edit(CACHE, '"program":"', '"program":"0'), [], all.slice(0, 1), '版本变了'],
  ['nothing, by force', () => {}, ['--force'], all, '--force'],
])('%s that changed is why', async (_, change, args, names, reason) => {
  const { run, path } = await rendered('--font', 'body=my.ttf');
  change(path);
  const again = await run('--why', ...args);
  expect(again.status).toBe(0);
  const told = lines(again).filter(line => line.startsWith('in/'));
  expect(told.map(line => line.split('：')[0])).toEqual(names);
  for (const line of told) expect(line).toContain(reason);
  // What was made is what a run into a new folder makes, and is known from now on.
  const fresh = await perfgoal(
    ['render', 'in', '--out', 'fresh', '--format', 'docx,pdf', '--font', 'body=my.ttf', ...args],
    { cwd: path('.') },
  );
  expect(fresh.status).toBe(0);
  expect(contents(path('out'))).toEqual(contents(path('fresh')));
  expect(lines(await run(...args.filter(arg => arg !== '--force')))).toEqual(unchanged);
});

function flip(file: string): Change {
  return path => {
    const bytes = readFileSync(path(file));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(path(file), bytes);
  };
}

const contents = (folder: string) =>
  listing(folder)
    .filter(name => /\.(docx|pdf)$/.test(name))
    .map(name => [name, hashOf(readFileSync(join(folder, name)))]);

test('a font file that a template names is a part of it', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const form = join(cwd, 'forms/tiny.yaml');
  writeFileSync(form, readFileSync(form, 'utf8').replace(/face: [\w-]+/, 'face: our.ttf'));
  const run = (face: string) => {
    const font = new URL(`../../fonts/${face}.ttf`, import.meta.url);
    copyFileSync(font, join(cwd, 'forms/our.ttf'));
    return perfgoal(['render', 'in', '--out', 'out', '--format', 'pdf', '--why'], { cwd });
  };
  await run('hei');
  expect(lines(await run('hei'))).toEqual(['out/f000.pdf 没有变化']);
  expect(lines(await run('song'))[0]).toBe('in/f000.yaml：表样变了');
});

test('a copy of the folder, with other times, is still known', async () => {
  const { cwd, run, path } = await rendered();
  for (const name of listing(path('out'))) utimesSync(join(path('out'), name), 0, 0);
  const before = traces(cwd);
  expect(lines(await run())).toEqual(unchanged);
  expect(traces(cwd)).toEqual(before);
});

test('only the format that is new is made', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const run = (format: string) =>
    perfgoal(['render', 'in', '--out', 'out', '--format', format], { cwd });
  await run('docx');
  const before = traces(cwd).find(([name]) => name === 'out/f000.docx');
  expect(lines(await run('docx,pdf'))[0]).toBe('out/f000.docx 没有变化');
  expect(traces(cwd).find(([name]) => name === 'out/f000.docx')).toEqual(before);
  expect(listing(join(cwd, 'out'))).toContain('f000.pdf');
});

test('warnings are told again, and fail where they fail the run', async () => {
  const cwd = fixtureFolder();
  const run = (...args: string[]) =>
    perfgoal(['render', 'warned', '--out', 'out', ...args], { cwd });
  const first = await run();
  const again = await run();
  expect(first.stderr).toContain('联系电话是手机');
  expect(again.stderr.replace('out/blank.docx 没有变化', '')).toBe(
    first.stderr.replace(/已生成 .*/, ''),
  );
  const strict = await run('--strict');
  expect(strict.status).toBe(1);
  expect(strict.stderr).toContain('warned/blank.yaml 有警告（--strict），没有生成');
});

test('a document that is gone with its filing is forgotten', async () => {
  const { run, path } = await rendered();
  for (const file of ['in/f002.yaml', 'out/f002.docx', 'out/f002.pdf']) rmSync(path(file));
  writeFileSync(path('in/f001.yaml'), filing(7));
  await run();
  const { documents } = JSON.parse(readFileSync(path(CACHE), 'utf8'));
  expect(Object.keys(documents)).toEqual(['f000.docx', 'f000.pdf', 'f001.docx', 'f001.pdf']);
});

const FIRST = '"f001.docx": ';

const lineOf = (text: string) => text.split('\n').find(each => each.startsWith(FIRST)) ?? '';

const kept = (change: (entry: Record<string, unknown>) => void) => (text: string) => {
  const line = lineOf(text);
  const entry = JSON.parse(line.slice(FIRST.length, -1));
  change(entry);
  return text.replace(line, `${FIRST}${JSON.stringify(entry)},`);
};

test.each<[string, (text: string) => string]>([
  ['cut short', text => text.slice(0, text.length / 2)],
  ['cut short after a line', text => text.slice(0, text.indexOf(FIRST))],
  ['longer than it says', text => `${text}${lineOf(text)}\n`],
  ['with a line that does not end', text => text.replace('\n}}', `,\n"${'x'.repeat(70_000)}`)],
  ['empty', () => ''],
  ['no JSON', () => '\u0000\u0001'],
  ['another thing', () => '[]'],
  ['null', () => 'null'],
  ['of another version', text => text.replace('"version": 2', '"version": 1')],
  ['without documents', () => '{"version": 2}'],
  ['with an entry that is none', kept(entry => delete entry.hash)],
  ['with counts that are none', kept(entry => Object.assign(entry, { warnings: 'x' }))],
])('a cache that is %s is told and made anew', async (_, spoil) => {
  const { run, path } = await rendered();
  const before = contents(path('out'));
  const sound = Object.keys(JSON.parse(readFileSync(path(CACHE), 'utf8')).documents);
  writeFileSync(path(CACHE), spoil(readFileSync(path(CACHE), 'utf8')));
  const again = await run('--why');
  expect(again.status).toBe(0);
  expect(lines(again)[0]).toBe(`${CACHE} 不完整或不是这个版本的，不用它，全部重新生成`);
  expect(again.stderr.match(/已生成/g)).toHaveLength(6);
  expect(contents(path('out'))).toEqual(before);
  expect(Object.keys(JSON.parse(readFileSync(path(CACHE), 'utf8')).documents)).toEqual(sound);
  expect(lines(await run())).toEqual(unchanged);
});

test('a bug while a cache is read is no broken cache', async () => {
  const { path } = await rendered();
  const bug = new TypeError('of ours');
  const spy = vi.spyOn(JSON, 'parse').mockImplementation(() => {
    throw bug;
  });
  let thrown: unknown;
  try {
    openCache(path('out'), 'out');
  } catch (error) {
    thrown = error;
  } finally {
    // At once: Vitest uses JSON itself.
    spy.mockRestore();
  }
  expect(thrown).toBe(bug);
});

test('a cache that cannot be written is told, and the documents stand', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  mkdirSync(join(cwd, CACHE), { recursive: true });
  const { status, stderr } = await perfgoal(['render', 'in', '--out', 'out'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('写不了 out/.perfgoal-cache.json');
  expect(listing(join(cwd, 'out'))).toEqual(['.perfgoal-cache.json', 'f000.docx']);
});

test('without a folder nothing is kept', async () => {
  const cwd = fixtureFolder();
  const args = ['render', 'filings/good.yaml'];
  await perfgoal(args, { cwd });
  await perfgoal([...args, '--out', 'form.docx'], { cwd });
  expect(listing(cwd).filter(name => name.includes('cache'))).toEqual([]);
  const why = await perfgoal([...args, '--why'], { cwd });
  expect([why.status, why.stderr]).toEqual([
    2,
    'perfgoal  错误  --why 只用于输出文件夹：要用 --out 指定\n',
  ]);
});

test('documents of Word forms that are read as the form of the settings are found unchanged', async () => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'sent/in'), { recursive: true });
  writeFileSync(join(cwd, 'own.yaml'), 'extends: national/2011\ntitle: 我县的申报表\n');
  writeFileSync(join(cwd, 'perfgoal.config.yaml'), 'form: own.yaml\n');
  const example = new URL('../../examples/national/2011.yaml', import.meta.url);
  copyFileSync(example, join(cwd, 'a.yaml'));
  const made = ['render', 'a.yaml', '--form', 'own.yaml', '--out', 'sent/in/a.docx'];
  expect((await perfgoal(made, { cwd })).status).toBe(0);
  const run = async () =>
    (await perfgoal(['render', 'sent/in/*.docx', '--out', 'out/', '--format', 'pdf'], { cwd }))
      .stderr;
  expect(await run()).toContain('按 own.yaml 读');
  expect(await run()).toBe('out/a.pdf 没有变化\n');
  writeFileSync(join(cwd, 'own.yaml'), 'extends: national/2011\ntitle: 我县的另一张表\n');
  expect(await run()).toContain('已生成 out/a.pdf');
});
