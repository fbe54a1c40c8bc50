import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { perfgoal, type Surroundings } from './run.ts';

const ESCAPE = '\u001b';

async function isColoured(surroundings: Omit<Surroundings, 'cwd'>): Promise<boolean> {
  const { stdout } = await perfgoal(['check', 'filings/slips.yaml'], {
    ...surroundings,
    cwd: fixtureFolder(),
  });
  return stdout.includes(ESCAPE);
}

test.each<[string, Omit<Surroundings, 'cwd'>, boolean]>([
  ['a pipe', {}, false],
  ['a terminal', { isTTY: true }, true],
  ['a terminal with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
  ['a terminal with NO_COLOR empty', { isTTY: true, env: { NO_COLOR: '' } }, true],
  ['a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
  ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
  ['a terminal with FORCE_COLOR=0', { isTTY: true, env: { FORCE_COLOR: '0' } }, false],
  ['FORCE_COLOR over NO_COLOR', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
])('colours on %s', async (_, surroundings, coloured) => {
  expect(await isColoured(surroundings)).toBe(coloured);
});

test('frames keep to the width of the terminal', async () => {
  const cwd = fixtureFolder();
  const text = `form: ../forms/tiny.yaml\nyear: 2025\nproject: { name: ${'长'.repeat(200)}, 错: 1 }\n`;
  writeFileSync(join(cwd, 'filings/long.yaml'), text);
  const { stdout } = await perfgoal(['check', 'filings/long.yaml'], { cwd, columns: 50 });
  const frames = stdout
    .toString()
    .split('\n')
    .filter(line => / \d+ \| /.test(line));
  expect(frames.length).toBeGreaterThan(0);
  const cells = (line: string) => [...line].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
  for (const line of frames) expect(cells(line)).toBeLessThanOrEqual(50);
});

/** Everything that could steer a terminal but the end of a line. */
const STEERING = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200B]/u;

test.each(['pretty', 'short', 'json'])('no control reaches the terminal in %s', async format => {
  const cwd = fixtureFolder();
  const name = `evil${ESCAPE}[2J\u202e.yaml`;
  const text = `form: ../forms/tiny.yaml\nyear: 2025\nproject:\n  name: a${ESCAPE}]0;x\u0007\u009b31m\u202eb\n  "k${ESCAPE}[31m": \u0000 1\n`;
  writeFileSync(join(cwd, 'filings', name), text);
  for (const args of [
    ['check', `filings/${name}`, '--format', format],
    ['check', `nowhere/${name}`],
    ['check', 'filings/good.yaml', '--form', `${name}.yaml`],
    ['render', `filings/${name}`],
    ['render', 'filings/good.yaml', '--out', `x/${name}`],
    [`--${name}`],
    ['check', '--lang', name],
  ]) {
    const { stdout, stderr, status } = await perfgoal(args, { cwd });
    expect(status).not.toBe(0);
    expect(stdout.length + stderr.length).toBeGreaterThan(0);
    expect(stdout.toString()).not.toMatch(STEERING);
    expect(stderr).not.toMatch(STEERING);
  }
});

test('json stays json', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'x.yaml'), 'form: a\n"k\u009b\u202e\u{e0041}": 1\n');
  const { stdout } = await perfgoal(
    ['check', 'x.yaml', '--form', 'forms/tiny.yaml', '--format', 'json'],
    { cwd },
  );
  const printed = JSON.stringify(JSON.parse(stdout.toString()));
  expect(printed).toContain(JSON.stringify('k\u009b\u202e\u{e0041}'));
});

test('a document is not written to a terminal', async () => {
  const { status, stdout } = await perfgoal(
    ['render', 'filings/good.yaml', '--out', '-', '--format', 'docx'],
    { cwd: fixtureFolder(), isTTY: true },
  );
  expect({ status, bytes: stdout.length }).toEqual({ status: 2, bytes: 0 });
});
