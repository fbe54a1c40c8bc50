/** Every fixture is found wrong where its lines say so, and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, type Finding, rules, templateLoader } from '../../src/internal.ts';
import { markersOf } from './marked-lines.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const loadTemplate = templateLoader(path => readFileSync(new URL(`forms/${path}`, folder)));

const read = (name: string) => readFileSync(new URL(name, folder));
const findingsOf = (name: string) => check(read(name), { name, loadTemplate }).findings;
const placesOf = (findings: readonly Finding[]) =>
  [...new Set(findings.map(({ rule, span }) => `${span?.line}:${rule}`))].sort();

test('there are fixtures', () => {
  expect(fixtures.length).toBeGreaterThan(3);
});

describe.each(fixtures)('%s', name => {
  test('is found wrong where it is marked, and nowhere else', () => {
    expect(placesOf(findingsOf(name))).toEqual(markersOf(read(name).toString()));
  });
});

test('every rule is marked in a fixture', () => {
  const marked = fixtures.flatMap(name => markersOf(read(name).toString()));
  const ids = new Set(marked.map(marker => marker.slice(marker.indexOf(':') + 1)));
  expect(rules.map(({ id }) => id).filter(id => !ids.has(id))).toEqual([]);
});

test('a well-written filing has no finding at all', () => {
  expect(findingsOf('clean.yaml')).toEqual([]);
});
