/** The arrows of ARCHITECTURE.md: who may import whom, and which package is used where. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** What each part of src may import besides itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'finding.ts': [],
  'errors.ts': ['finding.ts'],
  'assets.ts': ['errors.ts', 'form/sheet.ts'],
  generated: [],
  source: ['finding.ts', 'errors.ts'],
  filing: ['source', 'finding.ts', 'generated'],
  rules: ['filing', 'source', 'finding.ts'],
  form: ['filing', 'source', 'finding.ts', 'generated'],
  layout: ['form/sheet.ts', 'finding.ts', 'errors.ts'],
  writers: ['form/sheet.ts', 'finding.ts', 'errors.ts', 'generated'],
  'writers/docx': ['form/sheet.ts', 'layout/estimate.ts'],
  'writers/pdf': ['form/sheet.ts', 'layout', 'finding.ts', 'errors.ts'],
  word: ['form', 'filing', 'source', 'finding.ts', 'errors.ts'],
  draft: ['word', 'form', 'filing', 'source', 'finding.ts', 'errors.ts'],
  summary: ['check.ts', 'across.ts', 'filing', 'source', 'finding.ts', 'errors.ts'],
  cli: ['internal.ts'],
};

/** The modules beside the folders tie them together: they may import all but the command line. */
const isDoor = (file: string) => !file.includes('/') && !(file in arrows);

/** Packages, and modules of Node, with the only places that may use them. */
const keepers: Readonly<Record<string, RegExp>> = {
  docx: /^writers\/docx\/(package|styles|watermark)\.ts$/,
  pdfkit: /^writers\/pdf(\/|\.ts$)/,
  fontkit: /^layout\/shaping\.ts$/,
  exceljs: /^summary\/xlsx/,
  saxes: /^word\/xml\.ts$/,
  commander: /^cli\//,
  chalk: /^cli\//,
  'node:fs': /^(cli\/|assets\.ts$)/,
  'node:fs/promises': /^cli\//,
  'node:process': /^cli\//,
};

interface Edge {
  readonly from: string;
  /** A path from src, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
}

const root = new URL('../src/', import.meta.url);
const files = readdirSync(fileURLToPath(root), { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts') && !path.startsWith('generated/'))
  .sort();
const edges = files.flatMap(edgesOf);

function edgesOf(file: string): readonly Edge[] {
  const text = readFileSync(new URL(file, root), 'utf8').replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, '');
  const imports = text.matchAll(/^import\s[^'";]*'([^']+)'/gm);
  const exports = text.matchAll(/^export\s[^'";=]*\sfrom\s+'([^']+)'/gm);
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'/g);
  return [...imports, ...exports, ...dynamic].map(([, name = '']) => {
    const isPackage = !name.startsWith('.');
    const to = isPackage ? name : posix.join(posix.dirname(file), name);
    return { from: file, to, isPackage };
  });
}

/** The entry of the table that speaks for a module: the longest that it stands in. */
function partOf(file: string): string | undefined {
  return Object.keys(arrows)
    .filter(part => isIn(file, part))
    .sort((a, b) => b.length - a.length)[0];
}

const isIn = (file: string, part: string) =>
  file === part || file === `${part}.ts` || file.startsWith(`${part}/`);

test('the modules and their imports are found', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(edges.length).toBeGreaterThan(200);
  for (const { from, to, isPackage } of edges) {
    const isOutside = isPackage || to.startsWith('../') || to.startsWith('generated/');
    expect(isOutside || files.includes(to), `${from} imports ${to}`).toBe(true);
  }
  const targets = edges.map(({ from, to }) => `${from} → ${to}`);
  expect(targets).toContain('writers/index.ts → writers/pdf.ts');
  expect(targets).toContain('writers/pdf/document.ts → pdfkit');
  expect(targets).toContain('cli/program.ts → commander');
});

describe('who may import whom', () => {
  test.each(files.map(file => ({ file })))('$file', ({ file }) => {
    const own = edges.filter(edge => edge.from === file && !edge.isPackage);
    if (isDoor(file)) {
      expect(own.filter(({ to }) => to.startsWith('cli/'))).toEqual([]);
      return;
    }
    const part = partOf(file);
    if (part === undefined) throw new Error(`say in this test what ${file} may import`);
    const folder = part.split('/')[0] ?? part;
    const allowed = [folder, ...(arrows[part] ?? [])];
    const stray = own.filter(
      ({ to }) => !to.startsWith('../') && !allowed.some(one => isIn(to, one)),
    );
    expect(stray).toEqual([]);
  });

  test('the parts are there', () => {
    const parts = files.map(partOf);
    for (const part of [
      'source',
      'filing',
      'rules',
      'form',
      'layout',
      'writers',
      'writers/pdf',
      'cli',
    ])
      expect(parts).toContain(part);
  });
});

describe('who may use which package', () => {
  test.each(Object.entries(keepers))('%s', (name, keeper) => {
    const users = edges.filter(({ to }) => to === name).map(({ from }) => from);
    expect(users.filter(user => !keeper.test(user))).toEqual([]);
  });

  test('each is used where it may be', () => {
    const used = new Set(edges.map(({ to }) => to));
    for (const name of ['docx', 'pdfkit', 'fontkit', 'commander', 'chalk', 'node:fs'])
      expect(used).toContain(name);
  });

  test('the process belongs to the command line', () => {
    const users = files.filter(file => {
      const text = readFileSync(new URL(file, root), 'utf8');
      return !file.startsWith('cli/') && /\bprocess\./.test(text);
    });
    expect(users).toEqual([]);
  });
});
