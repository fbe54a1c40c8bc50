/** Standard output of the built program, whoever reads it: all of it arrives, or the exit status says that it did not. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { usingBuilt } from './many.ts';

const { program } = usingBuilt();
const example = fileURLToPath(new URL('../../examples/xizang/fujian2.yaml', import.meta.url));
const render = `perfgoal render '${example}' --out - --format pdf`;

/** Runs a line of the shell in which `perfgoal` is the program. */
function shell(line: string) {
  const perfgoal = `perfgoal() { '${process.execPath}' '${program()}' "$@"; };`;
  return spawnSync('bash', ['-c', `${perfgoal} ${line}`], {
    cwd: fixtureFolder(),
    encoding: 'utf8',
    env: { ...process.env, PERFGOAL_LANG: '' },
  });
}

describe.skipIf(process.platform === 'win32')('standard output', () => {
  // A pipe holds 64 KB; the document is larger.
  test('a slow reader of a pipe gets what a file gets', () => {
    const line = `${render} > a.pdf && ${render} | (sleep 1; cat) > b.pdf && cmp a.pdf b.pdf`;
    expect(shell(line).status).toBe(0);
  });

  test('a reader that goes away is no error', () => {
    const { stdout, stderr } = shell(`${render} | head -c 4; echo "\${PIPESTATUS[0]}"`);
    expect(stdout).toBe('%PDF0\n');
    expect(stderr).not.toContain('标准输出');
  });

  test('a file that cannot hold all of it is an error', () => {
    const { status, stderr } = shell(`ulimit -f 16; ${render} > form.pdf`);
    expect(stderr).toContain('写不了标准输出');
    expect(status).toBe(2);
  });
});
