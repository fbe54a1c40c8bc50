/** The tables of the examples' Word documents, read with mammoth: one table, and its merged cells are those of the sheet. */
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { type Section, textOf } from '../../src/form/sheet.ts';
import { examples, renderExample } from './examples.ts';
import { withoutSpace } from './printed-text.ts';

/** A cell in a few words: columns × rows that it spans, and its text. */
const said = (columns: number, rows: number, text: string) =>
  `${columns}×${rows} ${withoutSpace(text)}`;

const decoded = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

function cellsOfTable(html: string): readonly string[] {
  return [...html.matchAll(/<t[dh]([^>]*)>(.*?)<\/t[dh]>/gs)].map(
    ([, spans = '', content = '']) => {
      const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(spans)?.[1] ?? 1);
      return said(span('colspan'), span('rowspan'), decoded(content));
    },
  );
}

const cellsOfSection = ({ rows }: Section): readonly string[] =>
  rows.flatMap(({ cells }) =>
    cells.map(({ colSpan, rowSpan, content }) =>
      said(colSpan, rowSpan, content.map(textOf).join('')),
    ),
  );

test.each(examples)('$name', async example => {
  const buffer = Buffer.from(await renderExample(example, 'docx'));
  const { value: html } = await mammoth.convertToHtml({ buffer });
  const tables = [...html.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => cellsOfTable(table));
  expect(tables).toEqual([example.sheet.sections.flatMap(cellsOfSection)]);
});
