/** The shipped forms nearest to a Word file or to some labels. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listForms, readFont } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { checkForm } from '../../src/forms.ts';
import { comparedLabel } from '../../src/likeness/form-labels.ts';
import {
  formsLikeWord,
  formsWithLabels,
  type NearForms,
} from '../../src/likeness/nearest-forms.ts';
import { renderBlank } from '../../src/new.ts';
import { render } from '../../src/render.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { begin, cell, docxOf, go, paragraph, row, span, table, text } from '../word/ooxml.ts';

const shipped = listForms().map(loadTemplate);
const example = (id: string) => readFileSync(`examples/${id}.yaml`);

/** The ids of the nearest forms: of several where they are equally near. */
function nearestIn({ forms }: NearForms): readonly string[] {
  const [first] = forms;
  return forms.filter(form => form.likeness === first?.likeness).map(({ template }) => template.id);
}

async function filledDocx(id: string): Promise<Uint8Array> {
  const { bytes } = await render(check(example(id), { loadTemplate }), {
    format: 'docx',
    readFont,
  });
  if (!bytes) throw new Error(`${id} is not rendered`);
  return bytes;
}

describe.each(listForms())('%s', id => {
  test('is nearest to its blank form, without any difference', async () => {
    const docx = await renderBlank(loadTemplate(id), {
      format: 'docx',
      date: new Date(0),
      readFont,
    });
    const near = formsLikeWord(docx, shipped);
    expect(nearestIn(near)).toContain(id);
    const form = near.forms.find(({ template }) => template.id === id);
    const none = { given: [], form: [] };
    expect(form).toMatchObject({
      likeness: 1,
      renamed: [],
      labels: none,
      columns: none,
      levels: none,
    });
    expect(form?.matched.length).toBeGreaterThan(10);
  });

  test('is nearest to its example, of which nothing is told', async () => {
    const near = formsLikeWord(await filledDocx(id), shipped);
    expect(nearestIn(near)).toContain(id);
    const told = JSON.stringify([near.labels, near.forms.map(form => ({ ...form, template: '' }))]);
    const { project, preparer } = check(example(id), { loadTemplate }).filing;
    const people = [project.leader, project.phone, preparer.name, preparer.head, preparer.phone];
    const texts = [...people, project.name, project.department, project.implementingUnit];
    for (const one of texts) if (one) expect(told).not.toContain(one);
  });
});

/** A template of one's own, which has what base has unless it says otherwise. */
function templateOf(id: string, yaml: string): FormTemplate {
  const bytes = new TextEncoder().encode(
    `extends: base\ntitle: ${id}\nparts:\nabove:\nbelow:\n${yaml}`,
  );
  const { template, findings } = checkForm(`${id}.yaml`, bytes);
  if (!template) throw new Error(JSON.stringify(findings));
  return template;
}

const levels =
  '\nclassification:\n  产出指标: [数量指标]\n  效益指标: [社会效益指标, 生态效益指标]\n';
const year = templateOf(
  'year',
  `${levels}
rows:
  - { columns: [40, 134], cells: [项目名称, { field: project.name }] }
  - { columns: [40, 134], cells: [项目单位, { field: project.implementingUnit }] }
  - columns: [40, 67, 67]
    label: { text: [项目资金, "（{funding.unit}）"] }
    rows:
      - cells: [年度资金总额, { field: funding.rows.year.total }]
      - cells: ["其中：财政拨款", { field: funding.rows.year.sources.财政拨款 }]
      - cells: [{ text: "上年结转：{funding.rows.year.sources.上年结转}", span: 2 }]
  - { columns: [40, 134], cells: [年度目标, { field: goals.annual }] }
  - columns: [30, 30, 30, 40, 44]
    label: 绩效指标
    rows:
      - cells: [一级指标, 二级指标, 三级指标, 指标值]
      - each: indicators.annual
        cells: [{ level: 1 }, { level: 2 }, { field: .name }, { field: .value }]
`,
);
const review = templateOf(
  'review',
  `${levels}
rows:
  - { columns: [40, 134], cells: [项目名称, { field: project.name }] }
  - { columns: [40, 134], cells: [项目单位, { field: project.implementingUnit }] }
  - { columns: [40, 134], cells: [自评结论, { field: remarks }] }
  - { columns: [40, 134], cells: [评价得分, { field: totalScore }] }
`,
);
const own = [year, review];

const cells = (...texts: readonly string[]) => row(texts.map(one => cell(one)));
/** A form of somebody else, filled in; it has all labels of `year` but those that a test is about. */
const given = docxOf(
  [
    paragraph(text('2025年度')),
    paragraph(text('填报单位（盖章）：某某县林草局　　联系电话：13900001111')),
    table(
      [2000, 2000, 2000, 2000],
      [
        row([cell('一、项目名称：'), cell('某某湿地补助', span(3))]),
        row([cell('实施单位'), cell('湿地管护站'), cell('负责人甲'), cell('')]),
        row([cell('项目资金（万元）', begin), cell('年度资金总额（万元）：54.40', span(3))]),
        row([cell('', go), cell('其中：财政拨款'), cell('54.40', span(2))]),
        row([cell('年 度 目 标（2025年）'), cell('按时完成管护：共三处。', span(3))]),
        cells('一级指标', '二级指标', '三级指标', '指标性质'),
        cells('产出指标（50分）', '数量指标', '管护面积', '≥'),
        cells('效益指标', '环境效益指标', '水质', '='),
      ],
    ),
  ].join(''),
);

describe('what differs', () => {
  const { labels, forms } = formsLikeWord(given, [...own, loadTemplate('national/2011')]);
  const [first] = forms;

  test('only known labels are compared, also where they share a cell or line with a value', () => {
    expect(labels).toEqual([
      '填报单位',
      '联系电话',
      '项目名称',
      '实施单位',
      '项目资金',
      '年度资金总额',
      '财政拨款',
      '年度目标',
      '一级指标',
      '二级指标',
      '三级指标',
      '指标性质',
      '产出指标',
      '数量指标',
      '效益指标',
      '环境效益指标',
    ]);
  });

  test('labels, columns and levels that only one of the two has; other words for the same', () => {
    expect(first).toMatchObject({
      template: { id: 'year.yaml' },
      renamed: [{ given: '实施单位', form: '项目单位' }],
      labels: { given: ['填报单位', '联系电话'], form: ['上年结转', '绩效指标'] },
      columns: { given: ['指标性质'], form: ['指标值'] },
      levels: { given: ['环境效益指标'], form: ['社会效益指标', '生态效益指标'] },
    });
    expect(first?.matched).toHaveLength(11);
  });
});

test('no form is near to a table of another kind, even if it has some of the labels', () => {
  const others = docxOf(
    table(
      [2000, 2000, 2000, 2000],
      [
        cells('姓名', '部门', '联系电话', '备注'),
        cells('某甲', '办公室', '0891-1234567', ''),
        cells('合计', '1', '', ''),
      ],
    ),
  );
  expect(formsLikeWord(others, shipped).forms).toEqual([]);
});

test('a foreign form is near to those that have most of its labels, and five at most are told', () => {
  const near = formsLikeWord(readFileSync('test/draft/fixtures/county.docx'), shipped);
  const likeness = near.forms.map(form => form.likeness);
  expect(likeness).toEqual(likeness.toSorted((a, b) => b - a));
  expect(near.forms.length).toBeGreaterThan(0);
  expect(near.forms.length).toBeLessThanOrEqual(5);
  expect(near.forms[0]?.matched.length).toBeGreaterThan(0.8 * near.labels.length);
});

test('a label counts the more the fewer forms have it', () => {
  const form = (id: string, ...labels: readonly string[]) =>
    templateOf(
      id,
      `rows:\n${labels.map(one => `  - { columns: [40, 134], cells: [${one}, ""] }\n`).join('')}`,
    );
  const usual = ['单位名称', '项目名称', '主管部门', '实施内容', '测算过程'];
  const forms = [
    form('rare', ...usual, '河道长度', '堤防等级', '水库名称', '泵站名称'),
    form('usual', ...usual, '分管领导'),
    form('other', ...usual, '分管领导', '备案文号'),
  ];
  const labels = [...usual, '分管领导', '河道长度', '堤防等级'];
  const docx = docxOf(
    table(
      [4000, 4000],
      labels.map(label => cells(label, '')),
    ),
  );
  expect(formsLikeWord(docx, forms).forms.map(({ template }) => template.id)).toEqual([
    'rare.yaml',
    'usual.yaml',
    'other.yaml',
  ]);
});

describe('by labels', () => {
  test('the form with the most of them first; those with far fewer are not told', () => {
    const { labels, forms } = formsWithLabels(
      ['项目名称', '年度资金总额（万元）', '指标值：'],
      own,
    );
    expect(labels).toEqual(['项目名称', '年度资金总额', '指标值']);
    expect(forms.map(({ template }) => template.id)).toEqual(['year.yaml']);
    expect(forms[0]?.likeness).toBe(1);
  });

  test('five forms at most', () => {
    expect(formsWithLabels(['项目名称'], shipped).forms).toHaveLength(5);
  });

  test('of equals the one with the fewest others', () => {
    const { forms } = formsWithLabels(['项目名称'], own);
    expect(forms.map(({ template }) => template.id)).toEqual(['review.yaml', 'year.yaml']);
  });

  test('what else the form has, its columns of indicators apart', () => {
    const [form] = formsWithLabels(['年度目标', '数量指标'], [year]).forms;
    expect(form).toMatchObject({
      labels: {
        form: [
          '项目名称',
          '项目单位',
          '项目资金',
          '年度资金总额',
          '财政拨款',
          '上年结转',
          '绩效指标',
        ],
      },
      columns: { form: ['一级指标', '二级指标', '三级指标', '指标值'] },
      levels: { form: ['产出指标', '效益指标', '社会效益指标', '生态效益指标'] },
    });
  });

  test('another word for the same counts half, an unknown one nothing', () => {
    const { forms } = formsWithLabels(['实施单位', '会议地点', '绩效指标值', '数据来源'], [year]);
    expect(forms[0]).toMatchObject({
      likeness: 0.25,
      renamed: [
        { given: '实施单位', form: '项目单位' },
        { given: '绩效指标值', form: '指标值' },
      ],
      labels: { given: ['会议地点'] },
      columns: { given: ['数据来源'] },
    });
    expect(formsWithLabels(['会议地点'], shipped).forms).toEqual([]);
  });
});

test.each([
  ['项目资金（万元）', '项目资金'],
  ['二、项 目　名 称：', '项目名称'],
  ['填报单位（盖章）', '填报单位'],
  ['中期目标（20××年—20××+n年）', '中期目标'],
  ['年度(/项目)指标值', '年度指标值'],
  ['指标内容/计算公式', '指标内容/计算公式'],
  ['总额　　万元', '总额'],
  ['目标1', '目标'],
  ['　　年　　月　　日', undefined],
  ['（盖章）', undefined],
  ['至', undefined],
  ['100', undefined],
  ['附件2', undefined],
  ['按照县里的部署，全年完成三处湿地的日常管护和监测工作', undefined],
])('%s is compared as %s', (written, compared) => {
  expect(comparedLabel(written)).toBe(compared);
});
