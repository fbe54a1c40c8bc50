/** Whatever the YAML, it is read as the yaml package reads it, and every path stands where its text is. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Parser, parse, parseDocument, stringify } from 'yaml';
import type { Path } from '../../src/finding.ts';
import { MAX_DEPTH } from '../../src/source/plain-value.ts';
import { readYaml, type Source } from '../../src/source/read-yaml.ts';
import { cases } from '../random.ts';

const read = (text: string) => readYaml('甲.yaml', text);

/** A value as JSON, with null for each text that stands for nothing when it is not quoted. */
const jsonOf = (value: unknown) =>
  JSON.stringify(value, (_, leaf) =>
    typeof leaf === 'string' && /^(|~|null|Null|NULL)$/.test(leaf) ? null : leaf,
  );

function* textsIn(value: unknown, path: Path): Iterable<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    yield* textsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** Every text, and the key it stands behind, must read alike when taken out of the file by its place. */
function expectPlaces({ text, value, locate, findings }: Source): void {
  // A text of which YAML reads a part is read as it was meant.
  if (findings.some(({ rule }) => rule === 'text-kept')) return;
  const sliceAt = (path: Path, at?: 'key') => {
    const span = locate(path, at);
    return text.slice(span?.start, span?.end);
  };
  const expectText = (slice: string, expected: string) => {
    // How far the lines of a block are indented depends on what they stand in.
    if (/^[|>]/.test(slice)) return;
    expect(parse(`- ${slice}`, { schema: 'failsafe' }), JSON.stringify(text)).toEqual([expected]);
  };
  for (const { path, text: own } of textsIn(value, [])) {
    expectText(sliceAt(path), own);
    const key = path.at(-1);
    if (typeof key === 'string') expectText(sliceAt(path, 'key'), key);
  }
}

const root = new URL('../../', import.meta.url);
const files = ['examples', 'templates', 'test'].flatMap(folder =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`),
);
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** The source, which must be as the package reads the text; whatever the package refuses must be a finding. */
function expectAsPackage(text: string): Source {
  const source = read(text);
  const options = { schema: 'failsafe', prettyErrors: false } as const;
  const document = parseDocument(text, options);
  const refused = [...document.errors, ...document.warnings];
  const rules = new Set(source.findings.map(({ rule }) => rule));
  const isTold = rules.has('yaml-readable') || rules.has('text-kept');
  if (refused.length > 0) expect(isTold, JSON.stringify(text)).toBe(true);
  else if (!isTold) expect(jsonOf(source.value)).toBe(jsonOf(document.toJS()));
  return source;
}

test.each(files)('%s', file => {
  const text = textOf(file);
  for (const variant of [text, text.replaceAll('\n', '\r\n'), text.trimEnd()])
    expectPlaces(expectAsPackage(variant));
});

test('what programs print, in any style', () => {
  const marks = [...':#-?,[]{}&*!|>\'"%@`~\\= \n.'].flatMap(mark => [mark, `${mark} `, ` ${mark}`]);
  const words = ['项目', '2023-01-01', '4.50', '≥95%', 'null', 'true', 'a', '〔2019〕133号', '𫖯'];
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
  const styles = fc.record({
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
    nullStr: fc.constantFrom('~', 'null'),
  });
  // The package does not print every value so that it can read it again.
  let sound = 0;
  fc.assert(
    fc.property(filing, styles, (value, style) => {
      const source = expectAsPackage(stringify(value, style));
      expectPlaces(source);
      if (source.findings.length === 0) sound++;
    }),
    { numRuns: cases(1000) },
  );
  expect(sound).toBeGreaterThan(0.9 * cases(1000));
});

test('filings, mutilated', () => {
  const pieces = [...': #-?,[]{}&*!|>\'"%@`\n \\~.=<+_a1甲、']
    .concat(['\n  ', ': ', '- ', ' #', '\r\n', '\t', '\r', '\u3000', '---\n', '&a ', '*a'])
    .concat(['|\n', '\\n', '{ ', ' }', ', ', '!!str ']);
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
  ].concat(['a: [', ']', '{ a: 1,', '}', '? a', 'a: "b', 'a: b: c', '- - b']);
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const spots = fc
    .record({ place, cut: fc.nat(2), piece: fc.constantFrom('', ...pieces) })
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
  const edits = fc.array(fc.oneof(spots, rows), { minLength: 1, maxLength: 3 });
  // Cut before the keys without indentation, so that many texts are read in little time.
  const parts = files
    .filter(file => file.startsWith('examples/'))
    .flatMap(file => textOf(file).split(/^(?=[^\s#])/m))
    .filter(part => part.length > 60 && part.length < 3000);
  let sound = 0;
  fc.assert(
    fc.property(fc.constantFrom(...parts), edits, (part, changes) => {
      const source = expectAsPackage(changes.reduce((text, change) => change(text), part));
      expectPlaces(source);
      if (source.findings.length === 0) sound++;
    }),
    { numRuns: cases(2000) },
  );
  expect(sound).toBeGreaterThan(0.15 * cases(2000));
});

describe('a million brackets', () => {
  test.each(['[', '{a: ', '- ', '? '])('%s are not built of before they are refused', unit => {
    const next = vi.spyOn(Parser.prototype, 'next');
    const source = read(unit.repeat(1_000_000 / unit.length));
    expect(source.findings).toHaveLength(1);
    expect(source.findings[0]?.message.zh).toBe(`嵌套超过 ${MAX_DEPTH} 层`);
    expect(next.mock.calls.length).toBeLessThan(10 * MAX_DEPTH);
    next.mockRestore();
  });
});
