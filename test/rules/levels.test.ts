/** Levels of indicators as places write them: which are the form's, which are asked about, and what is missing. */
import { describe, expect, test } from 'vitest';
import { checkPiece, reportsOf, ruleNamed } from './reports.ts';

const FORM = 'form: one-year.yaml\nyear: 2025\n';

/** An indicator under each `first/second`. */
const leveled = (levels: string, form = FORM): string => {
  const table: Record<string, Record<string, unknown>> = {};
  for (const [index, way] of levels.split(' ').entries()) {
    const [first = '', second = ''] = way.split('/');
    table[first] = { ...table[first], [second]: [{ name: `甲${index}`, value: '≥3座' }] };
  }
  return `${form}indicators: { annual: ${JSON.stringify(table)} }`;
};

const messages = (id: string, yaml: string) =>
  reportsOf(ruleNamed(id), yaml).map(({ message }) => message.zh);

describe('a level is the form’s in any spelling', () => {
  test.each([
    '产出指标/数量指标',
    '产出/数量',
    '产出指标（50分）/质量　指标',
    '产出指标(50)分/时效',
    '效益/社会',
    '效益指标/可持续发展指标',
    // Cost and satisfaction at another level, under names of other places.
    '成本指标/经济成本指标',
    '成本/社会成本',
    '效益指标/社会公众或服务对象满意度指标',
    '产出指标/服务对象满意度',
    '满意度指标/满意度指标',
    '服务对象满意度指标/具体指标',
    '社会公众满意度/群众满意度',
  ])('%s', way => {
    expect(messages('name-on-form', leveled(way))).toEqual([]);
    expect(messages('level-on-form', leveled(way))).toEqual([]);
  });
});

describe('a level that is surely another is an error, one that the form does not know a warning', () => {
  test.each([
    ['产出指标/数量指标标', 'name-on-form', '表样里没有「数量指标标」'],
    ['产出指标/数据指标', 'name-on-form', '表样里没有「数据指标」'],
    ['产岀指标/数量指标', 'name-on-form', '表样里没有「产岀指标」'],
    ['效益指标/社会效应指标', 'name-on-form', '表样里没有「社会效应指标」'],
    ['产出指标/社会效益', 'name-on-form', '「产出指标」下没有「社会效益」'],
    ['数量指标/造林', 'name-on-form', '「数量指标」不是一级指标'],
    ['效益指标/环境效益指标', 'level-on-form', '表样的二级指标里没有「环境效益指标」'],
    ['效益指标/生态环境效益指标', 'level-on-form', '表样的二级指标里没有「生态环境效益指标」'],
    ['产出指标/工程质量', 'level-on-form', '表样的二级指标里没有「工程质量」'],
    ['投入指标/资金到位率', 'level-on-form', '表样的一级指标里没有「投入指标」'],
    ['决策/项目立项', 'level-on-form', '表样的一级指标里没有「决策」'],
  ])('%s: %s', (way, id, message) => {
    expect(messages(id, leveled(way))).toEqual([message]);
    const other = id === 'name-on-form' ? 'level-on-form' : 'name-on-form';
    expect(messages(other, leveled(way))).toEqual([]);
  });

  test('it is one finding, not a missing level besides', () => {
    const { findings } = checkPiece(
      leveled('产出指标/成本指际 产出指标/数量 效益指标/社会效益 满意度/满意度'),
    );
    const told = findings.filter(({ path }) => path[0] === 'indicators');
    expect(told.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error name-on-form']);
  });

  test('the help names the level, or says that it may stay', () => {
    const [slip] = reportsOf(ruleNamed('name-on-form'), leveled('产出指标/数据指标'));
    expect(slip?.help?.zh).toBe('是不是“数量指标”？');
    const [moved] = reportsOf(ruleNamed('name-on-form'), leveled('产出指标/社会效益'));
    expect(moved?.help?.zh).toBe('「社会效益」写在「效益指标」下面。');
    const [unknown] = reportsOf(ruleNamed('level-on-form'), leveled('投入/资金到位率'));
    expect(unknown?.help?.zh).toBe(
      '表样有：产出指标、效益指标、满意度指标。本地确有「投入」的不用改，照写印出。',
    );
  });
});

describe('a kind is there at whichever level it stands', () => {
  const missing = (levels: string) => [
    ...messages('required-indicator-kinds', leveled(levels)),
    ...messages('expected-indicator-kinds', leveled(levels)),
  ];

  test.each([
    '产出指标/数量指标 产出指标/成本指标 效益指标/社会效益指标 满意度指标/服务对象满意度指标',
    '产出/数量 成本/经济成本 效益/社会效益 效益/社会公众满意度',
    '产出（50分）/数量 产出（50分）/成本 效益（30分）/社会 满意度（10分）/满意度',
    '成本指标/生态环境成本指标 产出指标/数量指标 效益指标/服务对象满意度指标',
  ])('%s', levels => {
    expect(missing(levels)).toEqual([]);
  });

  test('what is missing is told once for each kind', () => {
    expect(missing('产出指标/数量指标')).toEqual([
      '年度绩效指标里没有效益指标',
      '年度绩效指标里没有成本指标',
      '年度绩效指标里没有满意度指标',
    ]);
    expect(missing('效益/满意度')).toEqual(['年度绩效指标里没有产出指标']);
  });

  test('a first level that the form does not know may be one that is missing', () => {
    expect(missing('产出/数量 产出/成本 效果目标/社会效益 满意度/满意度')).toEqual([]);
    expect(missing('效果目标/社会效益')).toEqual(['年度绩效指标里没有成本指标']);
  });

  test('the remarks may say why a kind is not there', () => {
    const yaml = `${leveled('产出/数量 产出/成本 效益/社会效益')}\nremarks: 本项目不设满意度指标。`;
    expect(messages('expected-indicator-kinds', yaml)).toEqual([]);
  });
});

describe('indicators without levels', () => {
  const flat = (indicators: string) =>
    `form: flat-list.yaml\nyear: 2025\nproject: { name: 造林 }\ngoals: { annual: 造林300亩。 }\nindicators: { ungrouped: [${indicators}] }`;
  const found = (indicators: string) =>
    checkPiece(flat(indicators)).findings.map(({ rule, message }) => `${rule} ${message.zh}`);

  test('are asked for no level, and a good list has no finding', () => {
    expect(
      found(
        '{ name: 造林面积, value: ≥300亩, weight: 60 }, { name: 群众满意度, value: ≥90%, weight: 40 }',
      ),
    ).toEqual([]);
  });

  test('are judged like others, in words without empty names', () => {
    const told = found(
      '{ name: 造林面积, value: ≥300亩, weight: 60 }, { name: 造林面积, value: ≥XX亩, weight: 30 }, { name: 项目总成本, value: ≥5万元 }, { name: 群众满意度, value: 100% }, { name: 成活率, value: ≥850% }',
    );
    expect(told).toEqual([
      'indicator-weights-sum 各指标分值之和是 90，应是 100；3 条没有分值',
      'indicator-unique 指标“造林面积”上面已有一条',
      'indicator-value-stated 指标“造林面积”的指标值“≥XX亩”只是占位',
      'cost-direction 成本指标“项目总成本”写成 ≥5万元，意思是花得越多越好',
      'absolute-target 满意度目标 100% 几乎做不到',
      'value-has-operator 指标“群众满意度”的值 100% 没有比较符号',
      'percentage-within-100 “成活率”是占全部的比例，目标值 ≥850% 超过 100%',
    ]);
  });
});
