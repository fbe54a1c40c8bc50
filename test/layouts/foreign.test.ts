/** Forms that other libraries have laid out in ways of their own, with the values that a person reads in them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { expect, onTestFinished, test } from 'vitest';
import { readDocument, readingOf } from '../../src/import.ts';

async function reading(bytes: Uint8Array, name: string) {
  const [only] = (await readDocument(bytes, name)).forms;
  if (!only) throw new Error('no form');
  const { template, value, unplaced, unsure } = await readingOf(only.form, { name });
  const told = unplaced.map(({ text, name: { zh } }) => `${zh} ${text}`);
  return { form: template.id, value, unplaced: told, unsure: unsure.map(path => path.join('.')) };
}

/** Debian: python3-docx, python3-openpyxl. */
const PYTHON = '/usr/bin/python3';
const hasPython =
  Boolean(process.env.CI) || spawnSync(PYTHON, ['-c', 'import docx, openpyxl']).status === 0;

test.skipIf(!hasPython)('as python-docx and openpyxl write them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-foreign-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = fileURLToPath(new URL('foreign.py', import.meta.url));
  const { status, stderr } = spawnSync(PYTHON, [script, folder], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);

  const annual = readFileSync(join(folder, 'annual.docx'));
  expect(await reading(annual, 'annual.docx')).toEqual({
    form: 'national/annual',
    value: {
      form: 'national/annual',
      year: '2026',
      project: {
        name: '石桥镇中心小学食堂改造',
        department: '云溪县教育局（312001）',
        implementingUnit: '石桥镇中心小学',
      },
      funding: {
        unit: '万元',
        rows: [
          { years: '2026', total: '128.60', sources: { 财政拨款: '120.00', 其他资金: '8.60' } },
        ],
      },
      goals: { annual: '改造食堂1座，新增餐位240个。\n师生满意度不低于95%。' },
      indicators: {
        annual: {
          产出指标: {
            数量指标: [
              { name: '改造食堂', value: '1座' },
              { name: '新增餐位', value: '≥240个' },
            ],
            质量指标: [{ name: '验收合格率', value: '＝100％' }],
          },
          满意度指标: { 服务对象满意度指标: [{ name: '师生满意度', value: '>=95%' }] },
        },
      },
    },
    unplaced: [],
    unsure: [],
  });

  const county = readFileSync(join(folder, 'county.xlsx'));
  expect(await reading(county, 'county.xlsx')).toEqual({
    form: 'xizang/fujian2',
    value: {
      form: 'xizang/fujian2',
      year: '2026',
      reportingUnit: '丹江县图书馆',
      project: {
        name: '丹江县古籍修复',
        attribute: '新增项目',
        department: '丹江县文化和旅游局',
        departmentCode: '207003',
        implementingUnit: '丹江县图书馆',
        leader: '许明',
        phone: '0719-5220000',
        period: { start: '2026年3月1日', end: '2027年2月28日' },
      },
      funding: {
        unit: '万元',
        rows: [
          { years: '2026-2027', total: '30.00', sources: { 财政拨款: '28.50', 其他资金: '1.50' } },
          { years: '2026', total: '20.00', sources: { 财政拨款: '18.50', 其他资金: '1.50' } },
        ],
      },
      unitFunctions: '收藏、整理和借阅文献。',
      overview: '修复馆藏古籍。',
      justification: {
        basis: '《古籍保护条例》。',
        feasibility: '有修复师3名。',
        necessity: '虫蛀严重。',
      },
      schedule: [{ task: '修复、装订', start: '2026年3月', end: '2027年1月' }],
      goals: { longTerm: '修复古籍60册。', annual: '修复古籍40册。' },
      indicators: {
        annual: {
          产出指标: { 数量指标: [{ name: '修复古籍', value: '≥40册', note: '善本优先' }] },
          效益指标: { 社会效益指标: [{ name: '借阅人次', value: '≥900人次' }] },
        },
      },
      remarks: '无',
      preparer: { name: '许明', date: '2026年2月1日' },
    },
    unplaced: [],
    unsure: [],
  });
});

type Cell = string | readonly [text: string, columns: number, rows?: number];

/** A table of six columns, as the library docx writes it. */
const tableOf = (rows: readonly (readonly Cell[])[]) =>
  new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: [1200, 1300, 1700, 1900, 1500, 1400],
    rows: rows.map(
      cells =>
        new TableRow({
          children: cells.map(cell => {
            const [text, columnSpan = 1, rowSpan = 1] = typeof cell === 'string' ? [cell] : cell;
            const children = text.split('\n').map(line => new Paragraph(line));
            return new TableCell({ children, columnSpan, rowSpan });
          }),
        }),
    ),
  });

test('a form in several tables, its heads on each page, as the library docx writes it', async () => {
  const heads: readonly Cell[] = ['一级指标', '二级指标', ['三级指标', 2], '指标值'];
  const between = () => new Paragraph('');
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('项目支出绩效目标表'),
          new Paragraph('（2026年度）'),
          tableOf([
            ['项目名称', ['青山乡饮水工程', 5]],
            [['主管部门及代码', 1], ['青山县水利局\n318', 2], '实施单位', ['青山乡人民政府', 2]],
          ]),
          between(),
          tableOf([
            [
              ['项目资金\n（万元）', 1, 3],
              ['年度资金总额：', 2],
              ['96.00', 3],
            ],
            [
              ['其中：财政拨款', 2],
              ['90.00', 3],
            ],
            [
              ['其他资金', 2],
              ['6.00', 3],
            ],
            ['年度总体目标', ['解决1200人饮水。', 5]],
          ]),
          between(),
          tableOf([
            [['绩效指标', 1, 3], ...heads],
            [['产出指标', 1, 2], '数量指标', ['铺设管道', 2], '≥18公里'],
            ['质量指标', ['水质达标率', 2], '100%'],
          ]),
          new Paragraph({ children: [] }),
          tableOf([
            [['绩效指标', 1, 3], ...heads],
            ['产出指标', '时效指标', ['完工时间', 2], '10月底前'],
            ['效益指标', '社会效益指标', ['受益人口', 2], '≥1200人'],
          ]),
        ],
      },
    ],
  });
  expect(await reading(await Packer.toBuffer(document), 'parts.docx')).toEqual({
    form: 'national/annual',
    value: {
      form: 'national/annual',
      year: '2026',
      project: {
        name: '青山乡饮水工程',
        department: '青山县水利局',
        departmentCode: '318',
        implementingUnit: '青山乡人民政府',
      },
      funding: {
        unit: '万元',
        rows: [{ years: '2026', total: '96.00', sources: { 财政拨款: '90.00', 其他资金: '6.00' } }],
      },
      goals: { annual: '解决1200人饮水。' },
      indicators: {
        annual: {
          产出指标: {
            数量指标: [{ name: '铺设管道', value: '≥18公里' }],
            质量指标: [{ name: '水质达标率', value: '100%' }],
            时效指标: [{ name: '完工时间', value: '10月底前' }],
          },
          效益指标: { 社会效益指标: [{ name: '受益人口', value: '≥1200人' }] },
        },
      },
    },
    unplaced: [],
    unsure: [],
  });
});
