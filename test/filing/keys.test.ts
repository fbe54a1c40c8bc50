import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../schemas/filing.schema.json' with { type: 'json' };
import { editorSchema } from '../../src/filing/editor-schema.ts';
import { checkText, seed } from '../reading.ts';

/** The seed with some of its keys spelt as the form prints them. */
const chinese = [
  ['form:', '表样:'],
  ['year:', '年度:'],
  ['reportingUnit:', '填报单位:'],
  ['department:', '主管部门:'],
  ['overview:', '项目概况:'],
  ['funding:', '项目资金申请:'],
  ['indicators:', '绩效指标:'],
  [' value:', ' 指标值:'],
  ['start:', '开始时间:'],
  [' end:', ' 完成时间:'],
].reduce((text, [key, title]) => text.replaceAll(key ?? '', title ?? ''), seed);

describe('keys as the form prints them', () => {
  test('either spelling gives the same filing', () => {
    expect(chinese).not.toBe(seed);
    const [one, other] = [checkText(seed), checkText(chinese)];
    expect(other.filing).toEqual(one.filing);
    expect(other.findings.map(finding => finding.rule)).toEqual(
      one.findings.map(finding => finding.rule),
    );
  });

  test('findings point at the key as written', () => {
    const { findings } = checkText('表样: xizang/fujian2\n年度: 二三\n');
    const finding = findings.find(({ path }) => path.join() === 'year');
    expect(finding?.span).toMatchObject({ line: 2, column: 5 });
  });

  test('both spellings at once are an error at the second', () => {
    const { findings } = checkText('form: xizang/fujian2\nyear: 2023\n年度: 2024\n');
    const finding = findings.find(({ rule }) => rule === 'yaml-readable');
    expect(finding?.span).toMatchObject({ line: 3, column: 1 });
    expect(finding?.message.zh).toContain('年度');
  });
});

describe('the schema for editors', () => {
  const ajv = new Ajv.Ajv({ strict: false });
  const validate = ajv.compile(editorSchema(schema, 'both'));

  test('takes both spellings and nothing else', () => {
    expect(validate(parse(seed))).toBe(true);
    expect(validate(parse(chinese))).toBe(true);
    expect(validate({ ...(parse(seed) as object), 年份: 1 })).toBe(false);
    expect(validate({ 表样: 'xizang/fujian2' })).toBe(false);
  });

  test.each(['en', 'zh'] as const)('schemas/filing.%s.schema.json is current', async keys => {
    const text = `${JSON.stringify(editorSchema(schema, keys), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../schemas/filing.${keys}.schema.json`);
  });

  test('takes the one spelling and no other', () => {
    const validator = (keys: 'en' | 'zh') => ajv.compile(editorSchema(schema, keys));
    const [en, zh] = [validator('en'), validator('zh')];
    const [english, translated] = [
      { form: 'a/b', year: 2023 },
      { 表样: 'a/b', 年度: 2023 },
    ];
    expect([en(english), zh(english)]).toEqual([true, false]);
    expect([en(translated), zh(translated)]).toEqual([false, true]);
    const values = {
      年度绩效指标: { 产出指标: { 数量指标: [{ 指标内容: '甲', 指标值: { 目标值: 1 } }] } },
    };
    expect(zh({ ...translated, 绩效指标: values })).toBe(true);
  });
});
