/** man/perfgoal.1 is current, and man and mandoc take it without a complaint where they are installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { manPage } from '../../src/cli/man-page.ts';

const root = new URL('../../', import.meta.url);
const file = fileURLToPath(new URL('man/perfgoal.1', root));
const { man, version, files } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

test('it is what the commands say now; UPDATE_GOLDENS=1 writes it', () => {
  const page = manPage(commands, version);
  if (process.env.UPDATE_GOLDENS) {
    mkdirSync(new URL('man/', root), { recursive: true });
    writeFileSync(file, page);
  } else expect(readFileSync(file, 'utf8')).toBe(page);
});

test('it is installed with the package', () => {
  expect(man).toEqual(['man/perfgoal.1']);
  expect(files).toContain('man');
});

/** What a program prints of the page; undefined where it is not installed. */
function printed(program: string, ...args: readonly string[]) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '100', MAN_KEEP_FORMATTING: '' };
  const { stdout, stderr, error } = spawnSync(program, [...args, file], { encoding: 'utf8', env });
  return error ? undefined : { stdout, stderr };
}

test('mandoc has nothing to warn of', ({ skip }) => {
  const lint = printed('mandoc', '-T', 'lint', '-W', 'warning');
  if (!lint) return skip();
  // It has no date, so that it changes only with what it says.
  const rest = lint.stdout
    .split('\n')
    .filter(line => line !== '' && !line.includes('missing date'));
  expect(rest).toEqual([]);
});

test('groff shows all of it', ({ skip }) => {
  const shown = printed('groff', '-k', '-man', '-ww', '-Tutf8', '-P-cbou');
  if (!shown) return skip();
  expect(shown.stderr).toBe('');
  for (const { name, options, notes } of commands) {
    expect(shown.stdout).toContain(`perfgoal ${name}`);
    for (const { flags } of options) expect(shown.stdout).toContain(flags.en);
    const [line = ''] = notes.zh.split('\n');
    expect(shown.stdout.replace(/\s+/g, '')).toContain(line.replace(/\s+/g, ''));
  }
  expect(shown.stdout).toContain('-o');
});
