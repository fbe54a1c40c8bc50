/** 待确认 marks: where they are found, what they are about, and that a filing with them is drawn as a draft only. */
import { describe, expect, test } from 'vitest';
import { check, isRenderable, type Severities } from '../src/internal.ts';
import { markText } from '../src/source/marks.ts';

const filing = (lines: string) => `form: xizang/fujian2\nyear: 2026\n${lines}\n`;

const marksOf = (lines: string, severities: Severities = {}) =>
  check(filing(lines), { severities })
    .findings.filter(({ rule }) => ['mark-settled', 'ignore-used'].includes(rule))
    .map(({ span, severity, path, message }) =>
      [span?.line, severity, path.join('.'), message.zh].join(' '),
    );

describe('a mark', () => {
  test.each([
    ['above a key', '# 待确认：年份\noverview: 甲', '3 warning overview 还待确认：年份'],
    ['behind a value', 'overview: 甲 # 待确认：年份', '3 warning overview 还待确认：年份'],
    ['with a plain colon', 'overview: 甲 # 待确认: 年份', '3 warning overview 还待确认：年份'],
    ['without a reason', 'overview: 甲 # 待确认', '3 warning overview 这里还待确认'],
    ['past other comments', '# 待确认\n# 说明\n\noverview: 甲', '3 warning overview 这里还待确认'],
    [
      'above a text of lines',
      'goals:\n  # 待确认\n  annual: |\n    甲\n    乙',
      '4 warning goals.annual 这里还待确认',
    ],
    ['above an item', 'schedule:\n  # 待确认\n  - task: 甲', '4 warning schedule.0 这里还待确认'],
    ['under a Chinese key', '项目概况: 甲 # 待确认', '3 warning overview 这里还待确认'],
    ['at the end', 'overview: 甲\n# 待确认', '4 warning  这里还待确认'],
  ])('%s is found', (_, lines, expected) => {
    expect(marksOf(lines)).toEqual([expected]);
  });

  test('is none in a text, nor where the words only occur', () => {
    expect(marksOf('overview: "# 待确认"\nremarks: 甲 # 说明：待确认')).toEqual([]);
    expect(marksOf('overview: 甲 # 待确认事项另附')).toEqual([]);
  });

  test('is what is written where something is to be confirmed', () => {
    expect(marksOf(`overview: 甲 # ${markText('乙')}`)).toEqual([
      '3 warning overview 还待确认：乙',
    ]);
  });

  test('can be ignored, with its reason, and its severity set', () => {
    const lines = '# perfgoal-ignore mark-settled: 等批复\n# 待确认\noverview: 甲';
    expect(marksOf(lines)).toEqual([]);
    expect(marksOf('overview: 甲 # 待确认', { 'mark-settled': 'off' })).toEqual([]);
    expect(marksOf('overview: 甲 # 待确认', { 'mark-settled': 'error' })).toEqual([
      '3 error overview 这里还待确认',
    ]);
  });
});

test('as an error it keeps a filing from being drawn, but not its draft', () => {
  const severities = { 'mark-settled': 'error', 'required-field-stated': 'off' } as const;
  const others = { 'goal-stated': 'off', 'required-indicator-kinds': 'off' } as const;
  const checked = (lines: string) =>
    check(filing(lines), { severities: { ...severities, ...others } });
  expect(isRenderable(checked('overview: 甲'), false)).toBe(true);
  expect(isRenderable(checked('overview: 甲 # 待确认'), false)).toBe(false);
  expect(isRenderable(checked('overview: 甲 # 待确认'), true)).toBe(true);
});
