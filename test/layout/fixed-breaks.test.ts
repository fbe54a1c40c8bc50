/** Labels and titles broken by their meaning, and texts set smaller: the same in Word and in the PDF. */
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import type { Paragraph, Style } from '../../src/form/sheet.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { breakLines } from '../../src/layout/lines.ts';
import { paragraphXml } from '../../src/writers/docx/paragraph.ts';
import { style, text } from './sheets.ts';

const faces = openFaces(readFont);
const centred: Style = { ...style, align: 'center' };

const inPdf = (paragraph: Paragraph, room: number, own = centred) =>
  breakLines(paragraph, own, room, faces, []);
const textsInPdf = (paragraph: Paragraph, room: number) =>
  inPdf(paragraph, room).map(({ runs }) => runs.map(run => run.text).join(''));
const inWord = (paragraph: Paragraph, room: number, own = centred) =>
  paragraphXml(paragraph, { role: 'label', style: own, room, keepNext: false });
const textsInWord = (paragraph: Paragraph, room: number) =>
  inWord(paragraph, room)
    .split('<w:br/>')
    .map(line => line.replaceAll(/<[^>]*>/g, ''));

describe('a label', () => {
  test.each([
    ['服务对象满意度指标', 4.2, ['服务对象', '满意度', '指标']],
    ['可持续影响指标', 4.2, ['可持续', '影响指标']],
    ['社会公众或服务对象满意度指标', 7.4, ['社会公众或', '服务对象', '满意度指标']],
    ['主管部门及代码', 6.4, ['主管部门', '及代码']],
    ['项目立项的依据', 4.2, ['项目立项', '的依据']],
    ['全年预算数（A）', 5.6, ['全年预算数', '（A）']],
    ['计量单位', 3.2, ['计量', '单位']],
    ['项目名称', 4.2, ['项目名称']],
  ])('%s in %d em', (content, ems, lines) => {
    expect(textsInPdf(text(content), ems * style.size)).toEqual(lines);
    expect(textsInWord(text(content), ems * style.size)).toEqual(lines);
  });

  test('is not what a person wrote', () => {
    const value: Paragraph = { parts: [{ text: '服务对象满意度指标', field: ['a'] }] };
    expect(inWord(value, 4.2 * style.size)).not.toContain('w:br');
  });
});

test('a title is broken only where it is marked', () => {
  const title: Paragraph = { ...text('大庆市部门预算项目支出绩效目标申报表'), breaks: [7] };
  expect(textsInPdf(title, 15 * style.size)).toEqual(['大庆市部门预算', '项目支出绩效目标申报表']);
  expect(textsInWord(title, 15 * style.size)).toEqual(['大庆市部门预算', '项目支出绩效目标申报表']);
  expect(textsInPdf(title, 20 * style.size)).toHaveLength(1);
  expect(textsInWord(title, 20 * style.size)).toHaveLength(1);
});

describe('a text with a date wider than its cell is set smaller, by one point at most', () => {
  const date: Paragraph = { parts: [{ text: '2026年10月31日', field: ['a'] }] };
  const own = { ...centred, size: 10.5 };
  test.each([
    [7 * 10.5, undefined],
    [7 * 10.5 - 1, 10],
    [7 * 10.5 - 5, 9.5],
    [7 * 10.5 - 12, undefined],
  ])('in %d pt', (room, size) => {
    for (const { runs } of inPdf(date, room, own))
      for (const run of runs) expect(run.size).toBe(size ?? 10.5);
    const [, half] = /<w:sz w:val="(\d+)"\/>/.exec(inWord(date, room, own)) ?? [];
    expect(half).toBe(size === undefined ? undefined : String(size * 2));
  });
});
