/** How findings of a rule are put together, and what is told of their further places. */
import { expect, test } from 'vitest';
import { entriesOf, furtherPlaces, ownParts } from '../../src/cli/report/entries.ts';
import type { Finding, Severity } from '../../src/internal.ts';

function finding(rule: string, severity: Severity, line: number, zh: string, help?: string) {
  const made: Finding = {
    rule,
    severity,
    structural: false,
    path: [],
    message: { zh, en: zh },
    span: { line, column: 3, start: 0, end: 1 },
    ...(help !== undefined && { help: { zh: help, en: help } }),
  };
  return made;
}

test('errors come first, then by place; those of one rule and severity are one entry', () => {
  const entries = entriesOf([
    finding('b', 'info', 1, '甲'),
    finding('a', 'warning', 2, '乙'),
    finding('c', 'error', 9, '丙'),
    finding('a', 'error', 7, '丁'),
    finding('a', 'warning', 1, '戊'),
  ]);
  expect(entries.map(({ rule, severity, others }) => [rule, severity, others.length])).toEqual([
    ['a', 'error', 0],
    ['c', 'error', 0],
    ['a', 'warning', 1],
    ['b', 'info', 0],
  ]);
  expect(entries[2]?.first.span?.line).toBe(1);
});

test.each([
  { all: ['表样里没有「甲项」', '表样里没有「乙项」'], own: ['「甲项」', '「乙项」'] },
  {
    all: ['指标“路灯”的值 8盏 没有比较符号', '指标“路缘石”的值 80米 没有比较符号'],
    own: ['“路灯”的值 8盏', '“路缘石”的值 80米'],
  },
  { all: ['年度指标里没有成本指标', '年度指标里没有时效指标'], own: ['成本指标', '时效指标'] },
  { all: ['合计是 12万元', '合计是 13万元'], own: ['12万元', '13万元'] },
  {
    all: ['project.leader is blank', 'project.phone is blank'],
    own: ['project.leader', 'project.phone'],
  },
  { all: ['全然不同', '另一句话'], own: ['全然不同', '另一句话'] },
  { all: ['一样', '一样'], own: ['', ''] },
  { all: ['「甲」空着', '「甲」「乙」空着'], own: ['「甲」空着', '「甲」「乙」空着'] },
])('$all are told apart by $own', ({ all, own }) => {
  expect(ownParts(all)).toEqual(own);
});

test('a help that differs only in the value of its message is told once, another at its place', () => {
  const placesOf = (...findings: readonly Finding[]) =>
    entriesOf(findings).flatMap(entry => furtherPlaces(entry, 'zh').map(({ help }) => help));
  expect(
    placesOf(
      finding('a', 'info', 1, '值 8盏 没有符号', '写 ≥8盏 或 ≤8盏。'),
      finding('a', 'info', 2, '值 80米 没有符号', '写 ≥80米 或 ≤80米。'),
    ),
  ).toEqual([undefined]);
  expect(
    placesOf(
      finding('a', 'error', 1, '没有「leadr」这个键', '是不是“leader”？'),
      finding('a', 'error', 2, '没有「nmae」这个键', '是不是“name”？'),
    ),
  ).toEqual(['是不是“name”？']);
});
