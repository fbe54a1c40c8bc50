/** The quick way through YAML and the full one read alike, and the quick one is taken where filings are ordinary. */
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify, type ToStringOptions } from 'yaml';
import type { Path } from '../../src/finding.ts';
import { fullYaml } from '../../src/source/full-yaml.ts';
import { MAX_DEPTH, MAX_VALUES } from '../../src/source/plain-value.ts';
import { unprintable } from '../../src/source/printable.ts';
import { quickYaml } from '../../src/source/quick-yaml.ts';
import { type Source, sourceOf } from '../../src/source/read-yaml.ts';
import { cases } from '../random.ts';

/** Whether the quick way reads the text; when it does, both ways must have the same to say. */
function isQuick(text: string): boolean {
  const reading = quickYaml(text);
  if (!reading) return false;
  const full = fullYaml(text);
  const ways = [
    sourceOf('甲.yaml', text, reading, []),
    sourceOf('甲.yaml', text, full, unprintable(full.value)),
  ];
  const [quick, slow] = ways.map(told);
  if (!isDeepStrictEqual(quick, slow)) expect(quick, JSON.stringify(text)).toEqual(slow);
  return true;
}

/** All that a source says: prototypes and order of keys, comments, findings, and the span of every path. */
function told({ value, locate, spanAt, comments, findings }: Source) {
  const spans = [...pathsIn(value, [])].flatMap(path =>
    [path, [...path, '没有'], [...path, 99]].map(place => [locate(place), locate(place, 'key')]),
  );
  return { value, json: JSON.stringify(value), spans, comments, findings, start: spanAt(0, 1) };
}

function* pathsIn(value: unknown, path: Path): Iterable<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    yield* pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

const root = new URL('../../', import.meta.url);
const files = ['examples', 'templates', 'test'].flatMap(folder =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`),
);
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const examples = files.filter(file => file.startsWith('examples/'));

describe('YAML of this repository', () => {
  test.each(files)('%s', file => {
    const text = textOf(file);
    const quick = [text, text.replaceAll('\n', '\r\n'), text.trimEnd()].map(isQuick);
    if (examples.includes(file)) expect(quick).toEqual([true, true, true]);
  });

  test('is mostly read the quick way', () => {
    expect(examples.length).toBeGreaterThan(10);
    const quick = files.filter(file => quickYaml(textOf(file)));
    expect(quick.length).toBeGreaterThan(0.9 * files.length);
  });
});

test.each([
  'a: 1',
  '---\na: 1\n',
  '# 注\n\na: 1 # 注\n  # 注\n\n',
  'a:\nb: ~\nc: null\nd: ""\n',
  'a:\n- b\n- c: 1\n  d:\n  - e\nf:\n    - g\n',
  'a:\n  -\n    b: 1\n  -   c: 2\n      d: 3\n  - "e": 4\n',
  "a :  b c   # 注\n甲 乙: -1\n\"c: d\": e\n'f': it's\n",
  "a: 'it''s'\nb: \"甲\\n乙 \\\"\\\\\"\nc: a:b#c - [d], {e}\n",
  'a: { b: 1, "c":2, d: , e:, f: [ ], g: {}, }\nh: [a, [b], {c: d},]\n',
  'a: [\n  b, # 注\n\n  c\n]\nd: {\n  e: f\n , g: h }\n',
  '{\n  "a": [\n    "b",\n    "c"\n  ]\n}\n',
  'a:\n  [b, c]\nd:\n  text\ne:\n  "text"\n',
  'a: |\n  b\n\n    c # d\n\n\ne: |-\n f\n# 注\ng: |+\n  h\n\n\ni: >-\n  j\n  k\n\n  l\n',
  'a: &a\n  b: 1\nc: *a\nd: [1]\ne: &甲 [1]\nf:\n  - g\ng: *甲\n',
  '__proto__: { a: 1 }\nconstructor: 2\ntoString:\n  __proto__: 3\n2: b\n1: a\n',
  '姓名: 𫖯\n地点: ལྷ་ས\n空格: 甲\u3000乙\u00a0丙\u2028丁\u0085戊\n',
  '- a\n- b: c\n',
])('is read the quick way: %j', text => {
  expect(isQuick(text)).toBe(true);
});

test.each([
  '',
  '# 注',
  '  a: 1',
  'a\nb',
  'a:1\nb',
  'a: 1\n---\nb: 2',
  '...\na: 1',
  '--- a: 1',
  '%YAML 1.2\n---\na: 1',
  'a: 1\na: 2',
  '{a: 1, a: 2}',
  'a: b: c',
  'a: - b',
  '- - b',
  'a: b\n  c',
  'a: b\n\n  c',
  '? a\n: b',
  'a:\n    b: 1\n  c: 2',
  'a:\n  b: 1\n c: 2',
  'a:\n  - b\n c: 1',
  '- a\nb: 1',
  'a: 1\n- b',
  '- a\n  b: 1',
  'a: !!str b',
  'a: &x b',
  '&x a: b',
  'a: *x',
  'a: &x [*x]',
  'a: &x [1]\nb: &x [2]',
  '*a : b',
  'a: "b',
  "a: 'b",
  'a: "b"c',
  'a: "b"#c',
  'a: "\\q"',
  'a: "\\u4e2d"',
  'a: "b\n  c"',
  'a: @b',
  'a: `b',
  'a: %b',
  'a: [b',
  'a: [b]]',
  'a: [b c: d]',
  'a: [,]',
  'a: [b,,c]',
  'a: {b}',
  'a: [b] c',
  '[a]: b',
  'a: [b\n  c]',
  'a: [b,\nc]',
  'a:\n# 注\n  b',
  'a: {\n   b: c\n# 注\n  }',
  'a: [b,#c\n  ]',
  'a: [-]',
  'a: [\n---\n]',
  '{\n---: a}',
  '[\n---\n]',
  'a: |\nb: 1',
  'a: |2\n   b',
  'a: |\n\n  b',
  'a: |\n  b\n     \n',
  'a: |\n  b\n  ',
  'a: | # 注\n  b',
  'a: >\n  b\n   c',
  'a: |\n    b\n  c',
  'a:\tb',
  '\ta: b',
  'a: b\rc: d',
  'a: 昌\u200b都',
  'a: \u0000',
  'a: \ud800',
  '\ufeffa: 1',
  '- ',
  'a: [b]: c',
])('is left to the package: %j', text => {
  expect(quickYaml(text)).toBeUndefined();
});

describe('what programs print', () => {
  const marks = [...':#-?,[]{}&*!|>\'"%@`~\\= \n.'].flatMap(mark => [mark, `${mark} `, ` ${mark}`]);
  const words = [
    '项目',
    '昌都市',
    '2023-01-01',
    '4.50',
    '≥95%',
    'null',
    'true',
    'a',
    '〔2019〕133号',
    '𫖯',
  ];
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    fc.array(fc.constantFrom(...marks, ...words), { maxLength: 8 }).map(parts => parts.join('')),
  );
  const { filing } = fc.letrec<{ filing: object; value: unknown }>(tie => ({
    filing: fc.dictionary(text, tie('value'), { maxKeys: 5 }),
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      text,
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('filing'),
    ),
  }));
  const options = fc.record({
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    lineWidth: fc.constantFrom(0, 20, 80),
    blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_DOUBLE' as const,
      'QUOTE_SINGLE' as const,
    ),
    flowCollectionPadding: fc.boolean(),
    nullStr: fc.constantFrom('', '~', 'null'),
  });

  test('of anything, in any style', () => {
    let quick = 0;
    const read = (value: object, style: ToStringOptions) => {
      if (isQuick(stringify(value, style))) quick++;
    };
    fc.assert(fc.property(filing, options, read), { numRuns: cases(2000) });
    expect(quick).toBeGreaterThan(800);
  });

  test.each([
    {},
    { indent: 4 },
    { indentSeq: false },
    { lineWidth: 0 },
    { blockQuote: 'folded' as const },
  ])('of the examples, with %j', style => {
    for (const file of examples) {
      const { value } = fullYaml(textOf(file));
      expect(isQuick(stringify(value, style)), file).toBe(true);
      expect(isQuick(JSON.stringify(value, null, style.indent)), file).toBe(true);
    }
  });
});

describe('filings, mutilated', () => {
  const characters = [...': #-?,[]{}&*!|>\'"%@`\n \\~.=<+_a1甲、'];
  const pieces = [
    '\n  ',
    ': ',
    '- ',
    ' #',
    '\r\n',
    '\t',
    '\r',
    '\u3000',
    '\u200b',
    '---\n',
    '&a ',
    '*a',
    '|\n',
    '\\n',
    '{ ',
    ' }',
    ', ',
    '!!str ',
  ];
  const lines = [
    '',
    ' ',
    '# 注',
    'a: 1',
    '- a',
    '- a: 1',
    'a:',
    'a: |',
    'a: &x',
    'b: *x',
    '- *x',
    'a: [',
    ']',
    '{ a: 1,',
    '}',
    '? a',
    'a: "b',
    'a: b: c',
    '- - b',
  ];
  const piece = fc.constantFrom('', ...characters, ...pieces);
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const spots = fc
    .record({ place, cut: fc.nat(2), piece })
    .map(({ place, cut, piece }) => (text: string) => {
      const index = Math.floor(place * (text.length + 1));
      return text.slice(0, index) + piece + text.slice(index + cut);
    });
  const rows = fc
    .record({ place, indent: fc.nat(8), cut: fc.nat(1), row: fc.constantFrom(undefined, ...lines) })
    .map(({ place, indent, cut, row }) => (text: string) => {
      const all = text.split('\n');
      const index = Math.floor(place * all.length);
      all.splice(index, cut, ' '.repeat(indent) + (row ?? all[index]?.trimStart() ?? ''));
      return all.join('\n');
    });
  const parts = [...examples, 'test/rules/fixtures/clean.yaml'].flatMap(file =>
    partsOf(textOf(file)),
  );

  /** A text cut before its keys without indentation, so that many texts are read in little time. */
  function partsOf(text: string): readonly string[] {
    return text.split(/^(?=[^\s#])/m).filter(part => part.length > 60);
  }

  test('read alike or are left to the package', () => {
    let quick = 0;
    const edits = fc.array(fc.oneof(spots, rows), { minLength: 1, maxLength: 3 });
    const read = (part: string, changes: readonly ((text: string) => string)[]) => {
      if (isQuick(changes.reduce((text, change) => change(text), part))) quick++;
    };
    fc.assert(fc.property(fc.constantFrom(...parts), edits, read), { numRuns: cases(8000) });
    expect(quick).toBeGreaterThan(1000);
  });
});

describe('limits', () => {
  test.each([
    ['levels of lists', MAX_DEPTH, (count: number) => '['.repeat(count) + ']'.repeat(count)],
    ['levels of maps', MAX_DEPTH, (count: number) => '{a: '.repeat(count) + '}'.repeat(count)],
    ['values', MAX_VALUES - 1, (count: number) => `[${'1,'.repeat(count)}]`],
    [
      'values of aliases',
      MAX_VALUES / 1000 - 1,
      (count: number) => `- &a\n${'  - a\n'.repeat(999)}${'- *a\n'.repeat(count - 1)}`,
    ],
  ])('as many %s as allowed are read, one more is left to the package', (_, most, textWith) => {
    const text = textWith(most);
    const { value } = fullYaml(text);
    expect(value).toBeDefined();
    expect(isDeepStrictEqual(quickYaml(text)?.value, value)).toBe(true);
    expect(quickYaml(textWith(most + 1))).toBeUndefined();
  });

  test.each([
    '[',
    '{',
    '{a: ',
    '-',
    '- ',
    '- a\n',
    '"',
    "'",
    "''",
    '"a",',
    ' ',
    '\n',
    '# \n',
    'a: |\n',
    '\\"',
    '\r\n',
    ' #',
  ])('a megabyte of %j takes time in proportion', unit => {
    for (const before of ['', 'a: [', "a: '", '- '])
      quickYaml(before + unit.repeat(2 ** 20 / unit.length));
  });
});
