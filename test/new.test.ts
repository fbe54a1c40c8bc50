import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBuiltParts } from '../src/assets.ts';
import { textOf } from '../src/form/sheet.ts';
import {
  blankSheet,
  listForms,
  readFont,
  requirementsOf,
  schemaFor,
  skeleton,
  templateLoader,
} from '../src/internal.ts';
import { formats, writers } from '../src/writers/index.ts';
import { checkText } from './reading.ts';

const load = templateLoader(path => readFileSync(path));
const forms = listForms();
/** Quick to make: what it makes is used a few times. */
const ajv = () =>
  new Ajv({ allErrors: true, strict: false, inlineRefs: false, code: { optimize: false } });

/** Rules that only say that something is still to be written. */
const UNFILLED = [
  'required-field-stated',
  'optional-field-blank',
  'goal-stated',
  'indicator-value-stated',
];

test('there are forms', () => {
  expect(forms.length).toBeGreaterThan(10);
});

describe.each(forms)('%s', id => {
  const template = load(id);

  test.each(['en', 'zh'] as const)(
    'an empty filing with keys in %s is only not filled in',
    keys => {
      const yaml = skeleton(requirementsOf(template), template.title, {
        keys,
        schema: './x.json',
        year: 2026,
      });
      const { findings, filing } = checkText(yaml);
      expect(filing.form).toBe(id);
      const others = findings.filter(({ rule }) => !UNFILLED.includes(rule));
      expect(others.map(({ rule, message }) => `${rule}: ${message.zh}`)).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
      if (keys === 'zh') expect(yaml).not.toMatch(/^\s*(- )?(name|project|indicators):/m);
    },
  );

  test('its schema takes its example, in the fields that it prints and no others', () => {
    const validate = ajv().compile(schemaFor(template, 'both'));
    const example = parse(readFileSync(`examples/${id}.yaml`, 'utf8'));
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...example, nonsense: 1 })).toBe(false);
    expect(
      validate(
        parse(skeleton(requirementsOf(template), '', { keys: 'zh', schema: '', year: 2026 })),
      ),
    ).toBe(true);
  });

  test('blank, it says nothing but its own words and can be drawn', async () => {
    const sheet = blankSheet(template);
    const cells = sheet.sections.flatMap(section => section.rows.flatMap(row => row.cells));
    const stated = cells.flatMap(cell =>
      cell.content.flatMap(({ parts }) =>
        parts.filter(part => part.field && /[^\s年月日到\u3000元万]/.test(part.text)),
      ),
    );
    expect(stated.map(part => part.text)).toEqual([]);
    const levels = Object.values(template.constraints.classification ?? {}).flat();
    const words = new Set(cells.map(cell => cell.content.map(textOf).join('')));
    for (const level of levels) expect(words).toContain(level);
    for (const format of formats) {
      const write = await writers[format]();
      expect(
        (await write(sheet, { date: new Date(0), readFont, readBuiltParts })).length,
      ).toBeGreaterThan(4000);
    }
  });
});

test('a wrong source is not in the schema of the form; levels may be those of a place', () => {
  const validate = ajv().compile(schemaFor(load('xizang/fujian2'), 'both'));
  const filing = (sources: object, levels: object) => ({
    form: 'xizang/fujian2',
    year: 2026,
    funding: { rows: [{ years: 2026, sources }] },
    indicators: { annual: levels },
  });
  const unknown = (sources: object, levels: object) => {
    validate(filing(sources, levels));
    return (validate.errors ?? []).flatMap(({ params }) => params.additionalProperty ?? []);
  };
  expect(unknown({ 财政拨款: 1 }, { 产出指标: { 数量指标: [] } })).toEqual([]);
  expect(unknown({ 财政拔款: 1 }, {})).toEqual(['财政拔款']);
  expect(unknown({}, { 产出: { 数量: [] }, 满意度指标: { 满意度指标: [] } })).toEqual([]);
  expect(unknown({}, { 产出: { 数量: [{ 名称: '造林' }] } })).toEqual(['名称']);
});
