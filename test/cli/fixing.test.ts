/** check --fix on files: encodings, links, permissions, and what it must not touch. */
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const NAME = 'mendable/notes.yaml';

async function fixed(bytes?: Uint8Array) {
  const cwd = fixtureFolder();
  const path = join(cwd, NAME);
  if (bytes) writeFileSync(path, bytes);
  const before = readFileSync(path);
  const outcome = await perfgoal(['check', NAME, '--fix'], { cwd });
  return { ...outcome, cwd, path, before, after: readFileSync(path) };
}

const text = readFileSync(new URL(`fixtures/${NAME}`, import.meta.url), 'utf8');

test('a byte order mark and line ends stay', async () => {
  const { status, after } = await fixed(Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`));
  expect(status).toBe(0);
  expect(after.toString()).toMatch(/^\uFEFF# .*\r\nform: .*\r\nyear: 2025\r\n/);
});

test('none is put before a text that only begins with the same byte', async () => {
  const { status, after } = await fixed(Buffer.from(`＄: 1\n${text}`));
  expect(status).toBe(1);
  expect(after.toString()).toMatch(/^＄: 1\n.*\nyear: 2025\n/s);
});

test('UTF-16 is refused and stays', async () => {
  const { status, stderr, before, after } = await fixed(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  expect(status).toBe(2);
  expect(stderr).toContain('UTF-16');
  expect(after.equals(before)).toBe(true);
});

test.each([
  ['YAML with a slip that is not certain', Buffer.from(`${text}   x: "1\n`)],
  ['a key twice', Buffer.from(`${text}year: ２０２４\n`)],
  ['GBK', Buffer.from([0xc4, 0xea, 0x3a, 0x20, 0xa3, 0xb2])],
  ['nothing', new Uint8Array()],
])('%s stays', async (_, bytes) => {
  const { status, before, after } = await fixed(bytes);
  expect(status).toBe(1);
  expect(after.equals(before)).toBe(true);
});

test('a file that is right is not written', async () => {
  const cwd = fixtureFolder();
  const path = join(cwd, 'filings/good.yaml');
  const { ino } = statSync(path);
  await perfgoal(['check', 'filings/good.yaml', '--fix'], { cwd });
  expect(statSync(path).ino).toBe(ino);
});

test('a link stays a link, rights stay', async () => {
  const cwd = fixtureFolder();
  chmodSync(join(cwd, NAME), 0o640);
  symlinkSync(NAME, join(cwd, 'link.yaml'));
  await perfgoal(['check', 'link.yaml', '--fix', '--form', 'forms/lenient.yaml'], { cwd });
  expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(cwd, NAME), 'utf8')).toContain('year: 2025');
  expect(statSync(join(cwd, NAME)).mode & 0o777).toBe(0o640);
});

test('a dry run writes nothing, and its differences are a patch', async () => {
  const cwd = fixtureFolder();
  const { stdout } = await perfgoal(['check', NAME, '--fix', '--dry-run'], { cwd });
  const before = readFileSync(join(cwd, NAME), 'utf8');
  expect(before).toBe(text);
  await perfgoal(['check', NAME, '--fix'], { cwd });
  expect(applyPatch(before, stdout.toString())).toBe(readFileSync(join(cwd, NAME), 'utf8'));
});

test('a terminal gets colours and nothing that steers it', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, NAME), text.replace('# 名称', '# \u202E名称'));
  const args = ['check', NAME, '--fix', '--dry-run'];
  const { stdout } = await perfgoal(args, { cwd, isTTY: true });
  expect(stdout.toString()).toContain('\u001B[32m+year: 2025\u001B[39m');
  expect(stdout.toString()).toContain('<U+202E>');
});
