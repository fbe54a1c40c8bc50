/** The language of templates, feature by feature, on forms of a few lines. */
import { describe, expect, test } from 'vitest';
import { requirementsOf } from '../../src/form/requirements.ts';
import { expectExactGrid } from './grid-cover.ts';
import { fill, formOf, readForm, rowsOf, textsOf } from './own-form.ts';

/** A form of one column and these rows. */
const rows = (yaml: string) => `columns: [rest]\nparts:\nrows:\n${yaml}`;

describe('columns', () => {
  test('of rows with widths of their own are joined to those of the table', () => {
    const sheet = fill(
      rows(`
  - { columns: [26, rest], cells: [甲, 乙] }
  - { columns: [26, 48, rest], cells: [丙, 丁, 戊] }
  - { columns: [100, rest], cells: [己, 庚] }
  - cells: [辛]`),
    );
    expect(sheet.columns).toEqual([26, 48, 26, 74]);
    expect(rowsOf(sheet)).toEqual([
      '甲@0 | 乙@1+3',
      '丙@0 | 丁@1 | 戊@2+2',
      '己@0+3 | 庚@3',
      '辛@0+4',
    ]);
    expectExactGrid(sheet);
  });

  test('beside a label begin after it', () => {
    const sheet = fill(
      rows(`
  - columns: [26, 48, 100]
    label: 甲
    rows:
      - cells: [乙, 丙]
      - { columns: [24, rest], cells: [丁, 戊] }`),
    );
    expect(sheet.columns).toEqual([26, 24, 24, 100]);
    expect(rowsOf(sheet)).toEqual(['甲@0×2 | 乙@1+2 | 丙@3', '丁@1 | 戊@2+2']);
  });

  test('that a cell takes with span: rest are those that the others leave', () => {
    const form =
      'columns: [20, 30, 40, 84]\nparts:\nrows: [{ cells: [{ text: 甲, span: rest }, 乙] }]';
    expect(rowsOf(fill(form))).toEqual(['甲@0+3 | 乙@3']);
  });
});

describe('cells that reach down', () => {
  const head = `
  - columns: [40, 40, 40, rest]
    rows:
      - cells: [{ text: 年份, down: 2 }, { text: 财政拨款, span: 2 }, { text: 其他, down: 2 }]
      - cells: [上级, 本级]`;

  test('leave the rest to the next row', () => {
    const sheet = fill(rows(head));
    expect(rowsOf(sheet)).toEqual(['年份@0×2 | 财政拨款@1+2 | 其他@3×2', '上级@1 | 本级@2']);
    expectExactGrid(sheet);
  });

  test.each([
    ['[上级, 本级, 又一]', /占 5 列，表有 4 列/],
    ['[{ text: 上级, span: 2 }]', undefined],
    ['[{ text: 上级, down: 2 }, 本级]', /这一行以下，下面没有行/],
  ])('below them %s', (cells, sentence) => {
    const { notes } = readForm(rows(head.replace('[上级, 本级]', cells)));
    if (sentence) expect(notes.join()).toMatch(sentence);
    else expect(notes).toEqual([]);
  });

  test('are not lain over by a cell that is too wide for the gap', () => {
    const { notes } = readForm(
      rows(`
  - columns: [40, 40, 40, rest]
    rows:
      - cells: [甲, { text: 乙, down: 2 }, 丙, 丁]
      - cells: [{ text: 戊, span: 2 }, 己]`),
    );
    expect(notes.join()).toMatch(/压在上面向下/);
  });

  test('do not reach into rows that repeat', () => {
    const { notes } = readForm(
      rows(`
  - columns: [87, 87]
    rows:
      - cells: [{ text: 甲, down: 2 }, 乙]
      - { each: schedule, cells: [{ field: .task }, { field: .start }] }`),
    );
    expect(notes.join()).toMatch(/占到这一行/);
  });
});

describe('lists', () => {
  test('are named by position', () => {
    const form = rows(
      '  - { columns: [87, 87], cells: [{ field: schedule.0.task }, { field: schedule.1.start }] }',
    );
    const filing = 'schedule: [{ task: 招标 }, { start: 2026-05-01 }]';
    expect(textsOf(fill(form, filing))).toEqual(['招标 | 2026年5月1日']);
    expect(requirementsOf(formOf(form)).fields.map(({ path }) => path)).toContainEqual([
      'schedule',
      0,
      'task',
    ]);
  });

  test('of funds are named by what their rows are', () => {
    const form = rows(
      '  - { columns: [87, 87], cells: [{ field: funding.rows.project.total }, "年度：{funding.rows.year.sources.财政拨款}"] }',
    );
    const swapped =
      'year: 2026\nfunding: { rows: [{ years: 2026, sources: { 财政拨款: 1.5 } }, { years: 2026-2028, total: 4.50 }] }';
    expect(textsOf(fill(form, swapped))).toEqual(['4.50 | 年度：1.5']);
    expect(readForm(rows('  - { cells: [{ field: funding.rows.0.total }] }')).notes).toEqual([
      expect.stringMatching(/按年份认.*funding\.rows\.year\.total/),
    ]);
  });

  test('stand inside the items of others', () => {
    const form = rows(`
  - each: objectives
    rows:
      - columns: [40, 40, 40, rest]
        label: { text: "目标{#}：{.text}" }
        rows:
          - { each: .indicators, cells: [{ level: 1 }, { level: 2 }, { text: "{#}. {.name}" }] }`);
    const sheet = fill(
      form,
      `objectives:
  - { text: 演出, indicators: { 产出指标: { 数量指标: [{ name: 场次 }, { name: 人次 }], 质量指标: [{ name: 好评 }] } } }
  - { text: 培训 }`,
    );
    expect(rowsOf(sheet)).toEqual([
      '目标1：演出@0×3 | 产出指标@1×3 | 数量指标@2×2 | 1. 场次@3',
      '2. 人次@3',
      '质量指标@2 | 1. 好评@3',
      '目标2：培训@0 | @1 | @2 | 1. @3',
    ]);
    expectExactGrid(sheet);
  });

  test('stand side by side, group by group', () => {
    const form = rows(`
  - columns: [30, 30, 27, 30, 30, rest]
    rows:
      - each: indicators.longTerm
        beside: indicators.annual
        cells: [{ level: 1 }, { level: 2 }, { field: .name }, { level: 2 }, { beside: .name }, { beside: .value }]`);
    const sheet = fill(
      form,
      `indicators:
  longTerm: { 产出: { 数量: [{ name: 甲 }, { name: 乙 }], 时效: [{ name: 丙 }] } }
  annual: { 产出: { 数量: [{ name: 丁, value: ≥1个 }], 成本: [{ name: 戊 }, { name: 庚 }] }, 效益: { 社会: [{ name: 己 }] } }`,
    );
    expect(rowsOf(sheet)).toEqual([
      '产出@0×5 | 数量@1×2 | 甲@2 | 数量@3×2 | 丁@4 | ≥1个@5',
      '乙@2 | @4 | @5',
      '时效@1 | 丙@2 | 时效@3 | @4 | @5',
      '成本@1×2 | @2 | 成本@3×2 | 戊@4 | @5',
      '@2 | 庚@4 | @5',
      '效益@0 | 社会@1 | @2 | 社会@3 | 己@4 | @5',
    ]);
    expectExactGrid(sheet);
  });

  test.each([
    ['{ each: .indicators, cells: [甲] }', /「\.indicators」不是申报里的列表/],
    ['{ each: project, cells: [甲] }', /「project」不是申报里的列表/],
    ['{ each: indicators.annual, rows: [{ cells: [甲] }] }', /不能每条印几行/],
    ['{ each: indicators.annual, cells: [{ field: .name }] }', /第 1 级的名称没有印出/],
    ['{ each: indicators.annual, beside: schedule, cells: [{ field: .name }] }', /级数不同/],
    ['{ each: schedule, cells: [{ level: 1 }] }', /级别（level）只用在/],
    ['{ each: schedule, cells: [{ beside: .task }] }', /没有并排的表/],
    ['{ each: schedule, beside: tasks, rows: [{ cells: [{ beside: .name }] }] }', /没有并排的表/],
    ['{ cells: [{ text: "{#}" }] }', /「\{#\}」只用在 each 里/],
    ['{ cells: [甲], rows: [{ cells: [乙] }] }', /一行只能是/],
    ['{ label: 甲, rows: [{ cells: [] }] }', /右边要留出列/],
  ])('are not %s', (row, sentence) => {
    expect(readForm(rows(`  - ${row}`)).notes.join()).toMatch(sentence);
  });
});

describe('values', () => {
  const cellsOf = (cells: string, filing: string) =>
    textsOf(fill(rows(`  - { columns: [58, 58, 58], cells: [${cells}] }`), filing))[0];

  test.each([
    ['≥95%', '≥ | 95 | %'],
    ['12次/年', ' | 12 | 次/年'],
    ['≤2.3万元', '≤ | 2.3 | 万元'],
    ['好', '定性 | 好 | '],
    ['2026年底前', '定性 | 2026年底前 | '],
    ['90%-95%', ' | 90-95 | %'],
    ['不低于95.50（％）', '≥ | 95.50 | %'],
    ['780元/生/年', ' | 780 | 元/生/年'],
    ['3台（套）以上', '≥ | 3 | 台（套）'],
    ['三场，每场40人', ' | 三场，每场40人 | '],
    ['{ operator: ≥, target: 95, unit: "%" }', '≥ | 95 | %'],
    ['{ operator: 定性, target: 健全 }', '定性 | 健全 | '],
  ])('of an indicator are parted: %s', (value, printed) => {
    const form = `columns: [rest]\nparts:\nrows:
  - columns: [20, 20, 40, 40, 54]
    rows: [{ each: indicators.annual, cells: [{ level: 1 }, { level: 2 }, { field: .value.operator }, { field: .value.target }, { field: .value.unit }] }]`;
    const sheet = fill(
      form,
      `indicators: { annual: { 一: { 二: [{ name: 甲, value: ${value} }] } } }`,
    );
    expect(textsOf(sheet)).toEqual([`一 | 二 | ${printed}`]);
    expect(requirementsOf(formOf(form)).fields.map(({ path }) => path.join('.'))).toContain(
      'indicators.annual.*.*.*.value',
    );
  });

  test('of choices have their marks where the form sets them', () => {
    const choice = '{ choice: project.attribute, options: [新增项目, 延续项目] }, 甲, 乙';
    const filing = 'project: { attribute: 延续项目 }';
    expect(cellsOf(choice, filing)).toBe('新增项目□　延续项目√ | 甲 | 乙');
    const marked = `choiceMarks: { open: □, ticked: ☑, before: true, gap: 2 }\n${rows(`  - cells: [${choice.replace(', 甲, 乙', '')}]`)}`;
    expect(textsOf(fill(marked, filing))).toEqual(['□新增项目　　☑延续项目']);
  });

  test('of many choices stand below one another', () => {
    const form = rows(
      '  - cells: [{ choice: project.category, perLine: 2, options: [大型修缮, 培训, 其他, 信息网络] }]',
    );
    expect(textsOf(fill(form, 'project: { category: 其他 }'))).toEqual([
      '大型修缮□　培训□¶其他√　　　信息网络□',
    ]);
  });

  test('that no option is, in a draft, are not lost', () => {
    const form = rows(
      '  - cells: [{ choice: project.category, perLine: 2, options: [培训, 其他] }]',
    );
    expect(textsOf(fill(form, 'project: { category: 会议 }'))).toEqual(['培训□　其他□¶会议√']);
  });
});

describe('parts', () => {
  const parts = `
parts:
  甲: [{ cells: [一] }, { use: 乙 }]
  乙: [{ cells: [二] }]`;

  test('stand where they are used, in others too', () => {
    expect(textsOf(fill(`columns: [rest]${parts}\nrows: [{ use: 甲 }, { use: 乙 }]`))).toEqual([
      '一',
      '二',
      '二',
    ]);
  });

  test('take the columns around them', () => {
    const form = `columns: [rest]\nparts: { 甲: [{ cells: [一, 二] }] }\nrows: [{ columns: [60, rest], rows: [{ use: 甲 }] }]`;
    expect(rowsOf(fill(form))).toEqual(['一@0 | 二@1']);
  });

  test.each([
    ['rows: [{ use: 丙 }]', /:\d+ error 没有名为「丙」的部分/],
    ['rows: [{ use: 甲 }]'.replace('甲', 'overveiw'), /是不是“overview”/],
  ])('that do not exist: %s', (form, sentence) => {
    expect(readForm(`columns: [rest]\n${form}`).notes.join()).toMatch(sentence);
  });

  test('do not hold themselves', () => {
    const form =
      'columns: [rest]\nparts: { 甲: [{ use: 乙 }], 乙: [{ use: 甲 }] }\nrows: [{ use: 甲 }]';
    expect(readForm(form).notes.join()).toMatch(/甲 → 乙 → 甲/);
  });

  test('do not hold themselves further down', () => {
    const form =
      'columns: [40, rest]\nparts: { 甲: [{ label: 一, rows: [{ use: 甲 }] }] }\nrows: [{ use: 甲 }]';
    expect(readForm(form).notes.join()).toMatch(/甲 → 甲/);
  });

  test('that grow to millions of rows are an error, soon', () => {
    const names = Array.from({ length: 9 }, (_, level) => `p${level}`);
    const parts = names.map((name, level) => {
      const row = level === 0 ? '{ cells: [一] }' : `{ use: p${level - 1} }`;
      return `  ${name}: [${Array(10).fill(row).join(', ')}]`;
    });
    const form = `columns: [rest]\nparts:\n${parts.join('\n')}\nrows: [{ use: p8 }]`;
    const { notes } = readForm(form);
    expect(notes.filter(note => note.includes('error'))).toEqual([
      expect.stringMatching(/^我的表\.yaml:\d+ error 表样的行太多，超过 1000 行/),
    ]);
  });

  test('that nothing uses are warned of in the file that has them', () => {
    expect(readForm('parts: { 甲: [{ cells: [一] }] }').notes).toEqual([
      '我的表.yaml:3 warning 部分「甲」没有用到',
    ]);
  });
});

describe('warnings', () => {
  test.each([
    [
      '  - { columns: [20, rest], cells: [{ field: project.period.start }, 甲] }',
      /“2023年12月31日”要 .* mm/,
      ['2023年1月1日 | 甲'],
    ],
    [
      '  - { columns: [12, rest], cells: [{ text: 2023-2025, style: value }, 甲] }',
      /“2023-2025”要/,
      ['2023-2025 | 甲'],
    ],
    [
      '  - { columns: [60, rest], cells: [甲, 乙] }\n  - { columns: [61, rest], cells: [丙, 丁] }',
      /只差 1 mm/,
      ['甲 | 乙', '丙 | 丁'],
    ],
    [
      '  - { columns: [60, rest], cells: [甲, 乙] }\n  - { columns: [60, rest], cells: [甲, 丁] }',
      /标签「甲」有两行/,
      ['甲 | 乙', '甲 | 丁'],
    ],
    [
      '  - { columns: [60, rest], cells: [甲, 乙] }\n  - { columns: [62.5, rest], cells: [丙, 丁] }',
      /与另一行的竖线只差 2\.5 mm/,
      ['甲 | 乙', '丙 | 丁'],
    ],
    [
      '  - { columns: [60, 2.9, rest], cells: [甲, null, 乙] }',
      /有一列只有 2\.9 mm 宽/,
      ['甲 |  | 乙'],
    ],
    [
      '  - { columns: [60, rest], cells: [甲, project.name] }',
      /「project\.name」是一个字段的名称/,
      ['甲 | project.name'],
    ],
    [
      '  - { each: schedule, columns: [60, rest], cells: [甲, .task] }',
      /「\.task」是一个字段的名称.*\{ field: \.task \}/,
      ['甲 | .task'],
    ],
    [
      '  - { columns: [60, rest], cells: [甲, □新增 ☑延续] }',
      /“□”只是文字.*用 choice 和 options/,
      ['甲 | □新增 ☑延续'],
    ],
    ['  - { columns: [60, rest], cells: [甲, { text: 新增√ }] }', /“√”只是文字/, ['甲 | 新增√']],
  ])('%s', (yaml, sentence, printed) => {
    const { notes } = readForm(rows(yaml));
    const filing = '{ project: { period: { start: 2023-01-01 } }, schedule: [{ task: 一 }] }';
    expect(textsOf(fill(rows(yaml), filing))).toEqual(printed);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^我的表\.yaml:\d+ warning /);
    expect(notes[0]).toMatch(sentence);
  });
});

test.each(['overview', 'V1.2', 'a.b', '请在所选项后打√', 'project', '.task', '项目.name'])(
  'nothing is wrong with the label %s',
  label => {
    expect(readForm(rows(`  - { columns: [60, rest], cells: [甲, "${label}"] }`)).notes).toEqual(
      [],
    );
  },
);

describe('a total of weights', () => {
  const table = (weight: string) =>
    `weightTotals: [100]\ncolumns: [40, 40, 40, rest]\nrows:\n  - { each: indicators.annual, cells: [{ level: 1 }, { level: 2 }, { field: .name }, ${weight}] }`;

  test('is warned of where no weight is printed', () => {
    expect(readForm(table('{ field: .value }')).notes).toEqual([
      expect.stringMatching(/^我的表\.yaml:3 warning 总分 100 没有用：表上没有分值一列/),
    ]);
    expect(readForm(table('{ field: .weight }')).notes).toEqual([]);
    expect(readForm(table('"权重 {.weight}"')).notes).toEqual([]);
  });
});

test('a severity is that of a rule', () => {
  expect(readForm('severities: { text-within-limit: error }').notes).toEqual([]);
  expect(readForm('severities: { text-within-limits: error }').notes).toEqual([
    '我的表.yaml:3 error 没有名为「text-within-limits」的可改轻重的规则 是不是“text-within-limit”？',
  ]);
});

describe('columns that do not add up', () => {
  test.each([
    ['columns: [100, 70]', /170 mm，页边距之间是 174 mm/],
    ['columns: [100, rest, rest]', /只能有一个 rest/],
    ['columns: [174, rest]', /没有宽度/],
    [
      'columns: [rest]\nrows: [{ columns: [26, 100], label: 甲, rows: [{ cells: [乙] }] }]',
      /126 mm.*174 mm/,
    ],
  ])('%s', (yaml, sentence) => {
    const form = yaml.includes('rows:')
      ? yaml
      : `${yaml}\nrows: [{ cells: [{ text: 甲, span: rest }] }]`;
    expect(readForm(`parts:\n${form}`).notes.join()).toMatch(sentence);
  });
});

test('labels are worded anew wherever they stand; one that there is not is an error', () => {
  const form = 'labels: { 项目单位: 实施单位, 年份: 年度 }';
  const texts = textsOf(fill(form)).join('\n');
  expect(texts).toContain('实施单位 |');
  expect(texts).toContain('| 年度 |');
  expect(texts).not.toContain('项目单位');
  expect(readForm('labels: { 项目单未: 实施单位 }').notes.join()).toMatch(
    /没有标签「项目单未」.*是不是“项目单位”/,
  );
});

test('{title} is the title of the form', () => {
  expect(fill('').above[0]?.segments[0]?.parts).toEqual([{ text: '我的表' }]);
});

test('a title is broken where it is marked, and printed without the mark', () => {
  const sheet = fill('title: 某市部门预算|项目支出|绩效目标申报表');
  expect(sheet.title).toBe('某市部门预算项目支出绩效目标申报表');
  expect(sheet.above[0]?.segments[0]).toEqual({
    parts: [{ text: '某市部门预算项目支出绩效目标申报表' }],
    breaks: [6, 10],
  });
});

test.each([
  ['subtotals: { 自有资金: [事业收入] }', /没有印资金来源「自有资金」/],
  ['partialSources: [财政拔款]', /「财政拔款」.*是不是“财政拨款”/],
  ['requiredLevels: [产出指际]', /是不是“产出指标”/],
])('names that the form does not print: %s', (yaml, sentence) => {
  expect(readForm(yaml).notes.join()).toMatch(sentence);
});
