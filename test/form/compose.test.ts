/** The sheet of any filing: an exact grid with each value in it once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFiling } from '../../src/filing/convert.ts';
import { matches } from '../../src/filing/patterns.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import { type Part, type Sheet, textOf } from '../../src/form/sheet.ts';
import { listForms, templateLoader } from '../../src/internal.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import {
  cellsOf,
  fieldTexts,
  paragraphsOf,
  statedValues,
  withoutSpace,
} from '../examples/printed-text.ts';
import { anyFiling, type Plain, soundFiling } from '../filing/arbitrary-filing.ts';
import { cases } from '../random.ts';
import { expectExactGrid } from './grid-cover.ts';

const load = templateLoader(path => {
  throw new Error(`no file ${path}`);
});
const template = load('xizang/fujian2');
const compose = (plain: unknown, watermark?: string) =>
  composeSheet(toFiling(plain).filing, template, watermark === undefined ? {} : { watermark });
const composeYaml = (yaml: string) => compose(readYaml('甲.yaml', yaml).value);

const partsOf = (sheet: Sheet): readonly Part[] =>
  paragraphsOf(sheet).flatMap(paragraph => paragraph.parts);

/** The texts that come from no field, but those of choices, which take part in them. */
const literalsOf = (sheet: Sheet) =>
  partsOf(sheet)
    .filter(({ text, field }) => !field && text.trim() !== '' && !/[□√]/.test(text))
    .map(part => withoutSpace(part.text));

/** Names of indicator levels as a plain filing has them, in order. */
function levelNames(plain: Plain): readonly string[] {
  const { indicators } = plain as { indicators?: Record<string, Record<string, object>> };
  return ['longTerm', 'annual'].flatMap(period =>
    Object.entries(indicators?.[period] ?? {}).flatMap(([first, groups]) => [
      first,
      ...Object.keys(groups ?? {}),
    ]),
  );
}

describe('any filing', () => {
  test('makes an exact grid', () => {
    fc.assert(
      fc.property(anyFiling, plain => expectExactGrid(compose(plain))),
      { numRuns: cases(150) },
    );
  });

  test('is printed value by value, none lost and none doubled', () => {
    fc.assert(
      fc.property(fc.oneof(anyFiling, soundFiling), plain => {
        const onForm = statedValues(plain).filter(({ path }) =>
          requirementsOf(template).fields.some(field => matches(JSON.parse(path), field.path)),
        );
        const printed = [...fieldTexts(compose(plain))].filter(
          ([path, text]) =>
            text !== '' && !(text === '年月日' && /(start|end|date)"\]$/.test(path)),
        );
        const stated = onForm.map(({ path, text }) => [path, text] as const);
        expect(new Map(printed)).toEqual(new Map(stated));
      }),
      { numRuns: cases(150) },
    );
  });

  test('adds nothing to the words of the form but its levels, each once', () => {
    const blank = literalsOf(compose({}));
    fc.assert(
      fc.property(anyFiling, plain => {
        const added = literalsOf(compose(plain)).toSorted();
        const names = levelNames(plain).map(withoutSpace);
        expect(added).toEqual([...blank, ...names].toSorted());
      }),
      { numRuns: cases(150) },
    );
  });

  test('has no line end and no control character in its text', () => {
    fc.assert(
      fc.property(anyFiling, plain => {
        for (const { text } of partsOf(compose(plain))) expect(text).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: cases(100) },
    );
  });
});

test.each(listForms())('an empty filing makes an exact grid of %s', form => {
  const sheet = composeSheet(toFiling({}).filing, load(form), {});
  expectExactGrid(sheet);
  expect(partsOf(sheet).filter(part => part.field).length).toBeGreaterThan(5);
});

describe('indicators', () => {
  const columnOf = (sheet: Sheet, column: number) =>
    cellsOf(sheet)
      .filter(cell => cell.column === column)
      .map(
        cell => `${cell.content.map(textOf).join('')}${cell.rowSpan > 1 ? `↓${cell.rowSpan}` : ''}`,
      );

  test('are merged under their levels; an empty group keeps a row for its name', () => {
    const sheet = composeYaml(
      'indicators: {annual: {产出指标: {数量指标: [{name: 甲}, {name: 乙}], 质量指标: []}, 效益指标: {}, 满意度: }}',
    );
    expectExactGrid(sheet);
    const last = sheet.sections.find(section =>
      section.rows[0]?.cells.some(cell => cell.content.map(textOf).join('') === '年度绩效指标'),
    );
    if (!last) throw new Error('no table of annual indicators');
    const only = { ...sheet, sections: [last] };
    expect(columnOf(only, 0)).toContain('年度绩效指标↓6');
    expect(columnOf(only, 1)).toEqual(expect.arrayContaining(['产出指标↓3', '效益指标', '满意度']));
    const names = cellsOf(only).map(cell => cell.content.map(textOf).join(''));
    expect(names.filter(name => ['甲', '乙', '数量指标', '质量指标'].includes(name))).toEqual([
      '数量指标',
      '甲',
      '乙',
      '质量指标',
    ]);
  });

  test('five hundred are five hundred rows', () => {
    const list = Array.from({ length: 500 }, (_, index) => ({
      name: `指标${index}`,
      value: '≥1个',
    }));
    const sheet = compose({ indicators: { annual: { 产出指标: { 数量指标: list } } } });
    expectExactGrid(sheet);
    const printed = [...fieldTexts(sheet)].filter(([path]) => /\d,"name"\]$/.test(path));
    expect(printed.filter(([, text]) => text !== '')).toHaveLength(500);
    expect(cellsOf(sheet).map(cell => cell.rowSpan)).toContain(501);
  });
});

describe('a cell', () => {
  const textsOf = (yaml: string, field: string) =>
    cellsOf(composeYaml(yaml))
      .filter(cell =>
        cell.content.some(({ parts }) => parts.some(p => p.field?.join('.') === field)),
      )
      .map(cell => cell.content.map(textOf));

  test('has a paragraph for each line that says something', () => {
    expect(textsOf('overview: "一\\n\\n　　二\\n"', 'overview')).toEqual([['一', '二']]);
    expect(textsOf('overview:', 'overview')).toEqual([['']]);
  });

  test('ticks the choice', () => {
    expect(textsOf('project: {attribute: 延续项目}', 'project.attribute')).toEqual([
      ['新增项目□　延续项目□√'],
    ]);
  });

  test('of a draft keeps a choice that the form does not have', () => {
    expect(textsOf('project: {attribute: 其他}', 'project.attribute')).toEqual([
      ['新增项目□　延续项目□　其他□√'],
    ]);
  });

  test('leaves room for a day that is not stated', () => {
    expect(textsOf('schedule: [{task: 甲, start: 2023-01-05}]', 'schedule.0.start')).toEqual([
      ['2023年1月5日'],
    ]);
    expect(textsOf('schedule: [{task: 甲}]', 'schedule.0.end')).toEqual([['　　年　　月　　日']]);
  });
});

test('a draft is marked, its lines have no line ends, its name is the title', () => {
  const sheet = compose({ project: { name: '甲\n乙' }, reportingUnit: '丙\n丁' }, '草稿');
  expect(sheet.watermark).toBe('草稿');
  expect(sheet.title).toBe('甲 乙 项目支出绩效目标申报表');
  expect(sheet.above.flatMap(line => line.segments.map(textOf))).toContain(
    '填报单位（盖章）：丙 丁',
  );
  expect(compose({})).not.toHaveProperty('watermark');
});
