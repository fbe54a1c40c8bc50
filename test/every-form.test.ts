/** A filing put on a form that it was not written for: what the form does not print is said, value by value. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { composeSheet } from '../src/form/compose.ts';
import { type Sheet, textOf } from '../src/form/sheet.ts';
import { check, listForms, type Path, templateLoader } from '../src/internal.ts';

const loadTemplate = templateLoader(path => readFileSync(path));
const folder = new URL('../examples/', import.meta.url);
const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => /^[^/\\]+[/\\][^/\\]+\.yaml$/.test(path))
  .sort();
const pairs = examples.flatMap(example => listForms().map(form => [example, form] as const));

/** Where every value of a filing stands. */
function placesOf(value: unknown, path: Path): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value) return [path];
  return Object.entries(value).flatMap(([key, child]) =>
    placesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Every field that a sheet prints with something in it, by its path. */
function printedPaths({ above, sections, below }: Sheet): ReadonlySet<string> {
  const lines = [...above, ...below].flatMap(({ segments }) => segments);
  const cells = sections.flatMap(({ rows }) => rows.flatMap(row => row.cells));
  const parts = [...lines, ...cells.flatMap(({ content }) => content)].flatMap(each => each.parts);
  return new Set(
    parts.flatMap(({ field, text }) => (field && text.trim() !== '' ? [nameOf(field)] : [])),
  );
}

const nameOf = (path: Path) => path.join('.');

const allText = ({ above, sections, below }: Sheet) =>
  [
    ...[...above, ...below].flatMap(({ segments }) => segments.map(textOf)),
    ...sections.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ content }) => content.map(textOf))),
    ),
  ].join('\n');

/** Choose the form and the unit of the amounts, or tell rows of funds apart; no form need print them. */
const isMeta = ([first, second, , last]: Path) =>
  first === 'form' ||
  first === 'year' ||
  (first === 'funding' && (second === 'unit' || last === 'years'));

describe.each(pairs)('%s on %s', (example, form) => {
  const isOwn =
    check(readFileSync(new URL(example, folder)), { loadTemplate }).filing.form === form;
  const { filing, template, findings } = check(readFileSync(new URL(example, folder)), {
    form,
    loadTemplate,
  });
  const left = findings.filter(({ rule }) => rule === 'field-on-form');
  const told = findings.filter(({ rule }) => rule === 'field-on-form' || rule === 'filer-printed');
  const isTold = (path: Path) =>
    told.some(({ path: place }) => place.every((key, depth) => path[depth] === key));

  test('every value is printed or told', () => {
    if (!template) throw new Error(`${form} is no form`);
    const sheet = composeSheet(filing, template, {});
    const printed = printedPaths(sheet);
    const isPrinted = (path: Path) =>
      printed.has(nameOf(path)) || [...printed].some(name => name.startsWith(`${nameOf(path)}.`));
    const lost = placesOf(filing, []).filter(
      path => !isMeta(path) && !isPrinted(path) && !isTold(path),
    );
    expect(lost.map(nameOf)).toEqual([]);
  });

  test('names of levels are printed where their indicators are', () => {
    if (!template) throw new Error(`${form} is no form`);
    const text = allText(composeSheet(filing, template, {}));
    const printed = printedPaths(composeSheet(filing, template, {}));
    for (const [period, table] of Object.entries(filing.indicators)) {
      for (const level of Object.keys(table)) {
        const start = nameOf(['indicators', period, level, '']);
        if ([...printed].some(name => name.startsWith(start))) expect(text).toContain(level);
      }
    }
  });

  test('what is left out is a warning with words of its own; money is an error', () => {
    if (isOwn) expect(left).toEqual([]);
    for (const { path, severity, structural, message } of left) {
      const isMoney = path[0] === 'funding';
      expect([severity, structural]).toEqual(isMoney ? ['error', true] : ['warning', false]);
      expect(message.zh.endsWith('，没有印出')).toBe(!isMoney);
      expect(message.en.endsWith('; it is left out')).toBe(!isMoney);
    }
    const names = left.map(({ path }) => nameOf(path));
    expect(new Set(names).size).toBe(names.length);
  });
});
