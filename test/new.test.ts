import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBuiltParts } from '../src/assets.ts';
import { textOf } from '../src/form/sheet.ts';
import type { FormTemplate } from '../src/internal.ts';
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
import { fillRequired } from './filing/filled-skeleton.ts';
import { checkText } from './reading.ts';

const load = templateLoader(path => readFileSync(path));
const forms = listForms();
/** Quick to make: what it makes is used a few times. */
const ajv = () =>
  new Ajv({ allErrors: true, strict: false, inlineRefs: false, code: { optimize: false } });

const skeletonOf = (template: FormTemplate, keys: 'en' | 'zh') =>
  skeleton(requirementsOf(template), template.title, { keys, schema: './x.json', year: 2026 });

/** The lines below the head that say a word. */
const linesWith = (yaml: string, word: string) =>
  yaml.split('\n').flatMap((line, index) => (index > 1 && line.includes(word) ? [index + 1] : []));

const errorsIn = ({ findings }: ReturnType<typeof checkText>) =>
  findings.filter(({ severity }) => severity === 'error');

/** Rules that look at one indicator. */
const OF_INDICATORS = [
  'quantitative-value-numeric',
  'percentage-within-100',
  'indicator-level-fits',
  'sentence-with-percentage',
  'count-has-unit',
  'cost-direction',
  'absolute-target',
  'indicator-value-stated',
];

test('there are forms', () => {
  expect(forms.length).toBeGreaterThan(10);
});

describe.each(forms)('%s', id => {
  const template = load(id);

  describe.each(['en', 'zh'] as const)('an empty filing with keys in %s', keys => {
    const yaml = skeletonOf(template, keys);
    const checked = checkText(yaml);

    test('has an error at each place that is marked as required, and nowhere else', () => {
      expect(checked.filing.form).toBe(id);
      const marked = linesWith(yaml, '必填');
      expect(errorsIn(checked).map(({ span }) => span?.line)).toEqual(marked);
      expect(marked.length).toBeGreaterThan(2);
      if (keys === 'zh') expect(yaml).not.toMatch(/^\s*(- )?(name|project|indicators):/m);
    });

    test('has a warning only where something may be deleted', () => {
      const others = checked.findings.filter(({ severity }) => severity !== 'error');
      const warned = others.filter(({ rule }) => rule !== 'optional-field-blank');
      expect(warned.map(({ rule }) => rule).filter(rule => rule !== 'row-filled-in')).toEqual([]);
      const deletable = linesWith(yaml, '不适用就删去');
      for (const { span } of warned) expect(deletable).toContain(span?.line);
    });

    test('with what is required filled in has no error', () => {
      const filled = fillRequired(yaml, requirementsOf(template));
      const errors = errorsIn(checkText(filled));
      expect(errors.map(({ rule, message }) => `${rule}: ${message.zh}`)).toEqual([]);
    });
  });

  test('an empty filing has an example of its own for each kind of indicator', () => {
    const yaml = skeletonOf(template, 'en');
    const filled = yaml.replace(/^(.*\b(?:name|value|actual): )#.*例如 (.*)$/gm, '$1$2');
    const found = checkText(filled).findings.filter(({ path }) => path.length > 4);
    const unfit = found.filter(({ rule }) => OF_INDICATORS.includes(rule));
    expect(unfit.map(({ rule, message }) => `${rule}: ${message.zh}`)).toEqual([]);
    const names = filled.match(/^ {8,}- name: .*$/gm) ?? [];
    for (const name of names) expect(name).not.toContain('#');
  });

  test('an empty filing has a row of the funds for each that the form prints', () => {
    const requirements = requirementsOf(template);
    const { fields, rowKinds } = requirements;
    const rows = parse(skeletonOf(template, 'en')).funding?.rows;
    if (fields.some(({ path }) => path.join('.') === 'funding.rows')) {
      expect(rows).toHaveLength(1);
      return;
    }
    const years = { year: '2026', project: '2026-2028' };
    expect((rows ?? []).map((row: { years: unknown }) => String(row.years))).toEqual(
      [...rowKinds].map(kind => years[kind]),
    );
    for (const [index, kind] of [...rowKinds].entries()) {
      const own = fields.filter(({ path }) => path.join('.').startsWith(`funding.rows.${kind}.`));
      const sources = own.flatMap(({ path }) => (path[3] === 'sources' ? [path[4]] : []));
      expect(new Set(Object.keys(rows[index].sources ?? {}))).toEqual(new Set(sources));
      const label = own.find(({ path }) => path[3] === 'total')?.label;
      if (label !== undefined) expect(skeletonOf(template, 'zh')).toContain(`    # ${label}\n`);
    }
  });

  test('its schema takes its example, in the fields that it prints and no others', () => {
    const validate = ajv().compile(schemaFor(template, 'both'));
    const example = parse(readFileSync(`examples/${id}.yaml`, 'utf8'));
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...example, nonsense: 1 })).toBe(false);
    expect(validate(parse(skeletonOf(template, 'zh')))).toBe(true);
  });

  test('blank, it says nothing but its own words and can be drawn', async () => {
    const sheet = blankSheet(template);
    const cells = sheet.sections.flatMap(section => section.rows.flatMap(row => row.cells));
    const stated = cells.flatMap(cell =>
      cell.content.flatMap(({ parts }) =>
        parts.filter(part => part.field && /[^\s年月日到—\u3000元万]/.test(part.text)),
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

describe('a form of one’s own', () => {
  const own = `extends: base
title: 不分级的表
money: { unit: 元 }
weightTotals: [100, 90]
classification:
acceptedLevels:
requiredLevels: []
expectedLevels: []
above: []
below: []
parts:
rows:
  - cells: [项目名称, { field: project.name, required: true }]
  - cells: [项目属性, { choice: project.attribute, options: [新增项目, 延续项目], other: true }]
  - cells: [{ text: [年度资金总额, "（{funding.unit}）"] }, { field: funding.rows.year.total }]
  - columns: [26, 74, 74]
    label: 进度
    rows:
      - { head: true, cells: [内容, 完成] }
      - each: schedule
        cells: [{ field: .task, style: text, required: true }, { field: .end }]
  - columns: [26, 60, 50, rest]
    label: 绩效指标
    rows:
      - { head: true, cells: [三级指标, 指标值, 权重] }
      - each: indicators.ungrouped
        required: true
        cells: [{ field: .name, style: text }, { field: .value }, { field: .weight, required: true }]
`;
  const template = templateLoader(() => Buffer.from(own))('./own.yaml');

  test('says what is to be written, what may be deleted, and gives examples of its year and unit', () => {
    expect(skeletonOf(template, 'zh').split('\n').slice(2)).toEqual(
      `表样: ./own.yaml
年度: 2026

项目基本信息:
  项目名称: # 必填；例如 2026年昌都市乡级视频会议系统维保费项目
  项目属性: # 新增项目 / 延续项目，或另写

项目资金申请:
  金额单位: 元
  资金明细:
    # 年度资金总额；不适用就删去
    - 年份: 2026
      合计: # 例如 45000

项目实施进度计划: # 不适用就删去
  - 项目实施内容: # 每项都要写；例如 签订维保合同
    完成时间: # 例如 2026-12-31、2026年12月、2026

绩效指标:
  不分级指标: # 必填
    - 指标内容: # 例如 新建公路里程
      指标值: # 例如 ≥12公里
      分值权重: # 每条都要写；各条之和为100或90；例如 10
`.split('\n'),
    );
  });

  test('accepted levels and those that stand twice are left out', () => {
    const requirements = {
      ...requirementsOf(load('xizang/fujian2')),
      classification: { 产出指标: ['数量指标'], 效益指标: ['数量指标', '社会效益指标'] },
      acceptedLevels: { 满意度指标: ['服务对象满意度指标'] },
    };
    const { indicators } = parse(skeleton(requirements, '', { keys: 'en', year: 2026 }));
    expect(Object.keys(indicators.annual)).toEqual(['产出指标', '效益指标']);
    expect(Object.keys(indicators.annual.效益指标)).toEqual(['社会效益指标']);
  });
});

test('a wrong source or level is not in the schema of the form', () => {
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
  expect(unknown({}, { 产出: {} })).toEqual(['产出']);
  expect(unknown({}, { 产出指标: { 经济效益指标: [] } })).toEqual(['经济效益指标']);
});
