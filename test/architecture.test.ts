/** The arrows of ARCHITECTURE.md: who may import whom, which package is used where, and how names and calls are kept. */
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
  carry: ['filing', 'source', 'finding.ts'],
  form: ['filing', 'source', 'finding.ts', 'generated'],
  layout: ['form/sheet.ts', 'finding.ts', 'errors.ts', 'source/memoize.ts'],
  spreadsheet: [],
  writers: [
    'form/sheet.ts',
    'finding.ts',
    'errors.ts',
    'source/characters.ts',
    'source/memoize.ts',
    'spreadsheet',
    'generated',
  ],
  'writers/docx': [
    'form/sheet.ts',
    'layout/estimate.ts',
    'layout/characters.ts',
    'layout/fixed-breaks.ts',
    'layout/fitting-size.ts',
    'source/memoize.ts',
    'diff/words.ts',
    'diff/change.ts',
  ],
  'writers/xlsx': ['form/sheet.ts', 'layout', 'errors.ts', 'spreadsheet'],
  'writers/pdf': ['form/sheet.ts', 'layout', 'finding.ts', 'errors.ts'],
  archive: ['errors.ts', 'source/own-text.ts'],
  word: [
    'archive',
    'form/sheet.ts',
    'form/filled-form.ts',
    'source/characters.ts',
    'source/memoize.ts',
    'finding.ts',
    'errors.ts',
  ],
  excel: ['archive', 'form/filled-form.ts', 'source/characters.ts', 'finding.ts', 'errors.ts'],
  draft: [
    'word',
    'form/read/raw.ts',
    'form/label-names.ts',
    'form/label-text.ts',
    'filing',
    'source',
    'finding.ts',
  ],
  likeness: [
    'draft/labels.ts',
    'draft/cell-text.ts',
    'word',
    'form/template.ts',
    'form/filled-form.ts',
    'form/label-text.ts',
    'source',
  ],
  diff: ['check.ts', 'form/requirements.ts', 'filing', 'source', 'finding.ts'],
  summary: [
    'check.ts',
    'check-all.ts',
    'catalogue.ts',
    'spreadsheet',
    'form/requirements.ts',
    'filing',
    'source',
    'finding.ts',
    'errors.ts',
  ],
  cli: ['internal.ts'],
  'cli/merge': ['internal.ts', 'generated'],
};

/** The modules beside the folders tie them together: they may import all but the command line. */
const isDoor = (file: string) => !file.includes('/') && !(file in arrows);

/** Packages, and modules of Node, with the only places that may use them. */
const keepers: Readonly<Record<string, RegExp>> = {
  docx: /^writers\/docx\/(package|styles|watermark)\.ts$/,
  pdfkit: /^writers\/pdf(\/|\.ts$)/,
  fontkit: /^layout\/shaping\.ts$/,
  diff: /^(diff\/words\.ts|writers\/docx\/align-rows\.ts|cli\/check\/fix\.ts)$/,
  commander: /^cli\//,
  chalk: /^cli\//,
  'node:fs': /^(cli\/|assets\.ts$)/,
  'node:fs/promises': /^cli\//,
  'node:process': /^cli\//,
};

/** Files that spread into the arguments of a call what is never much, with what it is. */
const few: Readonly<Record<string, string>> = {
  'cli/commands/rules.ts': 'the rules of this program',
  'cli/help.ts': 'the examples of a command',
  'document-kind.ts': 'five bytes',
  'drawable.ts': 'what is told of one value',
  'form/choice.ts': 'an option and its marks',
  'form/list-items.ts': 'two lists side by side',
  'layout/font-file.ts': 'a name in a font, as long as 16 bits can say',
  'layout/layout-sheet.ts': 'what stands on one page',
  'layout/paginate.ts': 'the cells of a row',
  'layout/parse-font.ts': 'four bytes',
  'layout/place.ts': 'the cells of a row',
  'rules/reading/amounts.ts': 'three words',
  'writers/pdf/font.ts': 'the glyphs of a font, as many as 16 bits can tell apart',
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
/** The code of each file, without its comments. */
const codeOf = new Map(
  files.map(file => [
    file,
    readFileSync(new URL(file, root), 'utf8').replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, ''),
  ]),
);
const edges = files.flatMap(edgesOf);

function edgesOf(file: string): readonly Edge[] {
  const text = codeOf.get(file) ?? '';
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
    const parts = Object.keys(arrows).filter(part => part !== 'generated');
    expect(parts.filter(part => !files.some(file => isIn(file, part)))).toEqual([]);
    const arrowheads = new Set(Object.values(arrows).flat());
    arrowheads.delete('generated');
    expect([...arrowheads].filter(to => !files.some(file => isIn(file, to)))).toEqual([]);
  });

  test('each door is for those outside: index.ts for users, internal.ts for the command line', () => {
    expect(files).toContain('index.ts');
    expect(edges.filter(({ to }) => to === 'index.ts')).toEqual([]);
    const users = edges.filter(({ to }) => to === 'internal.ts').map(({ from }) => from);
    expect(users.length).toBeGreaterThan(10);
    expect(users.filter(from => !from.startsWith('cli/'))).toEqual([]);
  });
});

describe('who may use which package', () => {
  test.each(Object.entries(keepers))('%s', (name, keeper) => {
    const users = edges.filter(({ to }) => to === name).map(({ from }) => from);
    expect(users.filter(user => !keeper.test(user))).toEqual([]);
  });

  test('each is used where it may be', () => {
    const used = new Set(edges.map(({ to }) => to));
    const packages = Object.keys(keepers).filter(name => !name.startsWith('node:'));
    expect([...packages, 'node:fs'].filter(name => !used.has(name))).toEqual([]);
  });

  test('the process belongs to the command line', () => {
    const users = files.filter(file => /\bprocess\./.test(codeOf.get(file) ?? ''));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(file => !file.startsWith('cli/'))).toEqual([]);
  });
});

describe('names and calls', () => {
  test('an exported name stands once in src', () => {
    const places = new Map<string, string[]>();
    for (const [file, code] of codeOf) {
      const exported = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;
      for (const name of new Set([...code.matchAll(exported)].map(([, found = '']) => found)))
        places.set(name, [...(places.get(name) ?? []), file]);
    }
    expect(places.size).toBeGreaterThan(400);
    expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
  });

  test('no imports go in a circle, not even those of types', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const follow = (file: string, way: readonly string[]) => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (done.has(file)) return;
      done.add(file);
      for (const { from, to } of edges) if (from === file) follow(to, [...way, file]);
    };
    for (const file of files) follow(file, []);
    expect(done.size).toBeGreaterThanOrEqual(files.length);
    expect(circles).toEqual([]);
  });

  test('arguments are spread only where they are few: a call takes no more than some 120,000', () => {
    const spread =
      /\b(?:push|unshift|splice|Math\.m(?:ax|in)|fromC(?:har|odePoint)\w*)\((?:[^(){}[\]]|\([^()]*\))*?\.\.\./;
    const found = [...codeOf].filter(([, code]) => spread.test(code)).map(([file]) => file);
    expect(found).toEqual(Object.keys(few));
  });
});
