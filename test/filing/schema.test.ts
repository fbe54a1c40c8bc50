/** The filing's schema as editors use it, and its errors as people read them. */
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/filing.schema.json' with { type: 'json' };
import { kindOf } from '../../src/filing/fields.ts';
import { checkSchema } from '../../src/filing/schema-check.ts';
import { writingOf } from '../../src/filing/writing.ts';
import { readYaml } from '../../src/source/read-yaml.ts';

interface Property {
  readonly place: string;
  readonly node: Record<string, unknown>;
}

/** Every property of a schema, however deep. */
function propertiesOf(node: unknown, place: string): readonly Property[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => {
    if (key === 'examples' || key === 'enum') return [];
    const here = `${place}/${key}`;
    const own =
      key === 'properties'
        ? Object.entries(child as object).map(([name, one]) => ({
            place: `${here}/${name}`,
            node: one,
          }))
        : [];
    return [...own, ...propertiesOf(child, here)];
  });
}

describe('every property of the schema', () => {
  const properties = propertiesOf(schema, '');
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });

  test('is looked at', () => {
    expect(properties.length).toBeGreaterThan(50);
  });

  test.each(properties)('$place', ({ node }) => {
    expect(node.title).toMatch(/\p{Script=Han}/u);
    expect(node.description).toMatch(/\p{Script=Han}.*。$/u);
    const validate = ajv.compile({ ...node, definitions: schema.definitions });
    const { examples = [] } = node as { readonly examples?: readonly unknown[] };
    expect(examples.length > 0).toBe(kindOf(node) !== undefined);
    for (const example of examples)
      expect(
        validate(example),
        `${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`,
      ).toBe(true);
  });
});

describe('what is not of its shape is said in Chinese', () => {
  const head = 'form: xizang/fujian2\nyear: 2023\n';

  function complaints(yaml: string): readonly string[] {
    const { value } = readYaml('甲.yaml', yaml);
    return checkSchema(value, writingOf(value, 'en'), undefined).findings.map(
      ({ path, message, help }) => `${path.join('.')}: ${message.zh} ${help?.zh ?? ''}`.trim(),
    );
  }

  test('what is of its shape is not mentioned', () => {
    expect(complaints(`${head}project: {name: 甲, leader: 是}\nfunding:\nremarks: ~`)).toEqual([]);
  });

  test.each([
    [
      'additionalProperties',
      'project: {nmae: 甲}',
      'project.nmae',
      /没有「nmae」这个键 是不是“(name|项目名称)”？$/,
    ],
    [
      'additionalProperties',
      'project: {colour: 甲}',
      'project.colour',
      /没有「colour」这个键 可用的键：.*（name）、/,
    ],
    ['additionalProperties', '预算: 甲\nproject: {}', '预算', /^申报里没有「预算」这个键/],
    [
      'required',
      'project: {}\nindicators: {annual: {产出指标: {数量指标: [{value: 1}]}}}',
      'indicators.annual.产出指标.数量指标.0.name',
      /^缺少.*「指标内容」 请写上 name: …$/,
    ],
    [
      'type',
      'project: 甲',
      'project',
      /^「项目基本信息」应是一组“键: 值”，这里是文字“甲” 在下一行起缩进两格/,
    ],
    [
      'type',
      'project: {name: [甲]}',
      'project.name',
      /^「项目名称」应是文字，这里是列表 在冒号后面写成一段文字。$/,
    ],
    [
      'type',
      'project: {name: {甲: 乙}}',
      'project.name',
      /^「项目名称」应是文字，这里是一组“键: 值” 在冒号后面写成一段文字。$/,
    ],
    [
      'type',
      'project: {}\nschedule: {task: 甲}',
      'schedule',
      /^「项目实施进度计划」应是列表（每项以 - 开头），这里是一组“键: 值” 在下一行起缩进/,
    ],
    [
      'enum',
      'project: {}\nfunding: {unit: 万圆}',
      'funding.unit',
      /^「项目资金申请」「金额单位」不能是“万圆” 是不是“万元”？$/,
    ],
    ['enum', 'project: {}\nfunding: {unit: USD}', 'funding.unit', /不能是“USD” 可以是：万元、元$/],
    [
      'enum',
      'project: {}\nfunding: {unit: {}}',
      'funding.unit',
      /应是文字，这里是一组“键: 值” 在冒号后面写成一段文字。$/,
    ],
    [
      'pattern',
      'project: {}\nfunding: {rows: [{total: 1e3}]}',
      'funding.rows.0.total',
      /「合计」的“1e3”用了指数写法 写作“total: 1000”$/,
    ],
    [
      'pattern',
      'project: {}\nfunding: {rows: [{years: 二〇二三}]}',
      'funding.rows.0.years',
      /「年份」的写法“二〇二三”不对 请写一年（2023）或几年（2023-2025）。$/,
    ],
    [
      'pattern',
      'project: {period: {start: 2023/1/1}}',
      'project.period.start',
      /「开始时间」的“2023\/1\/1”里的“\/”不合写法 写作“start: 2023-01-01”$/,
    ],
  ])('%s: %s', (_, yaml, path, sentence) => {
    const found = complaints(head + yaml);
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, path.length + 2)).toBe(`${path}: `);
    expect(found[0]?.slice(path.length + 2)).toMatch(sentence);
  });

  test.each(['.5', '-1', '+1', '1,000', '１', '1.', '1.0000000', '0x10', '01', '4.50元'])(
    'an amount is not %s',
    amount => {
      expect(
        complaints(`${head}project: {}\nfunding: {rows: [{total: "${amount}"}]}`),
      ).toHaveLength(1);
    },
  );

  test.each(['4.50', '0', '0.000001', '123456789012345.999999'])('an amount is %s', amount => {
    expect(complaints(`${head}project: {}\nfunding: {rows: [{total: ${amount}}]}`)).toEqual([]);
  });

  test('all that is wrong is said at once', () => {
    const yaml = `${head}project: {nmae: 甲, phone: []}\nfunding: {unit: 万圆, rows: [{total: -1}]}`;
    expect(complaints(yaml)).toHaveLength(4);
  });

  test('a year is needed, and the form', () => {
    expect(complaints('project: {}')).toEqual([
      'form: 缺少「表样」 请写上 form: …',
      'year: 缺少「年度」 请写上 year: …',
    ]);
    expect(complaints('form: a\nyear: 23\nproject: {}')[0]).toMatch(
      /「年度」的“23”的年份不是四位 写作“year: 2023”$/,
    );
  });
});
