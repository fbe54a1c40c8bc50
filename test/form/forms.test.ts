/** Every shipped form is right, has an example that passes, and asks for what it prints. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listForms, readForm } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import { toFiling } from '../../src/filing/convert.ts';
import type { Filing } from '../../src/filing/filing.ts';
import { EACH, valuesAt } from '../../src/filing/patterns.ts';
import { requirementsFor } from '../../src/filing/requirements.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import { checkForm, templateLoader } from '../../src/forms.ts';
import { toPath } from '../../src/source/path.ts';
import { paragraphsOf } from '../examples/printed-text.ts';
import { expectExactGrid } from './grid-cover.ts';

const load = templateLoader(path => readFileSync(path));
const exampleOf = (id: string) =>
  readFileSync(new URL(`../../examples/${id}.yaml`, import.meta.url));
const checkExample = (id: string) =>
  check(exampleOf(id), { name: `${id}.yaml`, loadTemplate: load });

/** The form in use that was filed with its slips. */
const FILED = 'xizang/fujian2';

test('there are the forms', () => {
  expect(listForms().length).toBeGreaterThanOrEqual(11);
});

describe.each(listForms())('%s', id => {
  const template = load(id);

  test('is right, with nothing that only looks wrong', () => {
    expect(checkForm(id, readForm(id)).findings).toEqual([]);
  });

  test('says where it comes from and how sure that is', () => {
    expect(template.origin.length).toBeGreaterThan(20);
    expect(/未.{0,3}核对/.test(template.origin)).toBe(template.status !== 'verified');
  });

  test('makes an exact grid of an empty filing', () => {
    expectExactGrid(composeSheet(toFiling({}).filing, template, {}));
  });

  test('has an example of its own that passes', () => {
    const { filing, findings } = checkExample(id);
    expect(filing.form).toBe(id);
    if (id !== FILED) expect(findings.map(({ message }) => message.zh)).toEqual([]);
  });

  test('prints no field twice, but the year', () => {
    const { filing } = checkExample(id);
    const fields = paragraphsOf(composeSheet(filing, template, {}))
      .flatMap(({ parts }) => parts)
      .flatMap(({ field }) => (field ? [field.join('.')] : []))
      .filter(field => field !== 'year');
    const cells = composeSheet(filing, template, {}).sections.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.map(({ content }) => [
          ...new Set(content.flatMap(({ parts }) => parts.map(part => part.field?.join('.')))),
        ]),
      ),
    );
    const printed = cells.flat().filter(field => field !== undefined);
    expect(printed.length).toBe(new Set(printed).size);
    expect(fields.length).toBeGreaterThan(20);
  });

  test('misses each field that it requires', () => {
    const { filing } = checkExample(id);
    const requiredOf = (stated: Filing) =>
      requirementsFor(stated, requirementsOf(template)).fields.filter(field => field.required);
    const required = requiredOf(filing);
    expect(required.length).toBeGreaterThan(4);
    const empty = toFiling({ form: id }).filing;
    const { findings } = check(`form: ${id}\nyear: 2024\n`, {
      loadTemplate: load,
    });
    const missed = new Set(
      findings
        .filter(({ rule }) => rule === 'required-field-stated')
        .map(({ path }) => path.join('.')),
    );
    for (const { path } of required)
      expect(valuesAt(path, filing).length, path.join('.')).toBeGreaterThan(0);
    for (const { path } of requiredOf(empty)) {
      if (path.includes(EACH)) continue;
      const place = toPath(valuesAt(path, empty)[0]?.lazyPath).join('.');
      // Rows of the funds that are all missing are one finding, at the first of them.
      if (place.startsWith('funding.rows.'))
        expect([...missed].some(told => told.startsWith('funding.rows.'))).toBe(true);
      else expect(missed).toContain(place);
    }
  });
});
