/** Whatever number stands in a template: it is an error of the template, or its forms are drawn soon and on few pages. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { listForms } from '../../src/assets.ts';
import { toFiling } from '../../src/filing/convert.ts';
import { blankSheet } from '../../src/form/blank.ts';
import { composeSheet } from '../../src/form/compose.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { checkForm } from '../../src/forms.ts';
import { hasErrors, readFont } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { cases } from '../random.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}.yaml`, import.meta.url), 'utf8');

/** Shipped templates with an example each; base stands for itself, so that its own numbers are changed too. */
const forms = [
  ['xizang/fujian2', `title: 表\n${file('templates/base')}`] as const,
  ...listForms().map(id => [id, file(`templates/${id}`)] as const),
].map(([id, template]) => ({
  value: parse(template, { schema: 'failsafe' }) as unknown,
  example: file(`examples/${id}`),
}));

const values = [
  ...['0', '-1', '1', '2', '5', '20', '63', '64', '72', '100', '101', '500', '999', '9999'],
  ...['0.0001', '0.3', '99999', '1e9', '1000000000', 'NaN', 'Infinity', '一百', '１０', ''],
];

type Path = readonly (string | number)[];

/** Keys of numbers that a template may do without, by a key that stands beside them. */
const OPTIONAL: readonly (readonly [beside: string, key: string])[] = [
  ...['size', 'leading', 'before', 'after', 'indent', 'insetRight', 'limit'].map(
    key => ['font', key] as const,
  ),
  ...['height', 'least'].flatMap(key => [['cells', key] as const, ['each', key] as const]),
  ...['span', 'down', 'limit', 'perLine'].flatMap(key => [
    ['field', key] as const,
    ['choice', key] as const,
    ['text', key] as const,
  ]),
  ...['width', 'height', 'top', 'left'].map(key => ['bottom', key] as const),
  ['rows', 'lineWidth'],
];

/** Where numbers stand in a template, or may stand. */
function numbersIn(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => numbersIn(item, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    const missing = OPTIONAL.filter(([beside, key]) => beside in value && !(key in value));
    return [
      ...Object.entries(value).flatMap(([key, item]) => numbersIn(item, [...path, key])),
      ...missing.map(([, key]) => [...path, key]),
    ];
  }
  return /^\d+(\.\d+)?$|^rest$/.test(String(value)) ? [path] : [];
}

function withValue(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const group = copy as Record<string | number, unknown>;
  group[key] = withValue(group[key], rest, text);
  return copy;
}

/** Draws a form as Word and lays it out for PDF; how many pages it has. */
async function pagesOf(sheet: Sheet): Promise<number> {
  await writeDocx(sheet, { date: new Date(0), readFont, readBuiltParts: () => undefined });
  return layoutSheet(sheet, openFaces(readFont)).pages.length;
}

test('any number', async () => {
  const changed = fc.nat(forms.length - 1).chain(form => {
    const change = fc.tuple(
      fc.constantFrom(...numbersIn(forms[form]?.value)),
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...values) },
        {
          weight: 1,
          arbitrary: fc.integer({ min: 0, max: 6000 }).map(tenths => String(tenths / 10)),
        },
      ),
    );
    return fc.record({
      form: fc.constant(form),
      changes: fc.array(change, { minLength: 1, maxLength: 2 }),
    });
  });
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(changed, async ({ form, changes }) => {
      const start = performance.now();
      const { value, example } = forms[form] ?? { value: {}, example: '' };
      const text = stringify(
        changes.reduce((all, [path, text]) => withValue(all, path, text), value),
      );
      const { template, findings } = checkForm('我的表.yaml', new TextEncoder().encode(text));
      for (const { message } of findings)
        expect(message.zh.replace(/“.*?”/g, '')).not.toMatch(/NaN|undefined|\[object|Infinity/);
      expect(template === undefined).toBe(hasErrors(findings));
      if (!template) return;
      drawn++;
      const { filing } = toFiling(readYaml('申报.yaml', example).value);
      expect(await pagesOf(blankSheet(template))).toBeLessThan(1100);
      expect(await pagesOf(composeSheet(filing, template, {}))).toBeLessThan(1100);
      expect(performance.now() - start).toBeLessThan(20_000);
    }),
    { numRuns: cases(120) },
  );
  expect(drawn).toBeGreaterThan(2);
});
