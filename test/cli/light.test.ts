/** What the built command loads: check has no use for the libraries that draw documents. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(`${root}dist/cli.cjs`);

/** Prints each file of modules that is read. */
const spy = fileURLToPath(new URL('fixtures/tell-files.cjs', import.meta.url));

/** The packages and the files of dist/ that a run of the built command loads. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--require', spy, 'bin/perfgoal.js', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  expect(status).toBe(0);
  const names = [...stderr.matchAll(/^reads .*?\/(?:node_modules\/([^/\n]+)\/|dist\/.*)/gm)];
  return [...new Set(names.map(([line, name]) => name ?? line.slice(line.lastIndexOf('/') + 1)))];
}

/** Packages, and the chunks of dist/ that hold what draws pages. */
const drawing = /^(docx|pdfkit|fontkit|diff|xlsx|pdf|html)(\.cjs)?$/;
const example = 'examples/xizang/fujian2.yaml';

test.skipIf(!isBuilt && !process.env.CI)('check loads none of the libraries that draw', () => {
  for (const format of ['pretty', 'json', 'sarif', 'junit', 'github']) {
    const loaded = loadedBy('check', example, '--format', format);
    expect(loaded).toContain('program.cjs');
    expect(loaded.filter(name => drawing.test(name))).toEqual([]);
  }
});

test.skipIf(!isBuilt && !process.env.CI)(
  'a Word document of a shipped form is written without docx, one of a form of the user’s own with it',
  () => {
    const folder = fixtureFolder();
    const load = (filing: string) =>
      loadedBy('render', filing, '--out', join(folder, 'form.docx'), '--quiet');
    const shipped = load(example);
    expect(shipped).toContain('docx.cjs');
    expect(shipped).not.toContain('package.cjs');
    const template = join(folder, 'own.yaml');
    const wide = '\npaper: { top: 21, right: 18, bottom: 18, left: 18 }\n';
    writeFileSync(template, readFileSync(`${root}templates/xizang/fujian2.yaml`, 'utf8') + wide);
    const own = join(folder, 'filing.yaml');
    const filing = readFileSync(join(root, example), 'utf8');
    writeFileSync(own, filing.replace('form: xizang/fujian2', `form: ${template}`));
    expect(load(own)).toContain('package.cjs');
  },
);

test.skipIf(!isBuilt && !process.env.CI)('what reads documents is loaded only for one', () => {
  const reading = /^(fflate|filled-word|filled-workbook|match|nearest-forms|archive|xml)(\.cjs)?$/;
  expect(loadedBy('check', example).filter(name => reading.test(name))).toEqual([]);
  const form = join(fixtureFolder(), '申报表.docx');
  loadedBy('render', example, '--out', form, '--quiet');
  const loaded = loadedBy('check', form);
  for (const name of ['filled-word.cjs', 'match.cjs']) expect(loaded).toContain(name);
  expect(loaded).not.toContain('filled-workbook.cjs');
  expect(loaded.filter(name => drawing.test(name))).toEqual([]);
});

test.skipIf(!isBuilt && !process.env.CI)('differences are made only where they are shown', () => {
  expect(loadedBy('check', example, '--fix', '--dry-run')).toContain('diff.cjs');
});

test.skipIf(!isBuilt && !process.env.CI)(
  'one document needs no pool, cache, report or watch',
  () => {
    const out = join(fixtureFolder(), 'form.pdf');
    const few = loadedBy('render', example, '--out', out);
    expect(few).toContain('pdf.cjs');
    const many = /^(piscina|fontkit|(chokidar|cli-progress|cache|pool|report-file|watch)\.cjs)$/;
    expect(few.filter(name => many.test(name))).toEqual([]);
    const all = loadedBy('render', example, '--out', out, '--timeout', '60', '--report', '-');
    for (const name of ['piscina', 'pool.cjs', 'report-file.cjs']) expect(all).toContain(name);
  },
);
