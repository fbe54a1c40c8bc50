/** A filled form given by mistake is told so; a blank with hints, samples and what a bureau prints on it is not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import { draftFromWord } from '../../src/draft/draft.ts';
import { isPlaceholder } from '../../src/draft/filled.ts';
import { UserError } from '../../src/errors.ts';
import { composeSheet } from '../../src/form/compose.ts';
import {
  begin,
  cell,
  docxOf as docxOfBody,
  go,
  paragraph,
  row,
  span,
  table,
  text,
} from '../word/ooxml.ts';
import { docxOf, loadTemplate } from './blank-form.ts';
import { formInUse, formsInUse } from './forms-in-use.ts';
import { statedFiling } from './stated-filing.ts';

function refusal(docx: Uint8Array): UserError {
  try {
    draftFromWord(docx);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the form was taken for a blank one');
}

describe('filled forms', () => {
  test.each(listForms())('%s as its example fills it', async id => {
    const { filing } = check(readFileSync(`examples/${id}.yaml`), { name: id, loadTemplate });
    const { sentence, help } = refusal(await docxOf(composeSheet(filing, loadTemplate(id), {})));
    expect(sentence.zh).toContain('已经填写');
    expect(help?.zh).toMatch(/空白表.*perfgoal forms --like/);
    const { leader = '', phone = '', name = '' } = filing.project;
    for (const text of [leader, phone, name].filter(text => text !== ''))
      expect(JSON.stringify([sentence, help])).not.toContain(text);
  });

  test.each(formsInUse)('%s', async name => {
    const form = formInUse(name);
    const docx = await docxOf(composeSheet(statedFiling(form), form, {}));
    expect(refusal(docx).sentence.zh).toContain('已经填写');
  });

  test('much of it may be left blank, as in published copies', async () => {
    const bytes = readFileSync('examples/xizang/minimal.yaml');
    const { filing } = check(bytes, { name: 'minimal', loadTemplate });
    const docx = await docxOf(composeSheet(filing, loadTemplate('xizang/fujian2'), {}));
    expect(refusal(docx).sentence.en).toContain('filled in');
  });
});

/** Like the forms of funds for villages: names of indicators and shapes of values are printed beforehand. */
const withHints = docxOfBody(
  `${paragraph(text('绩效目标申报表'))}${paragraph(text('（20XX年度）'))}${table(
    [1400, 1400, 1700, 2400, 2000],
    [
      row([cell('项目名称', span(2)), cell('（与预算一致）'), cell('项目负责人及电话'), cell('')]),
      row([cell('主管部门', span(2)), cell('××县××局'), cell('实施单位'), cell('')]),
      row([
        cell('资金情况（万元）', `${span(2)}${begin}`),
        cell('年度资金总额：'),
        cell('', span(2)),
      ]),
      row([cell('', `${span(2)}${go}`), cell('其中：财政拨款'), cell('', span(2))]),
      row([cell('', `${span(2)}${go}`), cell('其他资金'), cell('', span(2))]),
      row([cell('总体目标', begin), cell('年度目标', span(4))]),
      row([cell('', go), cell('目标1：目标2：目标3：……', span(4))]),
      row([
        cell('绩效指标', begin),
        cell('一级指标'),
        cell('二级指标'),
        cell('三级指标'),
        cell('指标值'),
      ]),
      row([
        cell('', go),
        cell('产出指标', begin),
        cell('数量指标', begin),
        cell('★受益人口数'),
        cell('≥**人次'),
      ]),
      row([cell('', go), cell('', go), cell('', go), cell('指标2：'), cell('')]),
      row([cell('', go), cell('', go), cell('时效指标'), cell('完成及时率'), cell('≥**%')]),
      row([cell('', go), cell('效益指标'), cell('社会效益指标'), cell('……'), cell('')]),
    ],
  )}`,
);

test('hints, samples and placeholders leave a form blank', () => {
  const draft = draftFromWord(withHints);
  expect(draft.unknown).toEqual([]);
  expect(draft.fields).toEqual([
    'project.name',
    'project.leader',
    'project.phone',
    'project.department',
    'project.implementingUnit',
    'funding.unit',
    'funding.rows.year.total',
    'funding.rows.year.sources.财政拨款',
    'funding.rows.year.sources.其他资金',
    'goals.annual',
    'indicators.annual',
    'year',
  ]);
  expect(draft.yaml).toContain('原表此处有文字「目标1：目标2：目标3：……」');
});

test('amounts told in words fill a form in as well', () => {
  const docx = docxOfBody(
    table(
      [1500, 2500, 1500, 2500],
      [
        row([cell('项目名称'), cell('云岭县高标准农田项目'), cell('项目负责人及电话'), cell('')]),
        row([cell('年度资金总额：'), cell('85万元（道路60万元，水渠25万元）', span(3))]),
        row([cell('其中：财政拨款'), cell('85万元', span(3))]),
        row([cell('其他资金'), cell('0', span(3))]),
        row([cell('年度目标'), cell('完成主体工程', span(3))]),
        row([cell('一级指标'), cell('二级指标'), cell('三级指标'), cell('指标值')]),
        row([cell('产出指标'), cell('数量指标'), cell('道路长度'), cell('2km')]),
      ],
    ),
  );
  expect(refusal(docx).sentence.zh).toContain('已经填写');
});

test('indicators for everybody with their points and rules leave a form blank', () => {
  const heads = [
    '一级指标',
    '二级指标',
    '分值',
    '指标内容（150字内）',
    '指标值（150字内）',
    '评分细则（150字内）',
  ];
  const points = [
    '投入指标',
    '资金到位率',
    '5',
    '实际到位资金除以计划投入资金',
    '100%',
    '每少10个百分点扣1分',
  ];
  const docx = docxOfBody(
    table(
      [1500, 1500, 800, 1800, 1500, 1500],
      [
        row([cell('项目名称'), cell('', span(2)), cell('项目类型'), cell('', span(2))]),
        row([cell('项目起止时间（如20190101）'), cell('______ 到 ______', span(5))]),
        row([cell('资金总额：'), cell('', span(5))]),
        row([cell('项目概况（450字内）'), cell('', span(5))]),
        row(heads.map(head => cell(head))),
        ...[1, 2, 3, 4, 5].map(() => row(points.map(text => cell(text)))),
      ],
    ),
  );
  expect(draftFromWord(docx).unknown).toEqual([]);
});

test.each(['county', 'widths'])('the blank %s is none', name => {
  expect(() => draftFromWord(readFileSync(`test/draft/fixtures/${name}.docx`))).not.toThrow();
});

test('what a bureau prints for all is not a filling: its name, the year, a ceiling, indicators for everybody', () => {
  const docx = docxOfBody(
    `${paragraph(text('填报单位：云岭县教育局'))}${table(
      [1500, 1500, 2000, 2000],
      [
        row([cell('主管部门'), cell('云岭县教育局'), cell('项目名称'), cell('')]),
        row([cell('项目负责人'), cell(''), cell('联系电话'), cell('')]),
        row([cell('资金总额'), cell('100'), cell('项目概况'), cell('')]),
        row([cell('年度目标'), cell('', span(3))]),
        row([cell('一级指标'), cell('二级指标'), cell('三级指标'), cell('指标值')]),
        row([cell('产出指标'), cell('质量指标'), cell('资金到位率'), cell('100%')]),
        row([cell('效益指标'), cell('社会效益指标'), cell(''), cell('')]),
      ],
    )}`,
  );
  expect(draftFromWord(docx).fields).toContain('overview');
});

test.each([
  '',
  '≥**个',
  '指标1：',
  '……',
  '目标1：',
  '××县××项目',
  'XX单位',
  '　　年　　月至　　年　　月',
  '（盖章）',
  '（用一句话概括项目要做什么）',
  '1.',
  '请简要说明项目内容，300字以内',
  '例：修建村组道路',
])('「%s」 is a placeholder', hint => {
  expect(isPlaceholder(hint)).toBe(true);
});

test.each(['2', '≥95%', '如皋市水利局', '指导基层文化站建设', '12.50', '新增项目√', '0'])(
  '「%s」 is stated',
  value => {
    expect(isPlaceholder(value)).toBe(false);
  },
);
