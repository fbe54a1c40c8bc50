/** The minimal example is the least that reads as a form: without any of its keys, but a few, it is refused. */
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Path } from '../../src/finding.ts';
import { check, hasErrors, templateLoader } from '../../src/internal.ts';
import { examples } from './examples.ts';

const loadTemplate = templateLoader(path => {
  throw new Error(`no file ${path}`);
});
const plain = examples.find(example => example.name === 'xizang-minimal')?.plain;
const passes = (value: unknown) =>
  !hasErrors(check(stringify(value), { name: '甲.yaml', loadTemplate }).findings);

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [place, ...pathsOf(child, place)];
  });
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      index !== key ? [item] : rest.length === 0 ? [] : [without(item, rest)],
    );
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, child]: [string, unknown]) =>
      name !== key ? [[name, child]] : rest.length === 0 ? [] : [[name, without(child, rest)]],
    ),
  );
}

/** What passes unsaid, though the form would say less than its reader asks: the unit of money, where it comes from. */
const expected = ['funding.unit', 'funding.rows.0.sources', 'funding.rows.0.sources.财政拨款'];

describe('without', () => {
  const paths = pathsOf(plain)
    .map(path => ({ path, name: path.join('.') }))
    .filter(({ name }) => !expected.includes(name));

  test('nothing it passes', () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(passes(plain)).toBe(true);
  });

  test.each(paths)('$name it does not', ({ path }) => {
    expect(passes(without(plain, path))).toBe(false);
  });
});
