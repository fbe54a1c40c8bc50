/** Texts that stand over a worksheet or around its pages: each is told with its place, none becomes a value. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { matchForm } from '../../src/form/match/match.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { rowsXml, workbookOf } from './ooxml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const THREADS = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index + 1}" Type="${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const rows = rowsXml([
  ['项目名称', '食堂改造'],
  ['实施单位', '中心小学'],
]);

const remarksOn = (bytes: Uint8Array) => {
  const [only] = readFilledWorkbook(bytes).sheets;
  if (!only) throw new Error('no form');
  const told = (lines: typeof only.form.remarks) =>
    lines.map(({ text, name }) => `${name.zh} ${text}`);
  return { remarks: told(only.form.remarks), pages: told(only.form.pages), form: only.form };
};

const bookOf = (parts: Readonly<Record<string, string>>, more = '') =>
  workbookOf({ sheets: [{ name: '表1', xml: rows + more }], parts });

test('comments, threads, text boxes and titles of charts', () => {
  const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
  const from = (column: number, row: number) =>
    `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
  const { remarks, form } = remarksOn(
    bookOf({
      'xl/worksheets/_rels/sheet1.xml.rels': relations(
        [`${OFFICE}/comments`, '../comments1.xml'],
        [
          'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
          '../threads.xml',
        ],
        [`${OFFICE}/drawing`, '/xl/drawings/drawing1.xml'],
        [`${OFFICE}/image`, '../media/missing.png'],
      ),
      'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>某人</author></authors><commentList><comment ref="B1" authorId="0"><text><r><t>名称要</t></r><r><t>与预算一致</t></r></text></comment><comment ref="B2" authorId="0"><text><t>[Threaded comment] 单位全称？</t></text></comment></commentList></comments>`,
      'xl/threads.xml': `<ThreadedComments xmlns="${THREADS}"><threadedComment ref="B2" id="1"><text>单位全称？</text></threadedComment><threadedComment ref="B2" id="2" parentId="1"><text>是的</text></threadedComment></ThreadedComments>`,
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><xdr:twoCellAnchor>${from(3, 8)}<xdr:sp><xdr:txBody>${paragraph('此处')}${paragraph('盖章')}</xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:twoCellAnchor>${from(0, 4)}<xdr:graphicFrame><a:graphic><a:graphicData><c:chart xmlns:c="${DRAWING}/chart" r:id="r1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor><xdr:absoluteAnchor><mc:AlternateContent><mc:Choice Requires="x"><xdr:sp>${paragraph('新')}</xdr:sp></mc:Choice><mc:Fallback><xdr:sp>${paragraph('旧')}</xdr:sp></mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor></xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': relations([`${OFFICE}/chart`, '../charts/chart1.xml']),
      'xl/charts/chart1.xml': `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main"><c:chart><c:title><c:tx><c:rich>${paragraph('资金构成')}</c:rich></c:tx></c:title></c:chart></c:chartSpace>`,
    }),
  );
  expect(remarks).toEqual([
    '表1!B2的批注 单位全称？',
    '表1!B2的批注 是的',
    '表1!B1的批注 名称要与预算一致',
    '表1!D9的文本框 此处\n盖章',
    '表1的文本框 新',
    '表1!A5的图表 资金构成',
  ]);
  const { unplaced } = matchForm(form, loadTemplate('national/annual'));
  expect(unplaced.map(({ text }) => text)).toEqual(form.remarks.map(({ text }) => text));
});

test('heads and feet of pages are lines of the form; page numbers say nothing', () => {
  const { pages, form } = remarksOn(
    bookOf(
      {},
      '<headerFooter><oddHeader>&amp;L附件2&amp;C&amp;"宋体,加粗"&amp;12填报单位：A&amp;&amp;B&amp;R内部资料</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>',
    ),
  );
  expect(pages).toEqual([
    '表1的页眉 附件2',
    '表1的页眉 填报单位：A&B',
    '表1的页眉 内部资料',
    '表1的页脚 第  页，共  页',
  ]);
  const { unplaced } = matchForm(form, loadTemplate('national/annual'));
  expect(unplaced.map(({ text }) => text)).toEqual(['填报单位：A&B', '内部资料']);
});

test('too many are refused', () => {
  const comment = '<comment ref="B1" authorId="0"><text><t>甲</t></text></comment>';
  const comments = `<comments xmlns="${MAIN}"><commentList>${comment.repeat(10_001)}</commentList></comments>`;
  const book = bookOf({
    'xl/worksheets/_rels/sheet1.xml.rels': relations([`${OFFICE}/comments`, '../comments1.xml']),
    'xl/comments1.xml': comments,
  });
  expect(() => readFilledWorkbook(book)).toThrow(UserError);
});

/** Debian: python3-openpyxl. */
const PYTHON = '/usr/bin/python3';
const hasPython =
  Boolean(process.env.CI) || spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0;

test.skipIf(!hasPython)('as openpyxl writes them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-remarks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, '申报表.xlsx');
  const script = `
import sys, openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
book = openpyxl.Workbook()
sheet = book.active
sheet.title = '表1'
for row in (('项目名称', '食堂改造'), ('实施单位', '中心小学')):
    sheet.append(row)
sheet['B1'].comment = Comment('请写全称', '审核')
sheet.oddHeader.center.text = '内部资料'
chart = BarChart()
chart.title = '分年资金'
chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
sheet.add_chart(chart, 'D4')
book.save(sys.argv[1])
`;
  const { status, stderr } = spawnSync(PYTHON, ['-c', script, path], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const { remarks, pages } = remarksOn(readFileSync(path));
  expect(remarks).toEqual(['表1!B1的批注 请写全称', '表1!D4的图表 分年资金']);
  expect(pages).toEqual(['表1的页眉 内部资料']);
});
