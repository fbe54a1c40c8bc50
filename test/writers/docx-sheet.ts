/** A sheet made by hand with everything that a Word document must carry: the fixture of the docx writer's tests. */
import type { Cell, Font, Paragraph, Row, Section, Sheet, Style } from '../../src/form/sheet.ts';

const fangsong: Font = {
  office: '仿宋_GB2312',
  alternatives: ['FangSong_GB2312', 'FangSong', '仿宋'],
  face: 'song',
};
const song: Font = { office: '宋体', alternatives: ['SimSun'], face: 'song' };
const hei: Font = { office: '黑体', alternatives: ['SimHei'], face: 'hei' };
const title: Font = {
  office: '方正小标宋简体',
  alternatives: ['FZXiaoBiaoSong-B05S'],
  face: 'song-bold',
};

const base: Style = {
  font: fangsong,
  size: 12,
  align: 'center',
  valign: 'middle',
  indent: 0,
  leading: 1.3,
  spaceBefore: 0,
  spaceAfter: 0,
};

const paragraph = (text: string): Paragraph => ({ parts: [{ text }] });

/** A cell of one or more paragraphs. */
function cell(
  column: number,
  colSpan: number,
  role: string,
  text: string | readonly Paragraph[],
  rowSpan?: number,
): Cell {
  const content = typeof text === 'string' ? (text === '' ? [] : [paragraph(text)]) : text;
  return { column, colSpan, rowSpan: rowSpan ?? 1, role, content };
}

function row(cells: readonly Cell[], options?: Partial<Row>): Row {
  return { minHeight: 9, splits: false, keepWithNext: false, cells, ...options };
}

const plain: Section = {
  headRows: 0,
  rows: [
    row([
      cell(0, 1, 'label', '项目名称'),
      cell(1, 2, 'value', '2023年<昌都市>乡级“视频会议”系统维保费项目'),
      cell(3, 1, 'label', '项目属性'),
      cell(4, 2, 'value', [
        { parts: [{ text: '新增项目□' }, { text: '　' }, { text: '延续项目√' }] },
      ]),
    ]),
  ],
};

const funds: Section = {
  headRows: 0,
  rows: [
    row(
      [
        cell(0, 1, 'label', '项目资金申请（万元）', 3),
        ...['年份', '合计', '财政拨款', '事业收入', '其他资金'].map((name, index) =>
          cell(index + 1, 1, 'label', name),
        ),
      ],
      { keepWithNext: true },
    ),
    ...['2023-2025', '2023'].map(years =>
      row([years, '4.50', '4.50', '', ''].map((text, index) => cell(index + 1, 1, 'value', text))),
    ),
  ],
};

const narrative: Section = {
  headRows: 0,
  rows: [
    row(
      [
        cell(0, 1, 'label', '项目概况'),
        cell(1, 5, 'narrative', [
          paragraph(
            '2012年，中国电信集团系统集成有限公司西藏分公司（以下简称“电信公司”）根据与自治区工信厅签订的《县级办公自动化乡级视频会议系统集成服务合同》，在昌都市实施了全市乡级视频会议系统建设项目，共建成视频会议会场140个。',
          ),
          paragraph(
            '  第二段，{default-bullet-numbering-0}前后有空格与花括号 ，SECTION & "引号"。 ',
          ),
          paragraph('CURRENT'),
        ]),
      ],
      { splits: true },
    ),
  ],
};

/** A block of indicators: a label that spans the head row and all rows, groups merged down. */
function indicators(label: string, count: number): Section {
  const heads = ['一级指标', '二级指标', '指标内容', '指标值', '备注'];
  const rows = Array.from({ length: count }, (_, index) => [
    ...(index === 0 ? [cell(1, 1, 'value', `${label}产出指标`, count)] : []),
    ...(index % 3 === 0
      ? [cell(2, 1, 'value', `${label}数量指标${index / 3 + 1}`, Math.min(3, count - index))]
      : []),
    cell(3, 1, 'value', `${label}第${index + 1}项可接入乡级视频会议系统的会场数量`),
    cell(4, 1, 'value', `≥${index + 1}%`),
    cell(5, 1, 'value', ''),
  ]);
  return {
    headRows: 1,
    rows: [
      row([
        cell(0, 1, 'label', label, count + 1),
        ...heads.map((name, index) => cell(index + 1, 1, 'label', `${name}`)),
      ]),
      ...rows.map(cells => row(cells)),
    ],
  };
}

const review: Section = {
  headRows: 0,
  rows: [
    row(
      [
        cell(0, 1, 'label', '预算部门审核意见'),
        cell(1, 5, 'seal', [
          { parts: [{ text: '（盖章）' }] },
          { parts: [{ text: '年　　月　　日' }], align: 'right' },
        ]),
      ],
      { minHeight: 40 },
    ),
  ],
};

/** The fixture; `count` rows of indicators in each of two blocks with head rows. */
export function sampleSheet(count: number): Sheet {
  return {
    title: '项目支出绩效目标申报表 <2023>',
    paper: { width: 210, height: 297, top: 25, right: 20, bottom: 22, left: 20 },
    styles: {
      annex: { ...base, font: hei, size: 16, align: 'left' },
      title: { ...base, font: title, size: 22, spaceBefore: 8, spaceAfter: 4 },
      line: { ...base, font: song, size: 12, align: 'left', spaceBefore: 3, spaceAfter: 3 },
      label: base,
      value: { ...base, size: 10.5 },
      narrative: { ...base, size: 10.5, align: 'justify', indent: 2, leading: 1.5 },
      seal: { ...base, align: 'right', valign: 'bottom', insetRight: 5 },
    },
    pageNumber: { ...base, font: song, size: 14 },
    columns: [26, 26, 30, 46, 22, 20],
    padding: { x: 1.9, y: 0.8 },
    lineWidth: 0.5,
    above: [
      { role: 'annex', segments: [paragraph('附件2')] },
      { role: 'title', segments: [paragraph('项目支出绩效目标申报表')] },
      {
        role: 'line',
        segments: [
          paragraph('填报单位（盖章）：昌都市经济和信息化局'),
          { ...paragraph('单位：万元'), align: 'right' },
        ],
      },
    ],
    sections: [
      plain,
      funds,
      narrative,
      indicators('长期绩效指标', count),
      indicators('年度绩效指标', count),
      review,
    ],
    below: [
      {
        role: 'line',
        segments: [
          paragraph('填报人：嘎松卓玛'),
          paragraph('联系电话：13989958975'),
          paragraph('填报日期：  年  月  日'),
        ],
      },
    ],
  };
}
