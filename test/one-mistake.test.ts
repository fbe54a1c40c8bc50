/**
 * One mistake gives one finding: in filings that are right, each value, group, list and key is broken in the ways in
 * which people break them; what is new is one error, at that place.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { kindOf, resolve, schemaAt } from '../src/filing/fields.ts';
import { check, type Finding, type Path, pathText, templateLoader } from '../src/internal.ts';
import { valueAt } from '../src/source/path.ts';

const loadTemplate = templateLoader(path => readFileSync(path));
const forms = [
  'xizang/fujian2',
  'national/2015',
  'national/2021',
  'hubei/multi-goal',
  'department/whole',
  'performance/self-evaluation',
];

/** One example of a place of each kind, and of each group above it, is enough: rows are alike. */
function placesOf(value: unknown, path: Path, seen: Set<string>): readonly Path[] {
  const name = path.map(key => (typeof key === 'number' ? '#' : key)).join('.');
  if (seen.has(name)) return [];
  seen.add(name);
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child, [...path, Array.isArray(value) ? Number(key) : key], seen),
  );
  return path.length === 0 ? below : [path, ...below];
}

/** What is written instead of a value of each kind. */
const slips: Readonly<Record<string, readonly string[]>> = {
  amount: ['12万元', '1,234.50', '１２', '/', '无', '—', '约12', '-12', '1e3'],
  number: ['10分', '１０', '无', '十'],
  date: [
    ...['2023.1.1', '2023/1/1', '2023年13月1日', '1月1日', '年底', '２０２３年1月1日'],
    ...['2023.10', '202310', '23-10', '10月', '2023-13', '2023年度'],
  ],
  year: ['2023年度', '２０２３', '23'],
  years: ['2023年', '2023~2025', '２０２３', '三年'],
};

function brokenValues(value: unknown, path: Path): readonly unknown[] {
  const node = schemaAt(path);
  if (Array.isArray(value)) return ['甲', { 甲: '乙' }];
  if (typeof value === 'object' && value !== null)
    return node && kindOf(node) ? [['甲']] : ['甲', ['甲']];
  const kind = (node && kindOf(node)) ?? 'text';
  const isChoice = node !== undefined && (resolve(node).enum ?? []).length > 0;
  return [['甲'], ...(isChoice ? ['无'] : []), ...(slips[kind] ?? [])];
}

/** A filing as others read it, with one value changed. */
function changed(
  plain: unknown,
  path: Path,
  change: (above: Change, key: string | number) => void,
) {
  const copy = structuredClone(plain);
  const key = path.at(-1);
  const above = valueAt(copy, path.slice(0, -1)) as Change;
  if (key !== undefined) change(above, key);
  return stringify(copy, { schema: 'failsafe' });
}

type Change = Record<string | number, unknown>;

const nameOf = ({ rule, path }: Finding) => `${rule} ${pathText(path)}`;

/** The findings that a change brings, severities before them. */
function newFindings(
  text: string,
  before: ReadonlySet<string>,
  nameBefore = nameOf,
): readonly string[] {
  const { findings } = check(text, { loadTemplate });
  return findings
    .filter(finding => !before.has(nameBefore(finding)))
    .map(({ severity, path }) => `${severity} ${pathText(path)}`);
}

describe.each(forms)('%s', form => {
  const text = readFileSync(new URL(`../examples/${form}.yaml`, import.meta.url), 'utf8');
  // Not structuredClone, which keeps what an alias makes one.
  const plain: unknown = JSON.parse(JSON.stringify(parse(text, { schema: 'failsafe' })));
  const right = stringify(plain, { schema: 'failsafe' });
  const before = new Set(check(right, { loadTemplate }).findings.map(nameOf));
  const places = placesOf(plain, [], new Set()).filter(([first]) => first !== 'form');

  test('a value that cannot be read is one error, at its place', () => {
    expect(places.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const path of places) {
      for (const broken of brokenValues(valueAt(plain, path), path)) {
        const found = newFindings(
          changed(plain, path, (above, key) => {
            above[key] = broken;
          }),
          before,
        );
        if (found.length !== 1 || found[0] !== `error ${pathText(path)}`)
          wrong.push(`${pathText(path)} = ${JSON.stringify(broken)}: ${found.join(' | ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a misspelt key is one error, at the key', () => {
    const wrong: string[] = [];
    for (const path of places) {
      const key = path.at(-1);
      if (typeof key !== 'string') continue;
      const slip = `${key}${key.at(-1)}`;
      const found = newFindings(
        changed(plain, path, above => {
          const entries = Object.entries(above).map(([name, value]) => [
            name === key ? slip : name,
            value,
          ]);
          for (const name of Object.keys(above)) delete above[name];
          Object.assign(above, Object.fromEntries(entries));
        }),
        before,
        // What was said of a level is said of it under its new name, too.
        finding => nameOf({ ...finding, path: finding.path.map(at => (at === slip ? key : at)) }),
      );
      const place = pathText([...path.slice(0, -1), slip]);
      if (found.length !== 1 || found[0] !== `error ${place}`)
        wrong.push(`${place}: ${found.join(' | ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
