/** The library as a program that installs perfgoal meets it: what is in dist/, with nothing but a filing given. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { check, type Rendered, render, templateLoader, UserError } from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const seed = readFileSync(new URL('../examples/xizang/fujian2.yaml', import.meta.url));
const isBuilt = existsSync(join(root, 'dist/index.d.ts'));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder of a program that has installed perfgoal. */
function programFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-library-'));
  const home = join(folder, 'node_modules/perfgoal');
  folders.push(folder);
  mkdirSync(home, { recursive: true });
  for (const name of ['package.json', 'dist', 'templates', 'fonts', 'schemas'])
    cpSync(join(root, name), join(home, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'filing.yaml'), seed);
  return folder;
}

describe('with nothing else given', () => {
  test('check takes text or bytes, and render a format', async () => {
    const checked = check(seed.toString());
    expect(checked).toEqual({ ...check(seed), source: expect.anything() });
    expect(checked.source.name).toBe('filing.yaml');
    expect(checked.filing.project.department).toBe('昌都市经济和信息化局');
    const [docx, pdf] = await Promise.all([
      render(checked, { format: 'docx' }),
      render(checked, { format: 'pdf' }),
    ]);
    expect(beginning(docx)).toBe('PK');
    expect(beginning(pdf)).toBe('%P');
  });

  test('a filing cannot have files read: its own template is refused', () => {
    const own = 'form: /etc/passwd.yaml\nyear: 2024\n';
    expect(() => check(own)).toThrow(UserError);
    const read: string[] = [];
    const loadTemplate = templateLoader(path => {
      read.push(path);
      return Buffer.from('extends: xizang/fujian2\n');
    });
    expect(check(own, { loadTemplate }).template?.title).toBe('项目支出绩效目标申报表');
    expect(read).toEqual(['/etc/passwd.yaml']);
  });
});

const beginning = ({ bytes }: Rendered) => Buffer.from(bytes?.subarray(0, 2) ?? []).toString();

test('the example of the README runs as it stands there', {
  skip: !isBuilt && !process.env.CI,
}, () => {
  const [, example = ''] =
    /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(10);
  const folder = programFolder();
  writeFileSync(join(folder, 'example.js'), example);
  const printed = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
  expect(printed).toMatch(/^\d+ (info|warning) .+\n/);
  expect(readFileSync(join(folder, 'form.docx')).subarray(0, 2).toString()).toBe('PK');
});

describe('a wrong call', { skip: !isBuilt && !process.env.CI }, () => {
  const folder = programFolder();
  test.each([
    ['check()', 'check(filingYaml) takes a filing as a string or a Uint8Array, not undefined'],
    ["check('form: none/such')", 'unknown form “none/such”'],
    ["await render(check('a: 1'), {})", 'unknown format “undefined”'],
    ["await render({}, { format: 'pdf' })", 'render(checked, options) takes what check(…) gave'],
  ])('%s is answered in a sentence', (call, sentence) => {
    writeFileSync(
      join(folder, 'wrong.js'),
      `import { check, render } from 'perfgoal';\n${call};\n`,
    );
    const { status, stderr } = spawnSync(process.execPath, ['wrong.js'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    // Node shows the line that threw: of a program without line ends that would be all of it.
    expect(stderr.length).toBeLessThan(3000);
  });
});

test('the types are whole: strict, without skipLibCheck, and amounts are numbers with methods', {
  skip: !isBuilt && !process.env.CI,
}, () => {
  const folder = programFolder();
  const file = join(folder, 'use.ts');
  writeFileSync(
    file,
    `import { check, render, type Filing } from 'perfgoal';
const { filing, findings } = check('form: xizang/fujian2', { name: 'a.yaml' });
const total: string | undefined = filing.funding.rows[0]?.total?.value.plus('0.10').toFixed(2);
// @ts-expect-error An amount is no number.
const wrong: number | undefined = filing.funding.rows[0]?.total?.value;
// @ts-expect-error There is no such format.
void render(check(new Uint8Array()), { format: 'odt' });
export const told: Filing['year'] = filing.year;
export { findings, total, wrong };
`,
  );
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    preserveSymlinks: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const told = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(told).toEqual([]);
});
