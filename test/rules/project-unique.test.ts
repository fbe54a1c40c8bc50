/** Many filings at once: projects filed twice, and what departments apply for. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, compareProjects, templateLoader } from '../../src/internal.ts';

const loadTemplate = templateLoader(path => readFileSync(path));

interface Given {
  readonly name?: string;
  readonly department?: string;
  readonly code?: string;
  readonly unit?: string;
  readonly year?: number;
  readonly money?: string;
  readonly rows?: string;
}

function filing(file: string, given: Given) {
  const {
    name = '公路养护项目',
    department = '丁县交通局',
    code = '',
    unit = '',
    year = 2024,
  } = given;
  const { money = '万元', rows = '' } = given;
  const yaml = `form: xizang/fujian2
year: ${year}
project:
  department: ${department}
  departmentCode: ${code}
  implementingUnit: ${unit}
  name: ${name}
funding: { unit: ${money}, rows: [${rows}] }
`;
  return check(yaml, { name: file, loadTemplate });
}

describe('projects filed twice', () => {
  const pairs: readonly (readonly [string, Given, Given, boolean])[] = [
    ['same name and department', {}, {}, true],
    [
      'names that differ in width and blanks',
      { name: '公路（县道）养护 项目' },
      { name: '公路(县道)养护项目' },
      true,
    ],
    [
      'departments named apart with one code',
      { code: '032001' },
      { code: '032001', department: '丁县交通运输局' },
      true,
    ],
    ['one code is not stated', { code: '032001' }, {}, true],
    ['other names', {}, { name: '桥梁养护项目' }, false],
    ['no names', { name: '' }, { name: '' }, false],
    ['other years', {}, { year: 2025 }, false],
    ['other departments', {}, { department: '丁县水利局' }, false],
    ['departments with other codes', { code: '032001' }, { code: '032002' }, false],
    ['two units of a department', { unit: '第一中学' }, { unit: '第二中学' }, false],
    ['one unit', { unit: '第一中学' }, { unit: '第一中学' }, true],
  ];

  test.each(pairs)('%s', (_, first, second, twice) => {
    const items = [filing('a.yaml', first), filing('b.yaml', second)];
    const { findings } = compareProjects(items);
    expect(items.map(item => findings.get(item)?.length ?? 0)).toEqual(twice ? [1, 1] : [0, 0]);
  });

  test('are found at the name, in each file, with the names of the others', () => {
    const items = ['a.yaml', 'b.yaml', 'c.yaml'].map(file => filing(file, {}));
    const { findings } = compareProjects(items);
    const found = items.flatMap(item => findings.get(item) ?? []);
    expect(found.map(({ rule, span, message }) => `${rule} ${span?.line} ${message.zh}`)).toEqual([
      'project-unique 7 “公路养护项目”在 b.yaml、c.yaml 里也有一份',
      'project-unique 7 “公路养护项目”在 a.yaml、c.yaml 里也有一份',
      'project-unique 7 “公路养护项目”在 a.yaml、b.yaml 里也有一份',
    ]);
  });

  test('no filing, no finding', () => {
    expect(compareProjects([])).toEqual({ findings: new Map(), totals: [] });
  });
});

describe('totals of departments', () => {
  const row = (years: string, total: string) => `{ years: ${years}, total: ${total} }`;

  test('add the funds of the budget year exactly, 元 made 万元', () => {
    const { totals } = compareProjects([
      filing('a.yaml', { rows: `${row('2024-2026', '900')}, ${row('2024', '0.1')}` }),
      filing('b.yaml', { name: '桥梁', rows: row('2024', '0.2') }),
      filing('c.yaml', { name: '隧道', money: '元', rows: row('2024', '1234567.89') }),
      filing('d.yaml', { name: '水库', department: '丁县水利局', rows: row('2024', '3') }),
      filing('e.yaml', { name: '三年', rows: row('2024-2026', '60') }),
      filing('f.yaml', { name: '次年', year: 2025, rows: row('2025', '8') }),
    ]);
    expect(
      totals.map(({ department, year, filings, total, unread }) =>
        [department, year, filings, total.toFixed(), unread].join(' '),
      ),
    ).toEqual(['丁县交通局 2024 4 123.756789 1', '丁县水利局 2024 1 3 0', '丁县交通局 2025 1 8 0']);
  });

  test('say how many filings could not be read', () => {
    const items = [
      filing('a.yaml', { money: '角', rows: row('2024', '5') }),
      filing('b.yaml', { name: '乙', rows: `${row('2024', '5')}, ${row('2024', '6')}` }),
      filing('c.yaml', { name: '丙' }),
    ];
    const [total] = compareProjects(items).totals;
    expect([total?.total.toFixed(), total?.filings, total?.unread]).toEqual(['0', 3, 3]);
  });
});
