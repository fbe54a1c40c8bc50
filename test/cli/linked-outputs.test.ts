/** Documents that links make one file: refused, so that none is lost. */
import { cpSync, linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { writeFilings } from './many.ts';
import { perfgoal } from './run.ts';

/** A folder with two filings in in/ and one in each of in/one and in/two, and an empty folder out/. */
function prepared(): string {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2);
  for (const name of ['in/one', 'in/two', 'out']) mkdirSync(join(cwd, name), { recursive: true });
  cpSync(join(cwd, 'in/f000.yaml'), join(cwd, 'in/one/same.yaml'));
  cpSync(join(cwd, 'in/f001.yaml'), join(cwd, 'in/two/same.yaml'));
  return cwd;
}

const render = (cwd: string, ...more: string[]) => {
  const args = ['render', 'in', '--out', 'out/', '--force', '--form', 'forms/tiny.yaml', ...more];
  return perfgoal(args, { cwd });
};

test.each<[string, boolean, (cwd: string) => void, RegExp]>([
  [
    'a document that leads to another',
    true,
    cwd => symlinkSync('f001.docx', join(cwd, 'out/f000.docx')),
    /in\/f000\.yaml 和 in\/f001\.yaml 的输出会写进同一个文件：out\/f001\.docx/,
  ],
  [
    'one that leads to a document that is not there yet',
    false,
    cwd => symlinkSync('f000.docx', join(cwd, 'out/f001.docx')),
    /in\/f000\.yaml 和 in\/f001\.yaml 的输出会写进同一个文件：out\/f001\.docx/,
  ],
  [
    'a folder that leads to another',
    false,
    cwd => {
      mkdirSync(join(cwd, 'out/one'));
      symlinkSync('one', join(cwd, 'out/two'));
    },
    /in\/one\/same\.yaml 和 in\/two\/same\.yaml 的输出会写进同一个文件：out\/two\/same\.docx/,
  ],
  [
    'a folder that leads to one that is not there yet',
    false,
    cwd => symlinkSync('two', join(cwd, 'out/one')),
    /in\/one\/same\.yaml 和 in\/two\/same\.yaml 的输出会写进同一个文件：out\/two\/same\.docx/,
  ],
])('%s', async (_, isThere, link, says) => {
  const cwd = prepared();
  if (isThere) cpSync(join(cwd, 'in/f000.yaml'), join(cwd, 'out/f001.docx'));
  link(cwd);
  const before = listing(cwd);
  const { status, stderr } = await render(cwd);
  expect([status, stderr]).toEqual([2, expect.stringMatching(says)]);
  expect(listing(cwd)).toEqual(before);
});

test('with --name, too', async () => {
  const cwd = prepared();
  mkdirSync(join(cwd, 'out/2025'));
  symlinkSync('f001.docx', join(cwd, 'out/2025/f000.docx'));
  const args = [
    'render',
    'in/f000.yaml',
    'in/f001.yaml',
    '--out',
    'out/',
    '--name',
    '{year}/{file}',
  ];
  const { status, stderr } = await perfgoal(args, { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('会写进同一个文件')]);
});

test('links that lead apart, and hard ones, are let be', async () => {
  const cwd = prepared();
  cpSync(join(cwd, 'in/f000.yaml'), join(cwd, 'out/f000.docx'));
  linkSync(join(cwd, 'out/f000.docx'), join(cwd, 'out/f001.docx'));
  mkdirSync(join(cwd, 'out/real'));
  symlinkSync('real', join(cwd, 'out/one'));
  expect((await render(cwd)).status).toBe(0);
  symlinkSync('out', join(cwd, 'out-too'));
  const args = ['render', 'in', '--out', 'out-too/', '--force', '--form', 'forms/tiny.yaml'];
  expect((await perfgoal(args, { cwd })).status).toBe(0);
});
