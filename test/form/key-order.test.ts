/** Levels of indicators and sources of funds named like numbers, or like what JavaScript keeps in objects, stay as they are written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { composeSheet } from '../../src/form/compose.ts';
import { check, readFont, render, templateLoader } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { indicatorRows } from '../../src/summary/rows.ts';
import { fixtureFolder } from '../cli/folder.ts';
import { perfgoal } from '../cli/run.ts';
import { printSheet } from '../examples/print-sheet.ts';

const form = (classification: string) => `extends: base
title: 年度分列的表
parts:
${classification}
requiredLevels:
expectedLevels:
rows:
  - columns: [40, 40, rest]
    cells: [项目名称, { field: project.name, span: 2 }]
  - columns: [30, 36, 36, 36, rest]
    rows:
      - cells: [年份, 合计, 二〇二四年, 二〇二三年, 其他]
      - each: funding.rows
        cells: [{ field: .years }, { field: .total }, { field: .sources.2024 }, { field: .sources.2023 }, { field: .sources.constructor }]
  - columns: [40, 40, 50, rest]
    rows:
      - { head: true, cells: [一级, 二级, 指标, 值] }
      - each: indicators.annual
        cells: [{ level: 1 }, { level: 2 }, { field: .name }, { field: .value }]
`;

const names = ['2024', '__proto__', '2023', '007', '甲', 'constructor', '10', '9'];

const filing = (key: (english: string) => string) => `${key('form')}: ./form.yaml
${key('year')}: 2024
${key('project')}: { ${key('name')}: 桥梁加固 }
${key('funding')}:
  ${key('unit')}: 万元
  ${key('rows')}:
    - { ${key('years')}: 2023-2024, ${key('total')}: 6, ${key('sources')}: { "2024": 1, "2023": 2, constructor: 3 } }
${key('indicators')}:
  ${key('annual')}:
${names.map(name => `    ${name}:\n      "2022": [{ ${key('indicator')}: 完成${name}, ${key('value')}: ≥1座 }]\n      "2021": [{ ${key('indicator')}: 养护${name}, ${key('value')}: ≥2座 }]`).join('\n')}
`;

const ENGLISH = (key: string) => (key === 'indicator' ? 'name' : key);
const CHINESE: Readonly<Record<string, string>> = {
  form: '表样',
  year: '年度',
  project: '项目基本信息',
  name: '项目名称',
  funding: '项目资金申请',
  unit: '金额单位',
  rows: '资金明细',
  years: '年份',
  total: '合计',
  sources: '资金来源',
  indicators: '绩效指标',
  annual: '年度绩效指标',
  indicator: '指标内容',
  value: '指标值',
};

const FREE = 'classification:';
const FIXED = `classification:\n${names.map(name => `  ${name}: ["2022", "2021"]`).join('\n')}`;

const inOrder = names.flatMap(name => [`完成${name}`, `养护${name}`]);

/** The names of indicators in a text, in the order in which they stand there first. */
const indicatorsIn = (text: string) => [
  ...new Set(text.match(/(完成|养护)(2024|__proto__|2023|007|甲|constructor|10|9)/g)),
];

describe.each([
  ['on a form that takes any level', FREE],
  ['on a form that has these levels', FIXED],
])('%s', (_, classification) => {
  const loadTemplate = templateLoader(() => new TextEncoder().encode(form(classification)));
  const checked = check(new TextEncoder().encode(filing(ENGLISH)), { loadTemplate });

  test('the filing is right', () => {
    const errors = checked.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message.zh)).toEqual([]);
  });

  test('the sheet, the Word file and the pages have them as written', async () => {
    if (!checked.template) throw new Error('no template');
    const sheet = composeSheet(checked.filing, checked.template, {});
    expect(indicatorsIn(printSheet(sheet))).toEqual(inOrder);
    const docx = await render(checked, { format: 'docx', readFont });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx.bytes ?? []) });
    expect(indicatorsIn(value)).toEqual(inOrder);
    const runs = layoutSheet(sheet, openFaces(readFont)).pages.flatMap(({ items }) =>
      items.filter(item => item.kind === 'text'),
    );
    expect(indicatorsIn(runs.map(run => run.text).join(' '))).toEqual(inOrder);
    expect((await render(checked, { format: 'pdf', readFont })).bytes?.length).toBeGreaterThan(
      1000,
    );
    expect(indicatorRows(checked).map(row => row.name)).toEqual(inOrder);
    const sources = checked.filing.funding.rows[0]?.sources ?? {};
    expect(Object.entries(sources).map(([name, amount]) => `${name} ${amount?.text}`)).toEqual([
      '2024 1',
      '2023 2',
      'constructor 3',
    ]);
  });
});

test('a level that the form does not have is found in the order written', () => {
  const loadTemplate = templateLoader(() => new TextEncoder().encode(form('')));
  const { findings } = check(new TextEncoder().encode(filing(ENGLISH)), { loadTemplate });
  const unknown = findings.filter(({ rule }) => rule === 'level-on-form');
  expect(unknown.map(({ path }) => path[2])).toEqual(names);
});

test('with Chinese keys, from the command', async () => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'years'));
  writeFileSync(join(cwd, 'years/form.yaml'), form(FREE));
  writeFileSync(
    join(cwd, 'years/filing.yaml'),
    filing(key => CHINESE[key] ?? key),
  );
  const rendered = await perfgoal(['render', 'years/filing.yaml', '--out', 'form.docx'], { cwd });
  expect(rendered.status).toBe(0);
  const { value } = await mammoth.extractRawText({ path: join(cwd, 'form.docx') });
  expect(indicatorsIn(value)).toEqual(inOrder);
});

test('the empty form, whose levels come from the template', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'form.yaml'), form(FIXED));
  const { stdout } = await perfgoal(['forms', 'show', './form.yaml'], { cwd });
  const shown = [
    ...stdout.toString().matchAll(/│\s*(2024|__proto__|2023|007|甲|constructor|10|9)\s*│/g),
  ];
  expect([...new Set(shown.map(([, name]) => name))]).toEqual(names);
});
