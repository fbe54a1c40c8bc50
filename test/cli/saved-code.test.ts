/** The built program and the code that V8 made of it: taken where it is good, done without where it is not. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(join(root, 'dist/program.cjs.code'));
const built = test.skipIf(!isBuilt && !process.env.CI);
const folder = mkdtempSync(join(tmpdir(), 'perfgoal-code-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tells on standard error whether V8 took the code of each script. */
const spy = join(folder, 'spy.cjs');
writeFileSync(
  spy,
  `const vm = require('node:vm');
const { Script } = vm;
vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    if (options.cachedData) console.error('code', this.cachedDataRejected ? 'refused' : 'taken');
  }
};
`,
);

function check(home: string) {
  const example = join(root, 'examples/xizang/minimal.yaml');
  const args = ['--require', spy, join(home, 'bin/perfgoal.js'), 'check', example];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const told = stderr.split('\n').filter(line => line.startsWith('code '));
  return { status, stdout, told: [...new Set(told)] };
}

/** The program with its saved code changed. */
function changed(name: string, change: (code: Buffer) => Buffer | undefined): string {
  const home = join(folder, name);
  for (const part of ['bin', 'dist'])
    cpSync(join(root, part), join(home, part), { recursive: true });
  for (const part of ['templates', 'node_modules']) symlinkSync(join(root, part), join(home, part));
  for (const file of readdirSync(join(home, 'dist')).filter(each => each.endsWith('.code'))) {
    const path = join(home, 'dist', file);
    const code = change(readFileSync(path));
    if (code) writeFileSync(path, code);
    else rmSync(path);
  }
  return home;
}

built('is taken as it was saved', () => {
  expect(check(root)).toMatchObject({ status: 0, told: ['code taken'] });
});

built.each([
  [
    'of another release',
    (code: Buffer) => Buffer.from(code.map((byte, at) => (at < 16 ? byte ^ 255 : byte))),
  ],
  ['cut short', (code: Buffer) => code.subarray(0, code.length >> 1)],
  ['empty', () => Buffer.alloc(0)],
  ['missing', () => undefined],
])('%s is done without', (name, change) => {
  const { status, stdout, told } = check(changed(name, change));
  expect(told).not.toContain('code taken');
  expect({ status, stdout }).toEqual({ status: 0, stdout: check(root).stdout });
});
