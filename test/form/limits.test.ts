/** Templates that cannot be drawn: each is one error of the template, with its line and the value seen; and the limits as documented. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Bounds,
  LEAST_BODY,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_LEVELS,
  MOST_PRINTED,
  MOST_ROWS,
  RANGES,
} from '../../src/form/read/limits.ts';
import { checkForm } from '../../src/forms.ts';
import { readForm } from './own-form.ts';

/** Rows in one line, which is the fifth. */
const rows = (columns: string, row: string) => `parts:\ncolumns: [${columns}]\nrows: [${row}]`;

/** As a block under a label. */
const block = (head: string) =>
  rows('20, rest', `{ label: 甲, rows: [{ head: true, ${head} }, { cells: [乙] }] }`);

describe('is an error, on its line', () => {
  test.each([
    ['padding taller than the page', 'padding: { x: 1, y: 140 }', '3', '140 mm'],
    ['no line between the margins', 'paper: { top: 150, bottom: 150 }', '3', '只有 -3 mm'],
    ['margins beside one another', 'paper: { left: 105, right: 104 }', '3', '只有 1 mm'],
    ['paper beyond Word', 'paper: { width: 559, left: 367 }', '3', '纸宽是 559 mm'],
    ['paper too small', 'paper: { height: 49, top: 5, bottom: 5 }', '3', '纸高是 49 mm'],
    ['a negative length', 'padding: { x: -3 }', '3', '“-3”'],
    ['a huge length', 'paper: { top: 100000000 }', '3', '“100000000”'],
    ['text of no size', 'styles: { text: { size: 0 } }', '3', '字号是 0 磅'],
    ['text of a huge size', 'styles: { text: { size: 9999 } }', '3', '字号是 9999 磅'],
    ['lines upon one another', 'styles: { text: { leading: 0 } }', '3', '行距是 0 倍'],
    ['a huge space', 'styles: { text: { before: 101 } }', '3', '段前是 101 磅'],
    ['a huge indent', 'styles: { text: { indent: 41 } }', '3', '首行缩进是 41 个字'],
    [
      'a line taller than the page',
      'paper: { top: 130, bottom: 130 }\nstyles: { text: { size: 72, leading: 2 } }',
      '4',
      '高 52.7 mm，页面上下边距之间只有 37 mm',
    ],
    ['lines of no width', 'lineWidth: 0', '3', '线宽是 0 磅'],
    ['blanks without end', 'choiceMarks: { gap: 9999 }', '3', '间隔是 9999 个字'],
    [
      'more columns than Word has',
      rows(`${'2, '.repeat(63)}rest`, '{ cells: [甲] }'),
      '4',
      '63 项',
    ],
    [
      'more columns by rows that do not line up',
      rows(
        'rest',
        Array.from(
          { length: 64 },
          (_, at) => `{ columns: [${20 + 2 * at}, rest], cells: [甲, 乙] }`,
        ).join(),
      ),
      '5',
      '表有 65 列，Word 最多 63 列',
    ],
    [
      'a cell narrower than a character',
      rows('6, rest', '{ cells: [甲, 乙] }'),
      '5',
      '这一格的文字宽 3.6 mm，放不下样式 label 的一个字（10.5 磅，宽 3.7 mm）',
    ],
    [
      'a style too large for rows that are inherited',
      'styles: { label: { size: 72 } }',
      '3',
      '（72 磅',
    ],
    [
      'an indent wider than its cell',
      `styles: { text: { indent: 30 } }\n${rows('60, rest', '{ cells: [甲, { field: project.name, style: text }] }')}`,
      '6',
      '样式 text 的缩进就占 111.12 mm',
    ],
    [
      'an indent from the right wider than its cell',
      rows('18, rest', '{ cells: [{ text: 盖章, style: seal }, 甲] }'),
      '5',
      '样式 seal 的缩进就占 18.52 mm',
    ],
    [
      'a row higher than the page',
      rows('rest', '{ height: 260, cells: [甲] }'),
      '5',
      '行高 260 mm',
    ],
    [
      'heads higher than half a page',
      block('height: 130, cells: [甲]'),
      '5',
      '表头（head）高约 130 mm',
    ],
    ['heads of long text', block(`cells: [${'字'.repeat(1500)}]`), '5', '表头（head）高约'],
    [
      'empty rows without end',
      rows('rest', '{ each: schedule, least: 99999, cells: [{ field: .task }] }'),
      '5',
      '至少行数是 99999 行',
    ],
    [
      'lists within lists',
      rows(
        '20, 20, rest',
        '{ each: objectives, least: 20, rows: [{ each: .indicators, least: 60, cells: [{ level: 1 }, { level: 2 }, 甲] }] }',
      ),
      '5',
      '空表就有 1200 行，最多 1000 行',
    ],
    ['a label of a book', rows('rest', `{ cells: [${'字'.repeat(5001)}] }`), '5', '有 5001 个字'],
    [
      'labels of a library',
      rows('rest', `{ each: schedule, least: 100, cells: [${'字'.repeat(1001)}] }`),
      '5',
      '有 100100 个字',
    ],
    [
      'an option of a book',
      rows('rest', `{ cells: [{ choice: project.attribute, options: [${'字'.repeat(101)}] }] }`),
      '5',
      '有 101 个字',
    ],
    [
      'a cell over more columns than there are',
      rows('20, rest', '{ cells: [甲, { text: 乙, span: 99999 }] }'),
      '5',
      '占 100000 列',
    ],
    [
      'a cell over 10^9 columns',
      rows('20, rest', '{ cells: [甲, { text: 乙, span: 1000000000 }] }'),
      '5',
      '“1000000000”',
    ],
    [
      'a cell down over 99999 rows',
      rows('20, rest', '{ cells: [{ text: 甲, down: 99999 }, 乙] }'),
      '5',
      '下面没有行了',
    ],
    ['a font above the folder', 'fonts: { body: { face: ../x.ttf } }', '3', '“../x.ttf”'],
    ['a font at the root', 'fonts: { body: { face: /x.ttf } }', '3', '“/x.ttf”'],
    ['a font on a drive', 'fonts: { body: { face: "C:\\\\x.ttf" } }', '3', '“C:\\x.ttf”'],
    [
      'a font by a detour',
      'fonts: { body: { face: 字体/../../x.ttf } }',
      '3',
      '“字体/../../x.ttf”',
    ],
    ['a font without a name', 'fonts: { body: { office: " " } }', '3', '字体的名称是空的'],
    [
      'too many levels',
      `classification: { 产出指标: [${Array.from({ length: 200 }, (_, at) => `甲${at}`)}], 效益指标: [] }`,
      '3',
      '有 202 个级别名称，最多 200 个',
    ],
  ])('%s', (_, yaml, line, sentence) => {
    const start = performance.now();
    const errors = readForm(yaml).notes.filter(note => note.includes(' error '));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^我的表\\.yaml:${line} error `));
    expect(errors[0]).toContain(sentence);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('is no error', () => {
  test.each([
    ['the largest paper', 'paper: { width: 558.8, height: 558.8, left: 192.4, right: 192.4 }'],
    ['a font in the folder', 'fonts: { body: { face: 字体/../宋.ttf } }'],
    ['an empty cell without room', rows('2, rest', '{ cells: [~, 甲] }')],
    [
      '63 columns',
      rows(`${'5, '.repeat(62)}rest`, `{ cells: [${'~, '.repeat(63)}] }`).replace(
        'parts:',
        'paper: { width: 400 }\nparts:',
      ),
    ],
    ['a row as high as the page', rows('rest', '{ height: 259, cells: [甲] }')],
    ['100 empty rows', rows('rest', '{ each: schedule, least: 100, cells: [{ field: .task }] }')],
  ])('%s', (_, yaml) => {
    expect(readForm(yaml).notes.filter(note => note.includes(' error '))).toEqual([]);
  });
});

test('the page of templates has the limits as they are', () => {
  const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('\n## 限度\n');
  const shown = [...(section.split('\n## ')[0]?.matchAll(/^\| (.+) \| (.+) \|$/gm) ?? [])].slice(2);
  const range = ({ least, most }: Bounds, unit: string) => `${least} 到 ${most} ${unit}`;
  expect(shown.map(([, what, limit]) => [what, limit])).toEqual([
    ['纸宽、纸高 `paper.width` `.height`', `${range(RANGES.paper, 'mm')}（Word 最大 22 英寸）`],
    ['页边距之间的宽和高', `至少 ${LEAST_BODY} mm`],
    ['字号 `size`', range(RANGES.size, '磅')],
    ['行距 `leading`', range(RANGES.leading, '倍')],
    ['段前、段后 `before` `after`', range(RANGES.space, '磅')],
    ['缩进 `indent` `insetRight`', `${range(RANGES.indent, '个字')}，格子里还放得下一个字`],
    ['单元格边距 `padding`', range(RANGES.padding, 'mm')],
    ['线宽 `lineWidth`', range(RANGES.lineWidth, '磅')],
    ['选项的间隔 `choiceMarks.gap`', range(RANGES.gap, '个字')],
    ['选项的符号 `open` `ticked`', `至多 ${MOST_CHARACTERS.mark} 个字`],
    ['格子的宽度', '除去边距，放得下一个字'],
    ['列数（各行的竖线合在一起）', `至多 ${MOST_COLUMNS} 列（Word 的上限）`],
    ['表样的行，`use` 展开之后', `至多 ${MOST_ROWS} 行`],
    ['行高 `height`', '不高于上下边距之间'],
    ['表头 `head`', '合起来不高于上下边距之间的一半'],
    ['空行 `least`', range(RANGES.repeats, '行')],
    ['空表', `至多 ${MOST_PRINTED.rows} 行、${MOST_PRINTED.characters} 个字`],
    ['一段文字', `至多 ${MOST_CHARACTERS.text} 个字；表名 ${MOST_CHARACTERS.title} 个`],
    ['选项、字体、指标级别的名称', `至多 ${MOST_CHARACTERS.name} 个字`],
    ['选项', '每处至多 100 项'],
    ['指标级别', `至多 ${MOST_LEVELS} 个`],
    ['表外文字 `above` `below`', '各至多 50 行'],
    ['字体文件 `face`', '在表样所在的文件夹里'],
  ]);
});

test('of a template with thousands of mistakes a thousand are told, and how many are not', () => {
  const keys = Array.from({ length: 3000 }, (_, index) => `甲${index}: 乙\n`).join('');
  const { findings } = checkForm('own.yaml', Buffer.from(`extends: xizang/fujian2\n${keys}`));
  expect(findings).toHaveLength(1001);
  expect(findings.at(-1)?.message.zh).toBe('另有 2000 处同样的问题（template-valid）没有列出');
});
