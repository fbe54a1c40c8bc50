/** Filled forms whose rows python-docx and openpyxl have added, removed, moved, merged and split: nothing invented, nothing lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { matchForm } from '../src/form/match/match.ts';
import { readDocument } from '../src/import.ts';
import { examples, renderExample } from './examples/examples.ts';

/** Debian: python3-docx, python3-openpyxl. */
const PYTHON = '/usr/bin/python3';
const hasPython =
  Boolean(process.env.CI) || spawnSync(PYTHON, ['-c', 'import docx, openpyxl']).status === 0;

const SHOWN = ['national-annual', 'national-2015', 'shanghai-district', 'xizang-fujian2'];
const plain = (text: string) => text.replaceAll(/\s/g, '');

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

async function readFile(path: string, template: Parameters<typeof matchForm>[1]) {
  const { forms } = await readDocument(readFileSync(path), path);
  const [only] = forms;
  if (!only) throw new Error(`${path} has no form`);
  const { above, cells, below } = only.form;
  const lines = [...above, ...below].map(({ text }) => text);
  const shown = plain([...lines, ...cells.flatMap(cell => cell.lines)].join(''));
  const { value, unplaced } = matchForm(only.form, template);
  const {
    form: _,
    year: _year,
    ...rest
  } = value as { readonly form: string; readonly year?: string };
  const values = textsIn(rest).map(plain);
  const left = unplaced.map(({ text }) => plain(text));
  // Names of levels are keys.
  return { shown, values, told: plain(JSON.stringify(rest)) + left.join('\n') };
}

test.skipIf(!hasPython).each(['docx', 'xlsx'] as const)(
  'in .%s',
  async format => {
    const folder = mkdtempSync(join(tmpdir(), 'perfgoal-edited-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const chosen = examples.filter(({ name }) => SHOWN.includes(name));
    expect(chosen).toHaveLength(SHOWN.length);
    const paths = new Map<string, string>();
    for (const example of chosen) {
      const path = join(folder, `${example.name}.${format}`);
      writeFileSync(path, await renderExample(example, format));
      paths.set(example.name, path);
    }
    const script = fileURLToPath(new URL('edited.py', import.meta.url));
    const { status, stderr } = spawnSync(PYTHON, [script, folder, ...paths.values()], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    for (const { name, checked } of chosen) {
      const { template } = checked;
      if (!template) throw new Error(`${name} has no form`);
      const whole = await readFile(paths.get(name) ?? '', template);
      const edited = readdirSync(folder).filter(file => file.startsWith(`${name}-`));
      expect(edited).toHaveLength(format === 'docx' ? 5 : 6);
      for (const file of edited) {
        const { shown, values, told } = await readFile(join(folder, file), template);
        // What the edit itself took away is not there to be read.
        const lost = whole.values.filter(text => shown.includes(text) && !told.includes(text));
        expect.soft({ file, lost }).toEqual({ file, lost: [] });
        const invented = values.filter(
          text => !shown.includes(text) && !whole.values.includes(text),
        );
        expect.soft({ file, invented }).toEqual({ file, invented: [] });
        if (file.includes('_added'))
          for (const text of ['新增的一行', '新增的内容']) expect.soft(told, file).toContain(text);
      }
    }
  },
  180_000,
);
