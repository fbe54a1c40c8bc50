/** Comments, notes, text boxes, heads and feet of a Word file: told with their places, never lost, never a value. */
import * as docx from 'docx';
import { expect, test } from 'vitest';
import { matchForm } from '../../src/form/match/match.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { cell, docxOf, paragraph, row, run, table, text } from './ooxml.ts';

const told = ({ text, name }: { readonly text: string; readonly name: { readonly zh: string } }) =>
  `${name.zh} ${text}`;

/** A form with comments and notes, as the library docx writes them. */
async function annotated(): Promise<Uint8Array> {
  const { CommentReference, Document, Footer, FootnoteReferenceRun } = docx;
  const { Header, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } = docx;
  const said = (content: string) => new Paragraph({ children: [new TextRun(content)] });
  const rows = [
    ['项目名称', '食堂改造'],
    ['主管部门及代码', '青石县教育局'],
    ['年度总体目标', '完成改造。'],
  ];
  const document = new Document({
    comments: {
      children: [
        {
          id: 0,
          author: '审核',
          date: new Date(0),
          children: [said('请写全称'), said('并核对代码')],
        },
      ],
    },
    footnotes: { 1: { children: [said('以批复为准')] } },
    sections: [
      {
        headers: { default: new Header({ children: [said('附件2'), said('内部资料')] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: ['第', PageNumber.CURRENT, '页'] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            children: [
              new TextRun('项目支出绩效目标表'),
              new FootnoteReferenceRun(1),
              new TextRun({ children: [new CommentReference(0)] }),
            ],
          }),
          new Table({
            rows: rows.map(
              cells =>
                new TableRow({
                  children: cells.map(one => new TableCell({ children: [said(one)] })),
                }),
            ),
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document) as Promise<Uint8Array>;
}

test('as the library docx writes them', async () => {
  const { form, notes } = readFilledWord(await annotated());
  expect(notes).toEqual([]);
  expect(form.remarks.map(told)).toEqual([
    '第1条脚注 以批复为准',
    '第1条批注 请写全称\n并核对代码',
  ]);
  const { value, unplaced } = matchForm(form, loadTemplate('national/annual'));
  expect(unplaced.map(told)).toEqual([
    '页眉 内部资料',
    '第1条脚注 以批复为准',
    '第1条批注 请写全称\n并核对代码',
  ]);
  expect(value).toEqual({
    form: 'national/annual',
    project: { name: '食堂改造', department: '青石县教育局' },
    goals: { annual: '完成改造。' },
  });
});

const rows = [row([cell('项目名称'), cell('甲')]), row([cell('实施单位'), cell('乙')])];
const box = (content: string) =>
  run(
    `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(text(content))}</w:txbxContent></v:textbox></v:shape></w:pict>`,
  );

test('text boxes are lines where they are anchored', () => {
  const body = `${paragraph(text('说明') + box('在表上'))}${table([2000, 3000], rows)}${paragraph(box('此处盖章'))}`;
  const { form } = readFilledWord(docxOf(body));
  const { unplaced } = matchForm(form, loadTemplate('national/annual'));
  expect(unplaced.map(told)).toEqual(['表上第1行 说明', '表上第2行 在表上', '表下第1行 此处盖章']);
});

test('other tables and text further away are told by their number', () => {
  const other = table([2000], [row([cell('目录')])]);
  const far = paragraph(text('第一章')) + other + paragraph(text('项目支出绩效目标表'));
  const { notes } = readFilledWord(docxOf(far + table([2000, 3000], rows)));
  expect(notes.map(({ zh }) => zh)).toEqual([
    '只读最大的一张表和紧挨着它的文字；另有 1 个表格、1 段文字没有读',
  ]);
});
