/** The catalogue of rules: what all findings can be of, its page in docs/, and the examples of the steps of reading. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { acrossYears, catalogue, rules } from '../src/internal.ts';
import { perfgoal } from './cli/run.ts';
import { checkText } from './reading.ts';

const root = new URL('../', import.meta.url);

test('docs/rules.md is what `perfgoal rules --format markdown` prints', async () => {
  const { stdout } = await perfgoal(['rules', '--format', 'markdown'], { cwd: root.pathname });
  const page = new URL('docs/rules.md', root);
  if (process.env.UPDATE_GOLDENS) writeFileSync(page, stdout);
  else expect(readFileSync(page, 'utf8')).toBe(stdout.toString());
});

test('every id is there once', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(rules.map(({ id }) => id)));
});

test('every rule that the sources name is in the catalogue', () => {
  const ids = new Set(catalogue.map(({ id }) => id));
  const named = sources().flatMap(text =>
    [...text.matchAll(/\brule: '([a-z-]+)'/g)].map(([, id]) => id ?? ''),
  );
  expect(named).toContain('character-has-glyph');
  for (const id of named) expect(ids).toContain(id);
});

function sources(): readonly string[] {
  const src = new URL('src/', root);
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(new URL(file, src), 'utf8'));
}

const reading = catalogue.filter(
  ({ id, examples }) => examples && ![...rules, ...acrossYears].some(rule => rule.id === id),
);

describe.each(reading)('$id', ({ id, examples }) => {
  const found = (example: string | undefined) =>
    checkText(`form: xizang/fujian2\nyear: 2023\n${example}\n`).findings.filter(
      ({ rule }) => rule === id,
    );

  test('passes its right example', () => {
    expect(found(examples?.passing)).toEqual([]);
  });
  test('finds its wrong example', () => {
    expect(found(examples?.failing)).not.toEqual([]);
  });
});

test('the steps of reading have examples', () => {
  expect(reading.length).toBe(7);
});
