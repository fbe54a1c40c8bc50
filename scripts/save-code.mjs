// Runs the built program on an example and saves the code that V8 made of it, for bin/load.js.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
for (const name of readdirSync(dist).filter(each => each.endsWith('.cjs')))
  if (/\bimport\(/.test(readFileSync(join(dist, name), 'utf8')))
    throw new Error(`${name} imports what is not bundled, which saved code cannot`);

const { loadAnew, saveCode } = createRequire(import.meta.url)('../bin/load.js');
const { main } = loadAnew('cli');
const out = mkdtempSync(join(tmpdir(), 'perfgoal-'));
const silent = { write: (_, done) => done() };
const example = fileURLToPath(new URL('../examples/xizang/fujian2.yaml', import.meta.url));
const io = { stdin: [], stdout: silent, stderr: silent, env: {}, cwd: out };

const runs = [
  ['check', example],
  ['render', example, '--out', join(out, 'form.docx')],
  ['render', example, '--out', join(out, 'form.pdf')],
];
try {
  for (const run of runs) {
    const status = await main(['node', 'perfgoal', ...run], io);
    if (status !== 0) throw new Error(`perfgoal ${run.join(' ')} ends with ${status}`);
  }
} finally {
  rmSync(out, { recursive: true });
}
saveCode();
