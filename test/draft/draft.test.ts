/** Drafts of forms written by hand: what is recognised, what is kept, and what is left to a person. */
import { expect, test } from 'vitest';
import { draftFromWord } from '../../src/draft/draft.ts';
import { begin, cell, docxOf, go, paragraph, row, span, table, text } from '../word/ooxml.ts';
import { templateOf } from './blank-form.ts';

test('cells merged down to the right are kept, text in them too', () => {
  const draft = draftFromWord(
    docxOf(
      table(
        [2000, 2000, 2000],
        [
          row([cell('项目名称'), cell(''), cell('照片', begin)]),
          row([cell('主管部门'), cell(''), cell('', go)]),
        ],
      ),
    ),
  );
  const [first, second] = templateOf(draft.yaml).rows;
  expect(draft.yaml).toContain('{ text: 照片, down: 2 }');
  expect([first?.kind, second?.kind]).toEqual(['cells', 'cells']);
  expect(draft.fields).toEqual(['project.name', 'project.department']);
});

test('what is not known is marked, with a guess where one is near', () => {
  const draft = draftFromWord(
    docxOf(
      table(
        [2000, 2000],
        [
          row([cell('项目负责单位人'), cell('')]),
          row([cell('项目名称'), cell('（与预算一致）')]),
          row([cell('联系电话'), cell('')]),
          row([cell('联系电话'), cell('')]),
          row([cell('联系电话'), cell('')]),
        ],
      ),
    ),
  );
  expect(draft.unknown).toEqual(['项目负责单位人', '联系电话']);
  expect(draft.yaml).toContain('「项目负责单位人」填什么字段，是不是 project.leader（项目负责人）');
  expect(draft.yaml).toContain('「联系电话」的字段前面已经用过');
  expect(draft.yaml).toContain('原表此处有文字「（与预算一致）」');
  expect(draft.fields).toEqual(['project.name', 'project.phone', 'preparer.phone']);
});

test('a filled form is read as well; what the draft does not keep is named', () => {
  const draft = draftFromWord(
    docxOf(
      table(
        [2000, 2000, 2000],
        [
          row([cell('项目名称'), cell('某某项目', span(2))]),
          row([cell('年份'), cell('合计'), cell('财政拨款')]),
          row([cell('2023年'), cell('4.5'), cell('4.5')]),
          row([cell('项目概况'), cell('', span(2))]),
        ],
      ),
    ),
  );
  expect(draft.fields).toEqual(['project.name', 'funding.rows', 'overview']);
  expect(draft.yaml).toContain('原表此处有文字「某某项目」');
  expect(draft.yaml).toContain('原表各行里有文字「4.5」');
});

test('first levels without second ones, and dots for more', () => {
  const draft = draftFromWord(
    docxOf(
      table(
        [2000, 2000, 2000, 2000],
        [
          row([cell('中期绩效指标', span(4))]),
          row([cell('一级指标'), cell('二级指标'), cell('三级指标'), cell('目标值')]),
          row([cell('产出指标', begin), cell('数量指标'), cell(''), cell('')]),
          row([cell('', go), cell('……'), cell(''), cell('')]),
          row([cell('满意度指标', span(2)), cell(''), cell('')]),
        ],
      ),
    ),
  );
  const { constraints } = templateOf(draft.yaml);
  expect(constraints.classification).toEqual({ 产出指标: ['数量指标'], 满意度指标: [] });
  expect(draft.fields).toEqual(['indicators.longTerm']);
  expect(draft.unknown).toEqual([]);
});

test('lines: the year in the title, a seal behind the value, a label that is not known', () => {
  const draft = draftFromWord(
    docxOf(
      `${paragraph(text('2024年项目支出绩效目标申报表'))}${paragraph(text('申报单位：某某局（盖章）'))}${table([2000, 2000], [row([cell('项目名称'), cell('')])])}${paragraph(text('分管领导：　　　经办人：　　　联系电话：'))}${paragraph(text('　　年　　月　　日'))}${paragraph(text('注：一式两份。'))}`,
    ),
  );
  const { above, below } = templateOf(draft.yaml);
  expect(draft.yaml).toContain('{year}年项目支出绩效目标申报表');
  expect(draft.yaml).toContain('申报单位：{reportingUnit}（盖章）');
  expect(draft.yaml).toContain('经办人：{preparer.name}');
  expect(draft.unknown).toEqual(['分管领导']);
  expect([above.length, below.length]).toEqual([2, 3]);
  expect(draft.fields).toContain('preparer.date');
});

/** A form of rows of two or more cells, the first ones labels. */
const formOf = (...rows: readonly (readonly string[])[]) => {
  const most = rows.reduce((longest, { length }) => Math.max(longest, length), 0);
  return docxOf(
    table(
      Array.from({ length: most }, () => 2000),
      rows.map(texts =>
        row(
          texts.map((one, index) =>
            cell(one, index === texts.length - 1 ? span(most - texts.length + 1) : ''),
          ),
        ),
      ),
    ),
  );
};

test('a total without a name is the project’s where the form asks for its years, else the year’s', () => {
  const funds = [
    ['资金总额', ''],
    ['其中：财政拨款', ''],
    ['其他资金', ''],
  ];
  const one = draftFromWord(formOf(['项目名称', ''], ...funds));
  expect(one.fields.slice(1)).toEqual([
    'funding.rows.year.total',
    'funding.rows.year.sources.财政拨款',
    'funding.rows.year.sources.其他资金',
  ]);
  const other = draftFromWord(formOf(['起止时间', ''], ...funds));
  expect(other.fields.slice(1)).toEqual([
    'funding.rows.project.total',
    'funding.rows.project.sources.财政拨款',
    'funding.rows.project.sources.其他资金',
  ]);
  const two = draftFromWord(formOf(['资金总额', '', '当年资金总额', ''], ['其他', '', '其他', '']));
  expect(two.fields).toEqual([
    'funding.rows.project.total',
    'funding.rows.year.total',
    'funding.rows.project.sources.其他资金',
    'funding.rows.year.sources.其他资金',
  ]);
});

test.each([
  ['年度资金总额', 'year.total'],
  ['年度资金申请总额（元）', 'year.total'],
  ['本年度资金总额：', 'year.total'],
  ['当年年度预算', 'year.total'],
  ['中期资金总额', 'project.total'],
  ['项目资金总额', 'project.total'],
  ['项目总投资（万元）', 'project.total'],
])('%s is funding.rows.%s', (label, place) => {
  const { fields } = draftFromWord(formOf([label, '']));
  expect(fields.filter(field => field !== 'funding.unit')).toEqual([`funding.rows.${place}`]);
});

test('a source that stands alone behind 其中 is less than the total; parts below a source are its sum', () => {
  const alone = draftFromWord(formOf(['年度资金总额', ''], ['其中：上级资金', '']));
  expect(templateOf(alone.yaml).constraints.partialSources).toEqual(['上级资金']);
  const parts = draftFromWord(
    formOf(
      ['年度资金总额', ''],
      ['财政拨款', ''],
      ['其中：上级补助', ''],
      ['本级', ''],
      ['其他资金', ''],
    ),
  );
  expect(templateOf(parts.yaml).constraints.subtotals).toEqual({
    财政拨款: ['上级补助财政拨款', '本级财政拨款'],
  });
  const one = draftFromWord(formOf(['年度资金总额', ''], ['财政拨款', ''], ['其中：上级补助', '']));
  expect(one.yaml).toContain('「财政拨款」下面只有「上级补助财政拨款」');
});

test('labels ask for what stands with them in one cell, with a colon or with room', () => {
  const { yaml, fields } = draftFromWord(
    formOf(['中期资金总额　　　　万元，其中：财政拨款：　　　　万元'], ['审核人：　　　　日期：']),
  );
  expect(yaml).toContain(
    '中期资金总额{funding.rows.project.total}万元，其中：财政拨款：{funding.rows.project.sources.财政拨款}万元',
  );
  expect(fields).not.toContain('project.leader');
});
