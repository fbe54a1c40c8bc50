/** Whatever a Word file holds, its draft is a template without errors. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftFromWord } from '../../src/draft/draft.ts';
import { UserError } from '../../src/errors.ts';
import { cases } from '../random.ts';
import { cell, docxOf, row, span, table } from '../word/ooxml.ts';
import { judged } from './blank-form.ts';

test('spans and lengths beyond all measure are cut down', () => {
  const wild = table(
    [999_999_999, -5, 1e30],
    [
      row([cell('项目名称', span(999_999_999)), cell('')]),
      row([cell('', '<w:gridSpan w:val="-3"/>')]),
    ],
    '<w:tblW w:w="99999999" w:type="dxa"/><w:tblInd w:w="-999999" w:type="dxa"/>',
  );
  const draft = draftFromWord(
    docxOf(
      `${wild}<w:sectPr><w:pgSz w:w="1" w:h="9999999"/><w:pgMar w:top="999999" w:left="99999"/></w:sectPr>`,
    ),
  );
  expect(judged(draft.yaml).findings.filter(finding => finding.severity === 'error')).toEqual([]);
});

test('any table of merges makes a template that has a grid', () => {
  const words = [
    '项目名称',
    '',
    '□甲 □乙',
    '年份',
    '合计',
    '财政拨款',
    '一级指标',
    '二级指标',
    '指标值',
    '（盖章）',
    '长期目标',
    '{x}',
    '- a: b #',
    '项目实施内容',
    '开始时间',
    '产出指标',
    '其中：事业收入',
    '年度资金总额：',
    '中期资金总额：　　　　万元',
    '财政拨款（万元）',
    '年初预算数',
    '全年执行数',
    '任务名称',
    '主要内容',
    '三级指标',
    '总分',
    '目标1：',
    '填报人',
    '主管部门及代码',
    '进度计划',
    '小计',
  ];
  const anyCell = fc
    .tuple(
      fc.constantFrom(...words),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', '<w:vMerge/>', '<w:vMerge w:val="restart"/>'),
    )
    .map(([word, columns, merge]) => cell(word, `${span(columns)}${merge}`));
  const anyRow = fc
    .tuple(
      fc.array(anyCell, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '<w:tblHeader/>', '<w:gridBefore w:val="1"/>'),
    )
    .map(([cells, properties]) => row(cells, properties));
  const anyTable = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 2500 }), { maxLength: 9 }),
      fc.array(anyRow, { minLength: 1, maxLength: 9 }),
    )
    .map(([grid, rows]) => table(grid, rows));
  fc.assert(
    fc.property(anyTable, one => {
      const yaml = draftUnlessFilled(docxOf(one));
      if (yaml === undefined) return;
      const errors = judged(yaml).findings.filter(
        // A column of the file that holds no character stays one that a person must widen.
        finding => finding.severity === 'error' && !finding.message.zh.includes('放不下'),
      );
      expect(errors.map(({ path, message }) => [path.join('.'), message.zh])).toEqual([]);
    }),
    { numRuns: cases(300) },
  );
});

/** The YAML of a draft; undefined where the words happen to fill the form in. */
function draftUnlessFilled(docx: Uint8Array): string | undefined {
  try {
    return draftFromWord(docx).yaml;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
