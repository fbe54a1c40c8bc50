/** Forms that this project did not write: made by python-docx and by LibreOffice. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { type Draft, draftFromWord } from '../../src/draft/draft.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { convert, testWith } from '../examples/tools.ts';
import { linesOf, loadTemplate, tableOf, templateOf } from './blank-form.ts';

const fixture = (name: string) => join('test/draft/fixtures', name);

/** The blank form that a draft prints. */
function printed(draft: Draft): { table: readonly string[]; lines: readonly string[] } {
  const { filing } = check('project: {}', { loadTemplate });
  const sheet = composeSheet(filing, templateOf(draft.yaml), {});
  return { table: tableOf(sheet), lines: linesOf(sheet) };
}

describe('python-docx', () => {
  test('a county’s form: funds as a list, upright label, symbol boxes, one unknown label', async () => {
    const draft = draftFromWord(readFileSync(fixture('county.docx')));
    await expect(draft.yaml).toMatchFileSnapshot('fixtures/county.yaml');
    expect(draft.unknown).toEqual(['项目效果评价方式']);
    const { table } = printed(draft);
    expect(table[0]).toBe('0+1×1 项目名称 | 1+3×1  | 4+2×1 项目属性 | 6+2×1 新增项目□　延续项目□');
    expect(table[4]).toBe('0+1×7 项目资金申请 | 1+3×1 资金总额 | 4+4×1 ');
    expect(table).toHaveLength(24);
  });

  test('widths on the cells, two tables, other text around', async () => {
    const draft = draftFromWord(readFileSync(fixture('widths.docx')));
    await expect(draft.yaml).toMatchFileSnapshot('fixtures/widths.yaml');
    expect(draft.unknown).toEqual([]);
    expect(draft.leftOut).toEqual({ tables: 1, lines: 3 });
    const { columns } = templateOf(draft.yaml);
    for (const [index, width] of [24.4, 30, 49.5, 26.3, 39.8].entries())
      expect(Math.abs((columns[index] ?? 0) - width)).toBeLessThan(0.5);
    expect(printed(draft).lines).toEqual([
      '项目支出绩效目标申报表',
      '申报单位：',
      '填表人：  联系电话：',
    ]);
  });
});

describe('LibreOffice', () => {
  testWith('soffice')(
    'a table of HTML with rows and columns spanned, boxes before the options',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'perfgoal-draft-'));
      try {
        const page = '--infilter=HTML (StarWriter)';
        convert([fixture('office.html')], 'docx:MS Word 2007 XML', folder, page);
        const draft = draftFromWord(readFileSync(join(folder, 'office.docx')));
        expect(draft.unknown).toEqual(['项目效果评价方式']);
        const { table, lines } = printed(draft);
        await expect(`${[...lines, '', ...table].join('\n')}\n`).toMatchFileSnapshot(
          'fixtures/office.txt',
        );
        const { columns, constraints } = templateOf(draft.yaml);
        expect(constraints.classification).toEqual({
          产出指标: ['数量指标', '质量指标'],
          效益指标: ['社会效益指标', '环境效益指标', '可持续影响指标'],
          满意度指标: ['服务对象满意度指标'],
        });
        expect(columns).toHaveLength(7);
        expect(columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo(174, 0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
