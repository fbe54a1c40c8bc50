/** What a form requires is read off its cells: each field with what its cell, its style and its list say. */
import { expect, test } from 'vitest';
import { requirementsOf } from '../../src/form/requirements.ts';
import { formOf } from './own-form.ts';

/** The fields of a form with nothing but what it says itself, as `path! ≤limit choices`. */
const fieldsOf = (yaml: string) =>
  requirementsOf(
    formOf(`parts:\n${yaml.includes('above:') ? '' : 'above: []\nbelow: []'}\n${yaml}`),
  ).fields.map(({ path, required, limit, choices }) =>
    [
      `${path.join('.')}${required ? '!' : ''}`,
      ...(limit === undefined ? [] : [`≤${limit}`]),
      ...(choices ?? []),
    ].join(' '),
  );

test('in the order of the form: above, the rows, below, the unit of money', () => {
  const form = `
above: [{ style: line, text: ["{title}：{reportingUnit}", "{year}"] }]
below: [{ style: line, text: "{preparer.name}" }]
columns: [rest]
money: { unit: 元 }
rows: [{ cells: ["{project.name}（{project.department}）"] }]`;
  expect(fieldsOf(form)).toEqual([
    'reportingUnit',
    'year',
    'project.name',
    'project.department',
    'preparer.name',
    'funding.unit!',
  ]);
});

test('limits are those of the cell, else of its style', () => {
  const form = `
styles: { text: { limit: 20 } }
columns: [60, 60, rest]
rows:
  - cells: [{ field: project.name, limit: 30 }, { field: overview, style: text, required: true }, { field: remarks }]
  - cells: [{ text: "{goals.annual}{goals.longTerm}", style: text, limit: 5, span: 3 }]`;
  expect(fieldsOf(form)).toEqual([
    'project.name ≤30',
    'overview! ≤20',
    'remarks',
    'goals.annual ≤5',
    'goals.longTerm ≤5',
  ]);
});

test('of two lists side by side an item of the first is required', () => {
  const form = `
columns: [40, 40, 40, rest]
rows:
  - each: indicators.annual
    beside: indicators.longTerm
    required: true
    cells: [{ level: 1 }, { level: 2 }, { beside: .name }, { field: .name }]`;
  expect(fieldsOf(form).slice(0, 2)).toEqual(['indicators.annual!', 'indicators.longTerm']);
});

test('lists stand before what their items print, wherever they stand', () => {
  const form = `
columns: [40, 40, 40, rest]
rows:
  - each: objectives
    required: true
    rows:
      - label: "{.text}"
        rows:
          - { each: .indicators, cells: [{ level: 1 }, { level: 2 }, { field: .value.unit, required: true }] }
  - { each: indicators.longTerm, beside: indicators.annual, cells: [{ level: 1 }, { level: 2 }, { field: .name }, { beside: .name }] }`;
  expect(fieldsOf(form)).toEqual([
    'objectives!',
    'objectives.*.text',
    'objectives.*.indicators',
    'objectives.*.indicators.*.*.*.value!',
    'indicators.longTerm',
    'indicators.annual',
    'indicators.longTerm.*.*.*.name',
    'indicators.annual.*.*.*.name',
  ]);
});

test('a choice offers its options', () => {
  const form = `
columns: [rest]
rows: [{ cells: [{ choice: project.attribute, options: [新增项目, 延续项目], required: true }] }]`;
  expect(fieldsOf(form)).toEqual(['project.attribute! 新增项目 延续项目']);
});
