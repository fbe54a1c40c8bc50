/** Blank forms, to be filled in by hand: room for all that is asked, pages that are full, each name once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toFiling } from '../../src/filing/convert.ts';
import { EACH } from '../../src/filing/patterns.ts';
import { type Classification, levelsPrinted } from '../../src/filing/requirements.ts';
import { blankSheet } from '../../src/form/blank.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import { type Cell, type Row, type Sheet, styleOf, textOf } from '../../src/form/sheet.ts';
import type { Segment } from '../../src/form/template.ts';
import { parseField, parseSegments, roomInText } from '../../src/form/values.ts';
import { listForms, readFont, renderBlank, templateLoader } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { roomyBlank } from '../../src/new.ts';
import { convert, testWith } from '../examples/tools.ts';
import { expectExactGrid } from './grid-cover.ts';

const load = templateLoader(path => readFileSync(path));
const mm = 72 / 25.4;

/** No form needs more. */
const MOST_PAGES = 2;

/** How much of each page is used, from 0 to 1. */
function fills(sheet: Sheet): readonly number[] {
  const { paper } = sheet;
  const [top, bottom] = [paper.top * mm, (paper.height - paper.bottom) * mm];
  return layoutSheet(sheet, openFaces(readFont)).pages.map(({ items }) => {
    const feet = items.flatMap(item =>
      item.kind === 'line' ? Math.max(item.y1, item.y2) : item.kind === 'text' ? item.y : [],
    );
    return (Math.max(...feet.filter(y => y <= bottom + 1)) - top) / (bottom - top);
  });
}

const rowsOf = ({ sections }: Sheet): readonly Row[] => sections.flatMap(({ rows }) => rows);
const cellText = ({ content }: Cell) => content.map(textOf).join('');
const fieldsOf = ({ cells }: Row) =>
  cells.flatMap(({ content }) =>
    content.flatMap(({ parts }) => parts.flatMap(({ field }) => (field ? [field] : []))),
  );

/** The table of indicators that a row prints, e.g. indicators.annual or objectives.0. */
const tableOf = (row: Row): string | undefined =>
  fieldsOf(row)
    .find(
      ([group, table]) =>
        (group === 'indicators' && table !== 'ungrouped') || group === 'objectives',
    )
    ?.slice(0, 2)
    .join('.');

describe.each(listForms())('%s, blank', id => {
  const template = load(id);

  test('fills the pages that it needs', async () => {
    const sheet = await roomyBlank(template, readFont);
    expectExactGrid(sheet);
    const pages = fills(sheet);
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES);
    expect(pages.slice(0, -1).filter(fill => fill < 2 / 3)).toEqual([]);
    expect(pages.at(-1)).toBeGreaterThan(pages.length > 1 ? 1 / 5 : 1 / 2);
  });

  test('has room for longer texts, and rows that a hand can write in', async () => {
    const sheet = await roomyBlank(template, readFont);
    for (const row of rowsOf(sheet)) {
      const longer = row.cells.filter(
        ({ role, rowSpan }) => rowSpan === 1 && styleOf(sheet, role).valign === 'top',
      );
      expect(row.minHeight).toBeGreaterThanOrEqual(longer.length > 0 ? 16 : 8);
    }
  });

  test('has a row for each second level at least, and no level of a table twice', () => {
    const requirements = requirementsOf(template);
    const levels: Classification = levelsPrinted(requirements) ?? {};
    const names = new Set([...Object.keys(levels), ...Object.values(levels).flat()]);
    const found = new Map<string, string[]>();
    for (const row of rowsOf(blankSheet(template)))
      for (const cell of row.cells) {
        const text = cellText(cell);
        if (!names.has(text) || cell.content.some(({ parts }) => parts.some(part => part.field)))
          continue;
        const column = `${tableOf(row)} ${cell.column}`;
        found.set(column, [...(found.get(column) ?? []), text]);
      }
    for (const texts of found.values()) expect(new Set(texts).size).toBe(texts.length);
    const hasTables = requirements.fields.some(
      ({ path }) => path.includes(EACH) && path.length > 4,
    );
    if (hasTables) expect(new Set([...found.values()].flat())).toEqual(names);
  });
});

describe('inside a text', () => {
  const own = `extends: base
title: 资金写成句子
parts:
rows:
  - cells: [资金, { text: "总额{funding.rows.project.total}{funding.unit}，其中本级{funding.rows.project.sources.本级财政}{funding.unit}" }]
  - cells: ["中期目标（{funding.rows.project.years}年）", { field: goals.longTerm }]
  - cells: [年份, { field: funding.rows.year.years }]
  - cells: [合计, { text: "本年{funding.rows.year.total}" }]
`;
  const template = templateLoader(() => Buffer.from(own))('./own.yaml');
  const textsOf = (plain: unknown) =>
    rowsOf(composeSheet(toFiling(plain).filing, template, {})).map(({ cells }) =>
      cells.map(cellText),
    );

  test('an unset amount or run of years leaves room, at its end and in a cell alone not', () => {
    expect(textsOf({ funding: { unit: '万元' } })).toEqual([
      ['资金', '总额　　　万元，其中本级　　　万元'],
      ['中期目标（　　年—　　年）', ''],
      ['年份', ''],
      ['合计', '本年'],
    ]);
    const rows = [
      { years: '2026', total: '10' },
      { years: '2026-2028', total: '30', sources: { 本级财政: '30' } },
    ];
    expect(textsOf({ year: '2026', funding: { unit: '万元', rows } })).toEqual([
      ['资金', '总额30万元，其中本级30万元'],
      ['中期目标（2026-2028年）', ''],
      ['年份', '2026'],
      ['合计', '本年10'],
    ]);
  });

  test('the room is read back as nothing', () => {
    const place = ['funding', 'rows', 0, 'years'];
    const segments: Segment[] = [
      { kind: 'literal', text: '中期目标（' },
      { kind: 'field', path: place, from: 'filing' },
      { kind: 'literal', text: '年）' },
    ];
    const context = { unit: '万元', money: undefined };
    const read = (text: string) =>
      parseSegments(text, segments)?.map(each => parseField(each, place, context));
    expect(read('中期目标（　　年—　　年）')).toEqual([undefined]);
    expect(read('中期目标（2026-2028年）')).toEqual(['2026-2028']);
    expect(parseField(roomInText(['funding', 'rows', 0, 'total']), place, context)).toBeUndefined();
  });
});

test('a form with few levels has six rows of indicators all the same', () => {
  const template = load('xizang/fujian2');
  const classification = { 产出指标: ['目标完成程度'], 效益指标: ['项目实施效益'] };
  const few = { ...template, constraints: { ...template.constraints, classification } };
  const annual = rowsOf(blankSheet(few)).filter(row => tableOf(row) === 'indicators.annual');
  expect(annual).toHaveLength(6);
});

test('a level that stands at two places is printed once, and none that the form only accepts', () => {
  const levels = (classification: Classification) =>
    levelsPrinted({
      ...requirementsOf(load('xizang/fujian2')),
      classification,
      acceptedLevels: { 效益指标: ['满意度指标'] },
    });
  expect(
    levels({
      成本指标: ['经济成本指标'],
      产出指标: ['数量指标', '成本指标'],
      效益指标: ['社会效益指标', '数量指标'],
      满意度指标: ['满意度指标'],
    }),
  ).toEqual({
    成本指标: ['经济成本指标'],
    产出指标: ['数量指标'],
    效益指标: ['社会效益指标'],
    满意度指标: ['满意度指标'],
  });
});

testWith('soffice')('Word has as many pages', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-blank-'));
  const names = ['xizang/fujian2', 'hunan/town'];
  const files = names.map(id => join(folder, `${id.replace('/', '-')}.docx`));
  try {
    for (const [index, file] of files.entries()) {
      const template = load(names[index] ?? '');
      writeFileSync(
        file,
        await renderBlank(template, { format: 'docx', date: new Date(0), readFont }),
      );
    }
    convert(files, 'pdf', folder);
    for (const [index, file] of files.entries()) {
      const pages = readFileSync(file.replace(/docx$/, 'pdf'), 'latin1').match(
        /\/Type\s*\/Page\b/g,
      );
      const ours = fills(await roomyBlank(load(names[index] ?? ''), readFont));
      expect(pages).toHaveLength(ours.length);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
