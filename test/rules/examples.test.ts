/** Every rule's own examples, executed on the requirements of a real form. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/internal.ts';
import { reportsOf } from './reports.ts';

test('the list has every file of the folder, each rule under its own name', () => {
  const files = readdirSync(new URL('../../src/rules/', import.meta.url)).filter(
    name =>
      name.endsWith('.ts') &&
      !['index.ts', 'rule.ts', 'return-reasons.ts', 'project-unique.ts'].includes(name),
  );
  expect(files.length).toBeGreaterThan(30);
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  test('passes its right example', () => {
    expect(reportsOf(rule, rule.examples.passing)).toEqual([]);
  });

  test('finds its wrong example, with a way to mend it', () => {
    const reports = reportsOf(rule, rule.examples.failing);
    expect(reports.length).toBeGreaterThan(0);
    for (const { message, help } of reports) {
      expect(message.zh).not.toMatch(/undefined|\[object/);
      expect(message.en).not.toMatch(/undefined|\[object/);
      expect(help?.zh).toMatch(/\p{Script=Han}/u);
      expect(help?.en).toMatch(/[a-z]/);
    }
  });

  test('says what, why and on what it rests in both languages', () => {
    for (const text of [rule.summary, rule.why, ...(rule.basis ? [rule.basis] : [])]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
  });
});
