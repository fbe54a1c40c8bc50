/** Word files as filled forms, and one that another program laid out read to its end. */
import { expect, test } from 'vitest';
import { matchForm } from '../../src/form/match/match.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { begin, cell, docxOf, go, paragraph, row, span, table, text } from './ooxml.ts';

test('every cell and line has the name by which a person finds it', () => {
  const body = [
    paragraph(text('附件')),
    paragraph(text('项目支出绩效目标表')),
    table(
      [1500, 1500, 1500],
      [
        row([cell('资金', begin), cell('总额'), cell('12')]),
        row([cell('', go), cell('', span(2))]),
        row([
          cell('概况'),
          cell(`${paragraph(text('第一段'))}${paragraph(text('　第二段'))}`, span(2)),
        ]),
      ],
    ),
    paragraph(text('填报人：甲')),
  ].join('');
  const { above, cells, below, columns } = readFilledWord(docxOf(body)).form;
  expect(above.map(({ text, name }) => [text, name.zh])).toEqual([
    ['附件', '表上第1行'],
    ['项目支出绩效目标表', '表上第2行'],
  ]);
  expect(below).toEqual([
    { text: '填报人：甲', name: { zh: '表下第1行', en: 'line 1 below the table' } },
  ]);
  expect(columns).toHaveLength(3);
  expect(
    cells.map(({ name, lines, rowSpan, colSpan }) => [name.zh, lines, rowSpan, colSpan]),
  ).toEqual([
    ['第1行第1格', ['资金'], 2, 1],
    ['第1行第2格', ['总额'], 1, 1],
    ['第1行第3格', ['12'], 1, 1],
    // The merged cell stands in this row too and is counted.
    ['第2行第2格', [], 1, 2],
    ['第3行第1格', ['概况'], 1, 1],
    ['第3行第2格', ['第一段', '　第二段'], 1, 2],
  ]);
  expect(cells.at(-1)?.name.en).toBe('row 3, cell 2');
});

/** A row of label and value cells: a text, or a text and the columns that it spans. */
const cells = (
  ...texts: readonly (string | readonly [string, number] | readonly [string, 'begin' | 'go'])[]
) =>
  row(
    texts.map(one => {
      if (typeof one === 'string') return cell(one);
      const [content, how] = one;
      const lines = content.split('¶').map(line => paragraph(text(line)));
      return cell(lines.join(''), how === 'begin' ? begin : how === 'go' ? go : span(how));
    }),
  );

test('a county’s own layout of a form of 2011, in two tables', () => {
  const levels = (first: string, second: string, name: string, value: string, note: string) =>
    cells(['', 'go'], first, second, [name, 2], [value, 2], note);
  const indicators = (label: string) => [
    cells([label, 'begin'], '一级指标', '二级指标', ['指标内容', 2], ['指标值', 2], '备注'),
    levels('产出指标', '数量指标', '清淤河道', '≥6.5公里', ''),
    levels('', '质量指标', '验收合格率', '100%', '分两次验收'),
    levels('效益指标', '社会效益指标', '受益人口', '≥3200人', ''),
  ];
  const grid = [1300, 1300, 1300, 1000, 1000, 1000, 1000, 1300];
  const body = [
    paragraph(text('附件1')),
    paragraph(text('财政支出项目绩效目标申报表')),
    paragraph(text('（2026年度）')),
    paragraph(text('填报单位（盖章）：松河县水利局')),
    table(grid, [
      cells('项目名称', ['松河县河道清淤', 3], '项目属性', ['新增项目□  延续项目☑', 3]),
      cells('主管部门', ['松河县水利局', 3], '主管部门编码', ['0610', 3]),
      cells('项目实施单位', ['松河县河道管理所', 2], '项目负责人', '郑岚', '联系电话', [
        '0700-5550123',
        2,
      ]),
      cells('项目起止时间', ['2026年3月—2026年11月', 7]),
      cells(['项目资金申请¶（万元）', 'begin'], ['资金总额：', 2], ['120.5', 5]),
      cells(['', 'go'], ['财政拨款：', 2], ['100', 5]),
      cells(['', 'go'], ['自有资金：', 2], ['20.5', 5]),
      cells(['', 'go'], ['事业收入：', 2], ['20.5', 5]),
      cells(['', 'go'], ['其他：', 2], ['', 5]),
      cells(['', 'go'], ['其他：', 2], ['', 5]),
      cells('项目概况', ['清淤6.5公里，¶修复护岸。', 7]),
      cells(['项目实施进度计划', 'begin'], ['项目实施内容', 3], ['开始时间', 2], ['完成时间', 2]),
      cells(['', 'go'], ['1. 围堰', 3], ['2026年3月', 2], ['2026年4月', 2]),
      cells(['', 'go'], ['2、清淤', 3], ['2026年5月', 2], ['2026年11月', 2]),
      cells(['', 'go'], ['……', 3], ['', 2], ['', 2]),
      cells(['项目绩效目标', 'begin'], ['长期目标', 4], ['年度目标', 3]),
      cells(['', 'go'], ['防洪达标。', 4], ['完成清淤。', 3]),
    ]),
    paragraph(''),
    table(grid, [
      ...indicators('长期绩效指标'),
      ...indicators('年度绩效指标'),
      cells('其他说明的问题', ['无', 7]),
    ]),
    paragraph(text('填报人：钱越    单位负责人：郑岚    填报日期：2025年9月3日')),
  ].join('');
  const {
    value,
    unplaced,
    unsure,
    cells: places,
  } = matchForm(readFilledWord(docxOf(body)).form, loadTemplate('national/2011'));
  const table3 = {
    产出指标: {
      数量指标: [{ name: '清淤河道', value: '≥6.5公里' }],
      质量指标: [{ name: '验收合格率', value: '100%', note: '分两次验收' }],
    },
    效益指标: { 社会效益指标: [{ name: '受益人口', value: '≥3200人' }] },
  };
  expect(value).toEqual({
    form: 'national/2011',
    year: '2026',
    reportingUnit: '松河县水利局',
    project: {
      name: '松河县河道清淤',
      attribute: '延续项目',
      department: '松河县水利局',
      departmentCode: '0610',
      implementingUnit: '松河县河道管理所',
      leader: '郑岚',
      phone: '0700-5550123',
      period: { start: '2026年3月', end: '2026年11月' },
    },
    funding: {
      unit: '万元',
      rows: [
        {
          years: '2026',
          total: '120.5',
          sources: { 财政拨款: '100', 自有资金: '20.5', 事业收入: '20.5' },
        },
      ],
    },
    overview: '清淤6.5公里，\n修复护岸。',
    schedule: [
      { task: '围堰', start: '2026年3月', end: '2026年4月' },
      { task: '清淤', start: '2026年5月', end: '2026年11月' },
    ],
    goals: { longTerm: '防洪达标。', annual: '完成清淤。' },
    indicators: { longTerm: table3, annual: table3 },
    remarks: '无',
    preparer: { name: '钱越', head: '郑岚', date: '2025年9月3日' },
  });
  expect({ unplaced, unsure }).toEqual({ unplaced: [], unsure: [] });
  expect(places.get(JSON.stringify(['project', 'phone']))).toEqual({
    name: { zh: '第3行第6格', en: 'row 3, cell 6' },
    label: '联系电话',
  });
});
