/** What fails before the program can tell: the status is never that of a filing with errors, and a sentence says why. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';

const bin = fileURLToPath(new URL('../../bin/', import.meta.url));

/** The program with `text` in the place of all that was built; none without it. */
function programOf(text?: string): string {
  const home = fixtureFolder();
  cpSync(bin, join(home, 'bin'), { recursive: true });
  mkdirSync(join(home, 'dist'));
  if (text !== undefined) writeFileSync(join(home, 'dist/cli.cjs'), text);
  return home;
}

function start(home: string, env: Readonly<Record<string, string>> = {}) {
  const program = join(home, 'bin/perfgoal.js');
  const options = { encoding: 'utf8', cwd: home, env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], options);
  return { status, stdout, stderr };
}

const world = 'exports.processIo = () => process.cwd();\n';

test.skipIf(process.platform === 'win32')('a current folder that is gone is a fault', () => {
  const home = programOf(`${world}exports.main = async () => 0;`);
  const gone = join(home, 'gone');
  mkdirSync(gone);
  const script = 'rmdir "$PWD" && exec "$0" "$1"';
  const args = ['-c', script, process.execPath, join(home, 'bin/perfgoal.js')];
  const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8', cwd: gone });
  expect(stderr).toMatch(/^perfgoal {2}错误 {2}当前文件夹已被删除.*\nperfgoal {2}error .*\n$/);
  expect(status).toBe(2);
});

test('a program that is not there is a fault', () => {
  const { status, stderr } = start(programOf());
  expect(stderr).toMatch(
    /^perfgoal {2}错误 {2}程序的文件缺失.*MODULE_NOT_FOUND.*\nperfgoal {2}error .*\n$/,
  );
  expect(status).toBe(2);
});

test('so is one that lacks a package', () => {
  const lacking = start(programOf("require('perfgoal-none');"));
  expect(lacking).toMatchObject({ status: 2, stderr: expect.stringContaining('重新安装') });
});

test.each([
  ['while it is loaded', "throw new TypeError('旦增平措');"],
  ['where it begins', `${world}exports.main = () => { throw new TypeError('旦增平措'); };`],
  ['later', `${world}exports.main = () => Promise.reject(new TypeError('旦增平措'));`],
  [
    'where nothing waits for it',
    `${world}exports.main = () =>
      new Promise(() => setTimeout(() => { throw new TypeError('旦增平措'); }));`,
  ],
])('what is thrown %s is a bug, and tells nothing of the filing', (_, text) => {
  const home = programOf(text);
  const { status, stderr } = start(home);
  expect(stderr).toContain('内部出错（TypeError）');
  expect(stderr).not.toMatch(/旦增平措|\bat /);
  expect(status).toBe(3);
  expect(start(home, { PERFGOAL_DEBUG: '1' }).stderr).toMatch(/^ +at /m);
});
