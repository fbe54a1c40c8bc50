/** What the built command loads: check has no use for the libraries that draw documents. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(`${root}dist/cli.cjs`);

/** Tells each file of modules that is read. */
const spy = fileURLToPath(new URL('fixtures/tell-files.cjs', import.meta.url));

/** The packages and the files of dist/ that a run of the built command loads. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--require', spy, 'bin/perfgoal.js', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  expect(status).toBe(0);
  const names = [...stderr.matchAll(/^reads .*\/(?:node_modules\/([^/\n]+)\/|dist\/.*)/gm)];
  return [...new Set(names.map(([line, name]) => name ?? line.slice(line.lastIndexOf('/') + 1)))];
}

/** Packages, and the chunks of dist/ that hold what draws pages. */
const drawing = /^(docx|pdfkit|fontkit|exceljs|diff|xlsx|pdf|html)(\.cjs)?$/;
const example = 'examples/xizang/fujian2.yaml';

test.skipIf(!isBuilt && !process.env.CI)('check loads none of the libraries that draw', () => {
  for (const format of ['pretty', 'json', 'sarif', 'junit', 'github']) {
    const loaded = loadedBy('check', example, '--format', format);
    expect(loaded).toContain('program.cjs');
    expect(loaded.filter(name => drawing.test(name))).toEqual([]);
  }
});

test.skipIf(!isBuilt && !process.env.CI)(
  'one document needs no pool, cache, report or watch',
  () => {
    const out = fixtureFolder();
    const few = loadedBy('render', example, '--out', join(out, 'form.docx'));
    expect(few).toContain('docx.cjs');
    const many = /^(chokidar|cli-progress|cache|pool|report-file|watch)\.cjs$/;
    expect(few.filter(name => many.test(name))).toEqual([]);
    const more = ['--timeout', '60', '--report', '-'];
    const all = loadedBy('render', example, '--out', join(out, 'form.docx'), ...more);
    for (const name of ['pool.cjs', 'report-file.cjs']) expect(all).toContain(name);
  },
);

test.skipIf(!isBuilt && !process.env.CI)('differences are made only where they are shown', () => {
  expect(loadedBy('check', example, '--fix', '--dry-run')).toContain('diff.cjs');
});

test.skipIf(!isBuilt && !process.env.CI)(
  'one document into a pipe needs neither network, terminal nor threads of Node',
  () => {
    const script = `
      const { main, processIo } = require('./bin/load.js').load('cli');
      main(process.argv, processIo()).then(() => {
        const loaded = process.moduleLoadList.map(each => each.replace('NativeModule ', ''));
        require('fs').writeSync(3, JSON.stringify(loaded));
      });`;
    const out = join(fixtureFolder(), 'form.pdf');
    const { output, status } = spawnSync(
      process.execPath,
      ['-e', script, '--', 'perfgoal', 'render', example, '--out', out],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const loaded: readonly string[] = JSON.parse(output[3] ?? '');
    expect(loaded).toContain('fs');
    for (const name of ['net', 'tty', 'child_process', 'worker_threads'])
      expect(loaded).not.toContain(name);
  },
);
