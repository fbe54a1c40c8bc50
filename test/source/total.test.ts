/** `check` is total: whatever the bytes, it finds and never throws, and its findings stand in reading order. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Checked, check, templateLoader, UserError } from '../../src/internal.ts';
import { cases } from '../random.ts';

const seed = readFileSync(new URL('../../examples/xizang/fujian2.yaml', import.meta.url), 'utf8');
const shipped = templateLoader(path => {
  throw new UserError({ zh: path, en: path });
});
const fallback = shipped('xizang/fujian2');

/** Any id gives a form: what a loader throws is not what is tested here. */
function loadTemplate(id: string) {
  try {
    return shipped(id);
  } catch (error) {
    if (error instanceof UserError) return fallback;
    throw error;
  }
}

/** What stands in a text for a value that is none, unless the filing itself says so. */
const leaksIn = (text: string, filing: string) =>
  (text.match(/undefined|\[object|NaN/g) ?? []).filter(word => !filing.includes(word));

function expectSorted({ findings, source }: Checked): void {
  let start = 0;
  for (const { span, message, help } of findings) {
    expect(leaksIn(`${message.zh} ${help?.zh ?? ''}`, source.text)).toEqual([]);
    expect(span?.start ?? 0).toBeGreaterThanOrEqual(start);
    expect(span?.end ?? 0).toBeLessThanOrEqual(source.text.length + 1);
    start = span?.start ?? 0;
  }
}

const look = (bytes: Uint8Array) => expectSorted(check(bytes, { name: '甲.yaml', loadTemplate }));
const utf8 = (text: string) => new TextEncoder().encode(text);

test('the seed itself has neither error nor shape', () => {
  const { findings } = check(seed, { name: '甲.yaml', loadTemplate });
  expect(findings.filter(finding => finding.structural)).toEqual([]);
});

test('a value that looks like none is told as it stands', () => {
  const checked = check(seed.replace('year: 2023', 'year: NaN'), { name: '甲.yaml', loadTemplate });
  expect(checked.findings.map(({ message }) => message.zh).join()).toContain('“NaN”');
  expectSorted(checked);
});

test('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), look), { numRuns: cases(500) });
});

const pieces = fc.constantFrom(
  ...[
    'a',
    '项目',
    'form',
    ': ',
    ':',
    '- ',
    '\n',
    '\n  ',
    '\n\t',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
  ],
  ...['&a ', '*a', '!', '!!str ', '!!set ', '!!binary ', '| ', '> ', '#', '%', '? ', '~', 'null'],
  ...['---\n', '...\n', '<<: ', '\\', '\r', '\u0000', '\u0085', '\u2028', '\uFEFF', '\uD800', '𫖯'],
  ...['2023', '4.50', '1e3', '≥95%', '__proto__: ', 'constructor: '],
);

test('any string made of what YAML is made of', () => {
  const strings = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(strings, text => look(utf8(text))),
    { numRuns: cases(2000) },
  );
});

/** One edit of the seed: cut out a stretch, put something there, take it from elsewhere. */
const edits = fc.record({
  at: fc.nat(seed.length),
  cut: fc.nat(40),
  insert: fc.oneof(
    fc.array(pieces, { maxLength: 4 }).map(parts => parts.join('')),
    fc.tuple(fc.nat(seed.length), fc.nat(200)).map(([from, size]) => seed.slice(from, from + size)),
  ),
});

test('the seed, mutilated', () => {
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), changes => {
      const text = changes.reduce(
        (all, { at, cut, insert }) => all.slice(0, at) + insert + all.slice(at + cut),
        seed,
      );
      look(utf8(text));
    }),
    { numRuns: cases(200) },
  );
});

test('any value in any place of the seed', () => {
  const places = [...seed.matchAll(/(?<=: )[^\n{}]+(?=\n)|(?<=: )[^\n,{}]+(?=[,}])/g)];
  expect(places.length).toBeGreaterThan(40);
  const values = fc.oneof(
    fc.json({ depthSize: 'small' }),
    fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => JSON.stringify(text)),
    fc.constantFrom('~', '', '[]', '{}', '[[]]', '2023-02-30', '-1', '1e3', '"\\u0000"', '*a'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), values, ({ index, 0: old }, value) => {
      look(utf8(seed.slice(0, index) + value + seed.slice(index + old.length)));
    }),
    { numRuns: cases(200) },
  );
});
