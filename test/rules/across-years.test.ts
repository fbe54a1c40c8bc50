/** Rules that hold a filing against last year's: their own examples, and which filings are one project. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requirementsFor } from '../../src/filing/requirements.ts';
import { acrossYears, check, lastMatcher } from '../../src/internal.ts';
import type { AcrossYearsRule, LastFiling } from '../../src/rules/across-years/across-years.ts';
import { filingOf, requirements } from './reports.ts';

const lastOf = (yaml: string, name = '上年/2025.yaml'): LastFiling => ({
  filing: filingOf(yaml),
  name,
  requirements,
});

function found(rule: AcrossYearsRule, yaml: string, last: string) {
  const filing = filingOf(yaml);
  return [...rule.check(filing, lastOf(last), requirementsFor(filing, requirements))];
}

/** By id, so that a renamed rule is noticed. */
function ruleNamed(id: string): AcrossYearsRule {
  const rule = acrossYears.find(each => each.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

test('the list has every rule of the folder, each under its own name', () => {
  const shared = ['index.ts', 'across-years.ts', 'match-last.ts', 'paired-indicators.ts'];
  const files = readdirSync(new URL('../../src/rules/across-years/', import.meta.url));
  const own = files.filter(file => !shared.includes(file)).sort();
  expect(own.length).toBeGreaterThan(4);
  expect(acrossYears.map(({ id }) => `${id}.ts`).sort()).toEqual(own);
});

describe.each(acrossYears.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  const { last, passing, failing } = rule.examples;

  test('passes its right example', () => {
    expect(found(rule, passing, last)).toEqual([]);
  });

  test('finds its wrong example, naming last year and its file', () => {
    const reports = found(rule, failing, last);
    expect(reports.length).toBeGreaterThan(0);
    for (const { message, help, subject } of reports) {
      expect(message.zh).toMatch(/2025年.*（上年\/2025\.yaml）/);
      expect(message.en).toMatch(/2025.*\(上年\/2025\.yaml\)/);
      expect(message.zh + message.en).not.toMatch(/undefined|\[object/);
      expect(subject).not.toContain('2025.yaml');
      expect(help?.zh).toMatch(/\p{Script=Han}/u);
      expect(help?.en).toMatch(/[a-z]/);
    }
  });

  test('says nothing of a filing beside itself, nor beside an empty one', () => {
    expect(found(rule, failing, failing)).toEqual([]);
    expect(found(rule, failing, 'year: 2025')).toEqual([]);
    expect(found(rule, 'year: 2026', last)).toEqual([]);
  });
});

describe('a value that is not as good as last year', () => {
  const of = (level: string, value: string, before: string) => {
    const filing = (text: string) =>
      `year: 2026\nindicators: { annual: { 产出指标: { ${level}: [{ name: 甲, value: ${text} }] } } }`;
    return found(ruleNamed('value-not-below-last-year'), filing(value), filing(before)).length;
  };

  test.each([
    ['质量指标', '≥90%', '≥95%', 1],
    ['质量指标', '≥95.0%', '95%以上', 0],
    ['质量指标', '90%', '95%', 1],
    ['质量指标', '100%', '95%', 0],
    ['时效指标', '≤5天', '≤3天', 1],
    ['时效指标', '≤3天', '≤5天', 0],
    ['时效指标', '不超过5天', '≤3天', 1],
    ['成本指标', '9万元', '8万元', 1],
    ['成本指标', '8万元', '9万元', 0],
    ['成本指标', '≤90000元', '≤8万元', 1],
    ['成本指标', '≤80000元', '≤8万元', 0],
    ['数量指标', '10个', '12家', 0],
    ['数量指标', '若干', '≥12家', 0],
  ])('%s: %s after %s gives %i', (level, value, before, count) => {
    expect(of(level, value, before)).toBe(count);
  });
});

test('the total of another period is another total', () => {
  const rule = ruleNamed('long-term-total-kept');
  const filing = (years: string, total: string) =>
    `year: 2026\nfunding: { unit: 万元, rows: [{ years: ${years}, total: ${total} }] }`;
  expect(found(rule, filing('2026-2028', '96'), filing('2025-2027', '90'))).toEqual([]);
  expect(found(rule, filing('2025-2027', '96'), filing('2025-2027', '90'))).toHaveLength(1);
  const inYuan = filing('2025-2027', '900000').replace('万元', '元');
  expect(found(rule, inYuan, filing('2025-2027', '90'))).toEqual([]);
});

test('an indicator in other words is kept, and of two alike each is found', () => {
  const rule = ruleNamed('indicator-kept');
  const filing = (...names: readonly string[]) =>
    `indicators: { annual: { 产出指标: { 数量指标: [${names.map(name => `{ name: ${name}, value: 1个 }`).join(', ')}] } } }`;
  expect(found(rule, filing('培训基层干部人数'), filing('2025年基层干部培训人数'))).toEqual([]);
  const dropped = found(rule, filing('培训村干部人数'), filing('培训村干部人数', '培训村干部次数'));
  expect(dropped.map(({ subject }) => subject)).toEqual(['培训村干部次数']);
});

describe('which filing of last year is of the same project', () => {
  const project = (name: string, unit?: string) =>
    `year: 2025\nproject: { name: ${name}${unit ? `, implementingUnit: ${unit}` : ''} }`;
  const match = (own: string, ...candidates: readonly string[]) =>
    lastMatcher(candidates.map((yaml, index) => lastOf(yaml, `${index}`)))(filingOf(own))?.name;

  test.each([
    ['the same name', ['乡村道路养护'], ['河道清淤', '乡村道路养护'], '1'],
    [
      'the same but for the year',
      ['2026年乡村道路养护'],
      ['河道清淤', '2025年度乡村道路养护'],
      '1',
    ],
    [
      'the same unit',
      ['设备购置', '二小'],
      [
        ['设备购置', '一小'],
        ['设备购置', '二小'],
      ],
      '1',
    ],
    ['a name much alike', ['乡村道路养护补助', '交通局'], [['乡村道路养护', '交通局']], '0'],
    [
      'alike, of another unit',
      ['乡村道路养护补助', '交通局'],
      [['乡村道路养护', '水利局']],
      undefined,
    ],
    ['another name', ['河道清淤', '交通局'], [['乡村道路养护', '交通局']], undefined],
    ['two of one name', ['设备购置'], ['设备购置', '设备购置'], undefined],
  ])('%s', (_, own, candidates, expected) => {
    const yamlOf = (each: string | readonly string[]) =>
      typeof each === 'string' ? project(each) : project(each[0] ?? '', each[1]);
    expect(match(yamlOf(own), ...candidates.map(yamlOf))).toBe(expected);
  });

  test('filings of whole units by their unit', () => {
    const unit = (name: string) => `reportingUnit: ${name}`;
    expect(match(unit('水利局'), unit('交通局'), unit('水利局'))).toBe('1');
    expect(match('year: 2026', 'year: 2025')).toBeUndefined();
  });
});

describe('in a check', () => {
  const filing = (name: string) =>
    `form: xizang/fujian2\nyear: 2026\nproject:\n  name: ${name}\n  leader: 甲`;
  const last = lastOf('year: 2025\nproject: { name: 河道清淤 }');
  const rulesOf = (yaml: string, options: Parameters<typeof check>[1]) =>
    check(yaml, options)
      .findings.map(({ rule }) => rule)
      .filter(rule => ['project-name-kept', 'ignore-used'].includes(rule));
  const lastFiling = () => last;

  test('they run only beside a filing of last year', () => {
    expect(rulesOf(filing('河道清理'), { lastFiling })).toEqual(['project-name-kept']);
    expect(rulesOf(filing('河道清理'), {})).toEqual([]);
    expect(rulesOf(filing('河道清理'), { lastFiling: () => undefined })).toEqual([]);
  });

  test('severities and comments are for them, too; without last year no comment is idle', () => {
    const severities = { 'project-name-kept': 'off' } as const;
    expect(rulesOf(filing('河道清理'), { lastFiling, severities })).toEqual([]);
    const ignored = filing('河道清理 # perfgoal-ignore project-name-kept: 更名的批复已下');
    expect(rulesOf(ignored, { lastFiling })).toEqual([]);
    expect(rulesOf(ignored, {})).toEqual([]);
    const idle = filing('河道清淤 # perfgoal-ignore project-name-kept: 更名的批复已下');
    expect(rulesOf(idle, { lastFiling })).toEqual(['ignore-used']);
  });
});
