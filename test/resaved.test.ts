/** Filled forms that other programs have opened and saved: they are the same filing, and the same form again. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDocument } from '../src/check-filled.ts';
import { render } from '../src/internal.ts';
import { type Example, examples, renderExample } from './examples/examples.ts';
import { convert, testWith } from './examples/tools.ts';

/** Debian: python3-docx, python3-openpyxl. */
const PYTHON = '/usr/bin/python3';

/** Opens each file that it is given and saves it into the folder given first. */
const SAVE = `
import os, sys, docx, openpyxl
for path in sys.argv[2:]:
    opened = docx.Document(path) if path.endswith('.docx') else openpyxl.load_workbook(path)
    opened.save(os.path.join(sys.argv[1], os.path.basename(path)))
`;
const hasPython =
  Boolean(process.env.CI) || spawnSync(PYTHON, ['-c', 'import docx, openpyxl']).status === 0;

/** Every example as a document of a format, by its path in a folder. */
async function written(folder: string, format: 'docx' | 'xlsx') {
  const files = new Map<string, Example>();
  for (const example of examples) {
    const path = join(folder, `${example.name.replace('/', '-')}.${format}`);
    writeFileSync(path, await renderExample(example, format));
    files.set(path, example);
  }
  return files;
}

function folders(): { readonly folder: string; readonly saved: string } {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-resaved-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const saved = join(folder, 'saved');
  mkdirSync(saved);
  return { folder, saved };
}

/** Whether the saved files, checked and rendered again, are the documents that the examples make. */
async function expectSame(files: ReadonlyMap<string, Example>, saved: string) {
  for (const [path, example] of files) {
    const file = join(saved, basename(path));
    const checked = await checkDocument(readFileSync(file), { name: basename(file) });
    const { bytes } = await render(checked, { format: 'docx' });
    const same = bytes !== undefined && Buffer.compare(bytes, await renderExample(example, 'docx'));
    expect.soft({ file: basename(file), same }).toEqual({ file: basename(file), same: 0 });
    const lost = checked.findings.filter(({ rule }) => rule === 'cell-placed');
    expect.soft(lost).toEqual([]);
  }
}

/** How many tables each file has, and how many rows and columns the first has. */
const COUNT = `
import sys, docx
for path in sys.argv[1:]:
    opened = docx.Document(path)
    print(len(opened.tables), len(opened.tables[0].rows), len(opened.tables[0].columns))
`;

test.skipIf(!hasPython)('python-docx sees the whole form as the first and only table', async () => {
  const files = await written(folders().folder, 'docx');
  const { stdout } = spawnSync(PYTHON, ['-c', COUNT, ...files.keys()], { encoding: 'utf8' });
  const expected = [...files.values()].map(({ sheet: { sections, columns } }) => {
    const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
    return `1 ${rows} ${columns.length}`;
  });
  expect(stdout.trim().split('\n')).toEqual(expected);
});

test.skipIf(!hasPython)(
  'by python-docx and openpyxl',
  async () => {
    const { folder, saved } = folders();
    const files = new Map([...(await written(folder, 'docx')), ...(await written(folder, 'xlsx'))]);
    const { status, stderr } = spawnSync(PYTHON, ['-c', SAVE, saved, ...files.keys()], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    await expectSame(files, saved);
  },
  120_000,
);

testWith('soffice')(
  'by LibreOffice, as Word 97 and back',
  async () => {
    const { folder, saved } = folders();
    const files = await written(folder, 'docx');
    convert([...files.keys()], 'doc', saved);
    const old = [...files.keys()].map(path => join(saved, basename(path).replace(/x$/, '')));
    convert(old, 'docx', saved);
    await expectSame(files, saved);
  },
  240_000,
);
