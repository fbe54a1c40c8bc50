/** A template that is wrong says so with its line, whatever is wrong with it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TemplateError, templateLoader } from '../../src/internal.ts';
import { cases } from '../random.ts';

const right = readFileSync(new URL('small-form.yaml', import.meta.url), 'utf8');

/** The findings of a template of the user's own. */
function complaintsOf(text: string): readonly string[] {
  try {
    templateLoader(() => new TextEncoder().encode(text))('我的表.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(error.source.name).toBe('我的表.yaml');
    expect(error.sentence.zh).toContain('我的表.yaml');
    return error.findings.map(({ span, message, help }) =>
      `${span?.line} ${message.zh} ${help?.zh ?? ''}`.trim(),
    );
  }
}

/** A change of the form, and the line that it changes. */
function changed(
  old: string,
  replacement: string,
): { readonly text: string; readonly line: number } {
  const at = right.indexOf(old);
  if (at === -1) throw new Error(`the template has no ${old}`);
  return {
    text: right.slice(0, at) + replacement + right.slice(at + old.length),
    line: right.slice(0, at).split('\n').length,
  };
}

test('the form itself is right', () => {
  expect(complaintsOf(right)).toEqual([]);
});

describe('with its line', () => {
  test.each([
    [
      'a row that is too short',
      '{ field: overview, span: 3',
      '{ field: overview, span: 2',
      /占 3 列，表有 4 列/,
    ],
    [
      'a row that is too long',
      '{ field: overview, span: 3',
      '{ field: overview, span: 4',
      /占 5 列，表有 4 列/,
    ],
    [
      'an unknown field',
      'field: project.name',
      'field: project.nmae',
      /「project\.nmae」.*是不是“name”？$/,
    ],
    [
      'an unknown field in a text',
      '{reportingUnit}',
      '{reportingUnt}',
      /「reportingUnt」.*是不是“reportingUnit”？$/,
    ],
    ['an unknown field of an item', 'field: .task', 'field: .taks', /「\.taks」.*是不是“task”？$/],
    [
      'a part of a value without the value',
      'field: .value',
      'field: .operator',
      /「\.operator」.*是不是“value\.operator”？$/,
    ],
    ['a group where a value belongs', 'field: overview', 'field: project', /「project」/],
    [
      'an unknown style',
      'style: narrative',
      'style: narative',
      /「narative」.*是不是“narrative”？$/,
    ],
    [
      'an unknown font',
      '{ font: body, size: 12',
      '{ font: bdy, size: 12',
      /「bdy」.*是不是“body”？$/,
    ],
    ['a list that is none', 'each: schedule', 'each: overview', /「overview」/],
    ['an unknown key', 'origin:', 'orgin:', /「orgin」/],
    [
      'an unknown alignment',
      'align: justify',
      'align: justified',
      /“justified”.*是不是“justify”？$/,
    ],
    ['a word where a number belongs', 'limit: 100', 'limit: 一百', /“一百”/],
    [
      'a line of more segments than stand side by side',
      'text: "填报单位：{reportingUnit}（{year}年）"',
      `text: [${'甲, '.repeat(20)}乙]`,
      /「above\[0\]\.text」超过 20 项/,
    ],
    ['a list where a text belongs', 'title: 小表', 'title: [小表]', /应是文字，这里是列表/],
    ['columns wider than the paper', 'columns: [30', 'columns: [30.5', /174\.5 mm.*174 mm/],
    ['a tab', 'origin:', '\torigin:', /Tab/],
    ['a key twice', 'origin:', 'title:', /写了两次/],
  ])('%s', (_, old, replacement, sentence) => {
    const { text, line } = changed(old, replacement);
    const complaints = complaintsOf(text);
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints[0]).toMatch(sentence);
    expect(complaints[0]?.split(' ', 1)[0]).toBe(String(line));
  });
});

describe('braces without quotes', () => {
  test.each([
    [
      '"填报单位：{reportingUnit}（{year}年）"',
      '填报单位：{reportingUnit}（{year}年）',
      '{reportingUnit}',
    ],
    ['"填报单位：{reportingUnit}（{year}年）"', '{year}年', '{year}'],
    ['"填报单位：{reportingUnit}（{year}年）"', '{ reportingUnit }', '{ reportingUnit }'],
    ['[项目名称,', '[{project.name},', '{project.name}'],
    ['{ field: .task, style: text }', '{#}.', '{#}'],
    ['"日期：{preparer.date}"', '日期：{preparer.date}', '{preparer.date}'],
  ])('%s → %s', (old, replacement, braces) => {
    const { text, line } = changed(old, replacement);
    const [first] = complaintsOf(text);
    expect(first).toMatch(new RegExp(`^${line} `));
    expect(first).toContain(`文字里有 ${braces} 这样的花括号，整段文字要加引号`);
  });

  test('are not blamed for what else is wrong', () => {
    for (const [old, replacement] of [
      ['field: overview', 'feld: overview'],
      ['"填报单位：{reportingUnit}（{year}年）"', '"{year}", 甲: 乙'],
      ['span: 3, style', 'span: 3 # {year}\n      , 甲: 乙, style'],
    ] as const)
      for (const complaint of complaintsOf(changed(old, replacement).text))
        expect(complaint).not.toContain('花括号');
  });
});

test('all that is wrong is told at once', () => {
  const wrong = right.replace('project.name', 'project.nmae').replace('span: 3', 'span: 2');
  expect(complaintsOf(wrong)).toHaveLength(2);
});

test('an empty file is wrong, and one that is no map', () => {
  for (const text of ['', '# 注', '[]', '甲', '- 甲']) expect(complaintsOf(text)).toHaveLength(1);
});

test('any mutilated template is right or a TemplateError', () => {
  const places = fc.record({
    at: fc.nat(right.length),
    cut: fc.nat(30),
    insert: fc.constantFrom(
      '',
      'x',
      '9',
      '[]',
      '{',
      '\n',
      ': ',
      'each',
      '{project.name}',
      '{}',
      '-1',
    ),
  });
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 3 }), changes => {
      const text = changes.reduce(
        (all, { at, cut, insert }) => all.slice(0, at) + insert + all.slice(at + cut),
        right,
      );
      for (const complaint of complaintsOf(text))
        expect(complaint).not.toMatch(/undefined|\[object|NaN/);
    }),
    { numRuns: cases(100) },
  );
});
