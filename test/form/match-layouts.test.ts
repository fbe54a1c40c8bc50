/** Filled forms as units lay them out: read by their labels, whatever was added, left out, moved or merged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchForm } from '../../src/form/match/match.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { sketch } from './sketch.ts';
import '../random.ts';

const read = (id: string, form: Parameters<typeof sketch>[0]) => {
  const { value, unplaced, unsure, cells, labels } = matchForm(sketch(form), loadTemplate(id));
  return {
    value: value as Record<string, unknown>,
    unplaced: unplaced.map(({ text, name }) => `${name.zh} ${text}`),
    unsure: unsure.map(path => path.join('.')),
    labels,
    at: (...path: readonly (string | number)[]) => {
      const place = cells.get(JSON.stringify(path));
      return place && `${place.name.zh}${place.label ? `「${place.label}」` : ''}`;
    },
  };
};

const YEAR = ['项目支出绩效目标表', '（2025年度）'];
const HEAD = `
  项目名称 | 青石镇小学食堂改造 >3
  主管部门及代码 | 青石县教育局¶0360 | 实施单位 | 青石镇中心小学
  项目资金（万元） | 年度资金总额： | 45.00 >2
  ^ | 其中：财政拨款 | 40.00 >2
  ^ | 其他资金 | 5.00 >2
  年度总体目标 | 完成食堂改造，¶满足用餐需要。 >3`;
const VALUES = {
  year: '2025',
  project: {
    name: '青石镇小学食堂改造',
    department: '青石县教育局',
    departmentCode: '0360',
    implementingUnit: '青石镇中心小学',
  },
  funding: {
    unit: '万元',
    rows: [{ years: '2025', total: '45.00', sources: { 财政拨款: '40.00', 其他资金: '5.00' } }],
  },
  goals: { annual: '完成食堂改造，\n满足用餐需要。' },
};

describe('rows and columns', () => {
  test('as the form has them', () => {
    const { value, unplaced, unsure, labels, at } = read('national/annual', {
      above: YEAR,
      rows: HEAD,
    });
    expect(value).toEqual({ form: 'national/annual', ...VALUES });
    expect({ unplaced, unsure }).toEqual({ unplaced: [], unsure: [] });
    expect(labels).toEqual({ known: 13, found: 8 });
    expect(at('project', 'departmentCode')).toBe('第2行第2格「主管部门及代码」');
    expect(at('funding', 'rows', 0, 'sources', '其他资金')).toBe('第5行第3格「其他资金」');
    expect(at('year')).toBe('表上第2行');
  });

  test('rows in another order, one added, one left out', () => {
    const { value, unplaced } = read('national/annual', {
      above: YEAR,
      rows: `
        主管部门及代码 | 青石县教育局¶0360 | 实施单位 | 青石镇中心小学
        项目名称 | 青石镇小学食堂改造 >3
        立项文件 | 青教发〔2025〕3号 >3
        年度总体目标 | 完成食堂改造，¶满足用餐需要。 >3
        项目资金（万元） | 年度资金总额： | 45.00 >2
        ^ | 其他资金 | 5.00 >2`,
    });
    expect(value).toEqual({
      form: 'national/annual',
      ...VALUES,
      funding: {
        unit: '万元',
        rows: [{ years: '2025', total: '45.00', sources: { 其他资金: '5.00' } }],
      },
    });
    expect(unplaced).toEqual(['第3行第1格 立项文件', '第3行第2格 青教发〔2025〕3号']);
  });

  test('other names, labels together with their values, several in one cell', () => {
    const { value, unplaced } = read('national/annual', {
      above: ['2025年度项目支出绩效目标申报表'],
      rows: `
        项目名称：青石镇小学食堂改造 | 项目实施单位 | 青石镇中心小学
        主管部门及编码 | 青石县教育局 0360 >2
        项目资金（万元） | 资金总额：45.00　其中：财政拨款：40.00　其他资金：5.00 >2
        绩效目标 | 完成食堂改造，¶满足用餐需要。 >2`,
    });
    expect(unplaced).toEqual([]);
    expect(value).toEqual({ form: 'national/annual', ...VALUES });
  });

  test('rows of a block before those of another, a head left out, two fields under one label', () => {
    const { value, unplaced } = read('national/special-fund', {
      above: YEAR,
      rows: `
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 修路 | 2公里
        总体目标 | 目标1：修路。¶目标2：架桥。 >4
        项目名称 | 乡村道路 | 项目负责人及联系电话 | 周明 13900000000 >2`,
    });
    expect(value).toEqual({
      form: 'national/special-fund',
      year: '2025',
      project: { name: '乡村道路', leader: '周明', phone: '13900000000' },
      goals: { annual: '目标1：修路。\n目标2：架桥。' },
      indicators: { annual: { 产出指标: { 数量指标: [{ name: '修路', value: '2公里' }] } } },
    });
    expect(unplaced).toEqual([]);
  });

  test('what the form has in cells of their own, as lines of one', () => {
    const { value, unplaced } = read('hunan/town', {
      above: YEAR,
      rows: `
        起止时间 | 2025年1月1日-12月31日
        资金总额及构成 | 总额300万元¶一、财政拨款：280万元（其中：上级财政资金：200万元；本级财政：80万元）¶三、其他：20万元¶另有捐赠`,
    });
    expect(value.funding).toEqual({
      unit: '万元',
      rows: [
        {
          total: '300',
          sources: { 财政拨款: '280', 上级财政拨款: '200', 本级财政拨款: '80', 其他资金: '20' },
        },
      ],
    });
    expect(value.project).toEqual({ period: { start: '2025年1月1日', end: '12月31日' } });
    expect(unplaced).toEqual(['第2行第2格 另有捐赠']);
  });

  test('a field that says nothing has its place', () => {
    const { at, value } = read('national/2015', {
      above: YEAR,
      rows: `
        主管部门及代码 | | 实施单位 | >2
        项目资金（万元） | 中期资金总额： | | 年度资金总额： | 30
        绩效指标 | 一级指标 >2 | 二级指标 | 三级指标
        ^ | 产出指标 >2 | 数量指标 |`,
    });
    expect(at('indicators', 'annual')).toBe('第3行第1格「绩效指标」');
    expect(at('project', 'departmentCode')).toBe('第1行第2格「主管部门及代码」');
    expect(at('project', 'implementingUnit')).toBe('第1行第4格「实施单位」');
    expect(at('funding', 'rows', 0, 'total')).toBe('第2行第5格「年度资金总额」');
    expect(at('funding', 'rows', 1, 'total')).toBe('第2行第3格「中期资金总额」');
    expect(value.project).toBeUndefined();
  });

  test('the years within a head are read where no amount of the project is', () => {
    const { value, unplaced } = read('national/2015', {
      above: YEAR,
      rows: `
        总体目标 | 中期目标（2025-2027年） | 年度目标
        ^ | 三年建成。 | 当年开工。`,
    });
    expect(unplaced).toEqual([]);
    expect(value).toEqual({
      form: 'national/2015',
      year: '2025',
      funding: { rows: [{ years: '2025-2027' }] },
      goals: { longTerm: '三年建成。', annual: '当年开工。' },
    });
  });

  test('words behind the label of a block, or behind a head, are told', () => {
    const { value, unplaced } = read('national/annual', {
      above: YEAR,
      rows: `
        项目名称 | 乡村道路 >4
        绩效指标：按批复 | 一级指标 | 二级指标 | 三级指标 | 指标值：以合同为准
        ^ | 产出指标 | 数量指标 | 修路 | 2公里`,
    });
    expect(value).toMatchObject({ project: { name: '乡村道路' } });
    const told = [...unplaced, JSON.stringify(value)].join('\n');
    for (const text of ['按批复', '以合同为准', '修路', '2公里']) expect(told).toContain(text);
  });

  test('a label without its value does not take the next one’s', () => {
    const { value, unplaced } = read('national/annual', {
      above: YEAR,
      rows: `
        项目名称 | 青石镇小学食堂改造 | 项目类别 | 基建
        主管部门及代码 | | 实施单位 |`,
    });
    expect(value).toEqual({
      form: 'national/annual',
      year: '2025',
      project: { name: '青石镇小学食堂改造' },
    });
    expect(unplaced).toEqual(['第1行第3格 项目类别', '第1行第4格 基建']);
  });
});

describe('indicators', () => {
  const table = (rows: string) => read('national/annual', { above: YEAR, rows }).value.indicators;

  test('levels merged, repeated or left out below their name', () => {
    const 数量指标 = [
      { name: '改造面积', value: '≥300平方米' },
      { name: '新增餐位', value: '≥120个' },
    ];
    const expected = {
      annual: {
        产出指标: { 数量指标, 质量指标: [{ name: '验收合格率', value: '100%' }] },
        满意度指标: { 服务对象满意度指标: [{ name: '师生满意度', value: '≥95%' }] },
      },
    };
    expect(
      table(`
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 改造面积 | ≥300平方米
        ^ | ^ | ^ | 新增餐位 | ≥120个
        ^ | ^ | 质量指标 | 验收合格率 | 100%
        ^ | 满意度指标 | 服务对象¶满意度指标 | 师生满意度 | ≥95%`),
    ).toEqual(expected);
    expect(
      table(`
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 改造面积 | ≥300平方米
        产出指标 | | 新增餐位 | ≥120个
        | | |
        | 质量指标 | 验收合格率 | 100%
        满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥95%`),
    ).toEqual(expected);
  });

  test('heads repeated, columns swapped and added, scores beside the levels', () => {
    const { value, unplaced } = read('national/annual', {
      above: YEAR,
      rows: `
        绩效指标 | 一级指标 | 二级指标 | 指标名称 | 单位 | 年度指标值
        ^ | 产出指标（50分） | 数量指标 | 改造面积 | 平方米 | ≥300
        绩效指标 | 一级指标 | 二级指标 | 指标名称 | 单位 | 年度指标值
        ^ | 产出指标（50分） | 质量指标 | 验收合格率 | % | 100`,
    });
    expect(value.indicators).toEqual({
      annual: {
        产出指标: {
          数量指标: [{ name: '改造面积', value: '≥300' }],
          质量指标: [{ name: '验收合格率', value: '100' }],
        },
      },
    });
    expect(unplaced).toEqual([
      '第2行第2格 （50分）',
      '第4行第2格 （50分）',
      '第1行第5格 单位',
      '第2行第5格 平方米',
      '第3行第5格 单位',
      '第4行第5格 %',
    ]);
  });

  test('columns in another order, marks for what does not apply', () => {
    const { value, unplaced } = read('performance/self-evaluation', {
      above: ['绩效目标自评表', '（2025年度）'],
      rows: `
        项目资金（万元） | >2 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分
        ^ | 年度资金总额： >2 | 100 | 90 | 10 | 90% | 9
        ^ | 其中：本年财政拨款 >2 | 80 | 70 | - | - | -
        年度总体目标 | 年初设定目标 >4 | 年度总体目标完成情况综述 >3
        ^ | 开办三个班。 >4 | 开办了三个班。 >3
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分
        ^ | 产出指标 | 数量指标 | 开班 | 20 | ≥3个 | 3个 | 19
        总分 >4 | 100 | | | 98`,
    });
    expect(value).toEqual({
      form: 'performance/self-evaluation',
      year: '2025',
      funding: {
        unit: '万元',
        adjusted: { total: '100', sources: { 财政拨款: '80' } },
        spent: { total: '90', sources: { 财政拨款: '70' } },
        execution: { weight: '10', rate: '90%', score: '9' },
      },
      goals: { annual: '开办三个班。', actual: '开办了三个班。' },
      indicators: {
        annual: {
          产出指标: {
            数量指标: [{ name: '开班', value: '≥3个', weight: '20', actual: '3个', score: '19' }],
          },
        },
      },
      totalScore: '98',
    });
    expect(unplaced).toEqual([]);
  });

  test('heads in one row that the form has in two, and no heads at all', () => {
    const rows = `
      ^ | 绩效指标 | 目标完成程度 | 平台可用率 | 98% | ≥99% | 可用时长÷全年时长
      ^ | ^ | 项目实施效益 | 办件时长 | 3天 | ≤2天 |`;
    const expected = {
      annual: {
        绩效指标: {
          目标完成程度: [
            {
              name: '平台可用率',
              value: '≥99%',
              explanation: '可用时长÷全年时长',
              lastYear: '98%',
            },
          ],
          项目实施效益: [{ name: '办件时长', value: '≤2天', lastYear: '3天' }],
        },
      },
    };
    const head =
      '绩效目标情况 | 一级指标 | 二级指标 | 三级指标 | 上年度实际水平 | 本年度计划水平 | 指标内容/计算公式';
    expect(read('daqing/full', { above: YEAR, rows: head + rows }).value.indicators).toEqual(
      expected,
    );
    const { value } = read('national/2011', {
      above: YEAR,
      rows: '年度绩效指标 | 产出指标 | 数量指标 | 修路 | 2公里 | 含桥',
    });
    expect(value.indicators).toEqual({
      annual: { 产出指标: { 数量指标: [{ name: '修路', value: '2公里', note: '含桥' }] } },
    });
  });

  test('of the long term and of the year, side by side', () => {
    const { value } = read('national/2015', {
      above: YEAR,
      rows: `
        总体目标 | 中期目标（2025—2027年） >4 | 年度目标 >3
        ^ | 三年建成。 >4 | 今年开工。 >3
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 建成 | 3座 | 数量指标 | 开工 | 1座
        ^ | ^ | ^ | 配套 | 3处 | ^ | |`,
    });
    expect(value.goals).toEqual({ longTerm: '三年建成。', annual: '今年开工。' });
    expect(value.indicators).toEqual({
      longTerm: {
        产出指标: {
          数量指标: [
            { name: '建成', value: '3座' },
            { name: '配套', value: '3处' },
          ],
        },
      },
      annual: { 产出指标: { 数量指标: [{ name: '开工', value: '1座' }] } },
    });
  });
});

describe('funds', () => {
  test('of the whole project and of the year: their years from the form', () => {
    const { value, unsure } = read('national/2015', {
      above: YEAR,
      rows: `
        项目属性 | 新增项目√　延续项目□ >2 | 项目期 | 2025年1月到2027年12月
        项目资金（万元） | 中期资金总额： | 90 | 年度资金总额： | 30
        ^ | 其中：财政拨款 | 80 | 其中：财政拨款 | 25
        ^ | 其他资金 | 10 | 其他资金 | 5`,
    });
    expect(value.funding).toEqual({
      unit: '万元',
      rows: [
        { years: '2025-2027', total: '90', sources: { 财政拨款: '80', 其他资金: '10' } },
        { years: '2025', total: '30', sources: { 财政拨款: '25', 其他资金: '5' } },
      ],
    });
    expect(unsure).toEqual([]);
  });

  test('without a period the years of the project are not known', () => {
    const { value, unsure } = read('national/2011', {
      above: YEAR,
      rows: `
        项目资金申请（万元） | 资金总额： | 90
        ^ | 自有资金： | 26.5
        ^ | 经营性收入： | 26.5
        ^ | 其他： |
        ^ | 其他： | 63.5`,
    });
    expect(value.funding).toEqual({
      unit: '万元',
      rows: [{ total: '90', sources: { 自有资金: '26.5', 经营性收入: '26.5', 其他资金: '63.5' } }],
    });
    expect(unsure).toEqual(['funding.rows.0.years']);
  });

  test('grouped amounts are amounts; what is none stays as it is', () => {
    const { value } = read('shanghai/district', {
      above: ['财政项目支出绩效目标申报表', '（2026年度）'],
      rows: `
        项目资金¶（元） | 项目资金总额 | 1,234,500.00 | 年度资金申请总额 | 约30万`,
    });
    expect(value.funding).toMatchObject({
      unit: '元',
      rows: [{ total: '1234500.00' }, { years: '2026', total: '约30万' }],
    });
  });
});

describe('choices', () => {
  test.each([
    ['新增项目□√　延续项目□', '新增项目'],
    ['新增项目□ 延续项目☑', '延续项目'],
    ['□新增项目 ■延续项目', '延续项目'],
    ['新增项目（√） 延续项目（ ）', '新增项目'],
    ['延续项目', '延续项目'],
    ['一次性项目', '一次性项目'],
    ['新增项目□　延续项目□', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    const { value, unplaced } = read('xizang/fujian2', {
      rows: `项目名称 | 甲 | 项目属性 | ${text}`,
    });
    expect(value.project).toEqual({ name: '甲', ...(expected && { attribute: expected }) });
    expect(unplaced).toEqual([]);
  });

  test('two ticks are not sure', () => {
    const { value, unsure } = read('xizang/fujian2', {
      rows: '项目名称 | 甲 | 项目属性 | 新增项目√ 延续项目√',
    });
    expect(value.project).toEqual({ name: '甲', attribute: '新增项目、延续项目' });
    expect(unsure).toContain('project.attribute');
  });
});

describe('each text', () => {
  const template = loadTemplate('national/annual');
  const words = fc.constantFrom(
    ...[
      '项目名称',
      '主管部门及代码',
      '实施单位',
      '年度资金总额：',
      '其中：财政拨款',
      '绩效指标',
      '年度总体目标',
    ],
    ...[
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '产出指标',
      '数量指标',
      '联系电话：0739-5620001 传真：无',
    ],
    ...[
      '',
      '',
      '甲',
      '乙校',
      '≥95%',
      '45.00',
      '1、',
      '……',
      '项目名称：丙',
      '（2025年度）',
      '注：丁',
    ],
  );

  test('is a label, a value, or not placed, whatever stands where', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 5, maxLength: 5 }), { maxLength: 12 }),
        rows => {
          const form = sketch({ rows: rows.map(cells => cells.join('|')).join('\n') });
          const { value, unplaced } = matchForm(form, template);
          const told = JSON.stringify([value, unplaced.map(({ text }) => text)]);
          for (const text of ['甲', '乙校', '≥95%', '45.00', '丙', '丁', '0739-5620001', '传真'])
            if (JSON.stringify(rows).includes(text)) expect(told).toContain(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('lines', () => {
  test('labels with blanks between them, and those that the form does not have', () => {
    const { value, unplaced } = read('xizang/fujian2', {
      above: ['附件1', '2025年项目支出绩效目标申报表', '填报单位：青石镇中心小学  金额单位：万元'],
      rows: '项目名称 | 甲 | 项目属性 | 新增项目□',
      below: [
        '填报人：吴芳   单位负责人：周明   联系电话：0739-5620001  填报日期：2025年1月15日',
        '注：一式三份。',
      ],
    });
    expect(value).toEqual({
      form: 'xizang/fujian2',
      year: '2025',
      reportingUnit: '青石镇中心小学',
      project: { name: '甲' },
      preparer: { name: '吴芳', phone: '0739-5620001', date: '2025年1月15日' },
    });
    expect(unplaced).toEqual([
      '表上第3行 金额单位：万元',
      '表下第1行 单位负责人：周明',
      '表下第2行 注：一式三份。',
    ]);
  });

  test('within the table', () => {
    const { value, unplaced } = read('xizang/fujian2', {
      rows: `
        项目支出绩效目标申报表 >4
        （2025年度） >4
        填报单位：青石镇中心小学 >4
        项目名称 | 甲 | 项目属性 | 新增项目□
        填报人：吴芳 | | 填报日期： | 2025年1月15日`,
    });
    expect(value).toMatchObject({
      year: '2025',
      reportingUnit: '青石镇中心小学',
      preparer: { name: '吴芳', date: '2025年1月15日' },
    });
    expect(unplaced).toEqual([]);
  });
});

test('another form says little, and nothing of it is lost', () => {
  const { value, unplaced, labels, unsure } = read('xizang/fujian2', {
    rows: `
      采购项目 | 数量 | 单价
      课桌 | 40 | 260`,
  });
  expect(value).toEqual({ form: 'xizang/fujian2' });
  expect(labels.found).toBe(0);
  expect(unsure).toEqual(['year']);
  expect(unplaced).toHaveLength(6);
});
