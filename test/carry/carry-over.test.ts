/** Last year's filing carried over: what stays, what moves, what is left blank, what is marked; and that it reads back. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type CarryOptions, carryOver } from '../../src/carry/carry.ts';
import { nextFiling } from '../../src/carry-over.ts';
import { filingText, notOnForm } from '../../src/filing/filing-text.ts';
import { listForms, type Path, requirementsOf, templateLoader } from '../../src/internal.ts';
import { marksIn } from '../../src/source/marks.ts';
import { valueAt } from '../../src/source/path.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { anyFiling, type Plain } from '../filing/arbitrary-filing.ts';
import { checkText } from '../reading.ts';
import '../random.ts';

const load = templateLoader(path => readFileSync(path));

const examples = listForms().flatMap(id => {
  const [place = ''] = id.split('/');
  return readdirSync(`examples/${place}`)
    .filter(file => `${place}/${file}` === `${id}.yaml`)
    .map(file => ({ id, text: readFileSync(`examples/${place}/${file}`, 'utf8') }));
});

type Options = Partial<Omit<CarryOptions, 'from'>> & { readonly keys?: 'zh' | 'en' };

function carry(text: string, options: Options = {}) {
  const last = checkText(text);
  const from = last.filing.year?.first ?? 0;
  const form = options.form ?? last.filing.form ?? '';
  const next = nextFiling(last, load(form), {
    keepAmounts: false,
    keys: 'en',
    to: from + 1,
    ...options,
    from,
    form,
  });
  return { ...next, last, checked: checkText(next.yaml), at: placeIn(next.yaml) };
}

/** Gives the plain value at a dotted path. */
function placeIn(yaml: string) {
  const { value } = readYaml('next.yaml', yaml);
  return (path: string) =>
    valueAt(
      value,
      path.split('.').map(key => (/^\d$/.test(key) ? Number(key) : key)),
    );
}

const marked = (yaml: string) =>
  marksIn(readYaml('next.yaml', yaml)).map(({ path, reason }) => `${path.join('.')}: ${reason}`);

/** On the form with the fewest demands. */
const filing = (lines: string, form = 'national/2011') => `form: ${form}\nyear: 2025\n${lines}\n`;

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(10);
});

describe.each(examples)('the example of $id', ({ id, text }) => {
  test.each(['en', 'zh'] as const)('reads as it was carried over, with keys in %s', keys => {
    const last = checkText(text);
    const from = last.filing.year?.first ?? 0;
    const requirements = requirementsOf(load(id));
    const options = { from, to: from + 1, form: id, keepAmounts: false };
    const { value, leftOut } = carryOver(
      { value: last.source.value, filing: last.filing, requirements },
      requirements,
      options,
    );
    const { yaml, checked } = carry(text, { keys });
    expect(leftOut).toEqual([]);
    expect(stated(checked.source.value)).toEqual(stated(value));
    if (keys === 'zh') expect(yaml).not.toMatch(/^\s*(- )?(name|project|indicators|years):/m);
  });

  test('has no error but what is new or was wrong before', () => {
    const { checked, last } = carry(text);
    const before = new Set(last.findings.map(({ rule }) => rule));
    const errors = checked.findings.filter(
      ({ severity, rule }) => severity === 'error' && !before.has(rule),
    );
    expect(errors.map(({ rule, message }) => `${rule}: ${message.zh}`)).toEqual(
      errors.map(({ message }) => `required-field-stated: ${message.zh}`),
    );
  });

  test('has a mark for each that was counted, at the value that it is about', () => {
    const { yaml, marks } = carry(text);
    expect(marked(yaml)).toHaveLength(marks);
    for (const mark of marked(yaml)) expect(mark).toMatch(/^[^:]+: .*\d{4} 年/);
  });
});

/** A plain value without what says nothing. */
function stated(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(stated).filter(each => each !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).flatMap(([key, child]) => {
    const said = stated(child);
    return said === undefined ? [] : [[key, said]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

describe('years', () => {
  const periods = (start: string, end: string, more = '') =>
    filing(`project: { period: { start: ${start}, end: ${end} } }\n${more}`);

  test.each([
    ['one year moves', '2025-01-01', '2025-12-31', 1, '2026-01-01', '2026-12-31'],
    ['as it is written', '2025年3月', '2025年11月30日', 1, '2026年3月', '2026年11月30日'],
    ['by the difference', '2025', '2025', 3, '2028', '2028'],
    [
      'several years with the new one stay',
      '2025-01-01',
      '2027-12-31',
      1,
      '2025-01-01',
      '2027-12-31',
    ],
    ['also past the turn of the year', '2025-07-01', '2026-06-30', 1, '2025-07-01', '2026-06-30'],
    ['several years that are over move', '2023-01-01', '2025-12-31', 1, '2024-01-01', '2026-12-31'],
    ['a 29 February', '2025-02-01', '2024-02-29', 1, '2026-02-01', '2025-02-28'],
  ])('%s', (_, start, end, years, newStart, newEnd) => {
    const { at } = carry(periods(start, end), { to: 2025 + years });
    expect([at('project.period.start'), at('project.period.end')]).toEqual([newStart, newEnd]);
  });

  test('a period of several years that moves is to be confirmed', () => {
    expect(marked(carry(periods('2023-01-01', '2025-12-31')).yaml)).toEqual([
      'project.period.start: 2025 年申报时写的是 2023-01-01',
      'project.period.end: 2025 年申报时写的是 2025-12-31',
    ]);
  });

  const schedule = (...items: readonly (readonly [string, string])[]) =>
    `schedule: [${items.map(([start, end]) => `{ task: 施工, start: ${start}, end: ${end} }`).join(', ')}]`;
  const startsOf = ({ at }: ReturnType<typeof carry>) =>
    [0, 1].map(index => at(`schedule.${index}.start`));

  test('the schedule moves with a project of one year', () => {
    const items = schedule(['2025-01', '2025-06'], ['2025-07', '2025-12']);
    expect(startsOf(carry(periods('2025-01', '2025-12', items)))).toEqual(['2026-01', '2026-07']);
  });

  test('the schedule of all years of a project stays, one of the old year alone moves', () => {
    const plan = schedule(['2025-01', '2025-12'], ['2026-01', '2026-12']);
    expect(startsOf(carry(periods('2025-01', '2026-12', plan)))).toEqual(['2025-01', '2026-01']);
    const ofYear = schedule(['2025-01', '2025-06'], ['2025-07', '2025-12']);
    expect(startsOf(carry(periods('2025-01', '2026-12', ofYear)))).toEqual(['2026-01', '2026-07']);
  });
});

describe('money', () => {
  const rows = (...years: readonly string[]) =>
    filing(
      `funding: { unit: 万元, rows: [${years.map(each => `{ years: ${each}, total: 30, sources: { 财政拨款: 30 } }`).join(', ')}] }`,
      'xizang/fujian2',
    );
  const rowsOf = ({ checked: { filing: next } }: ReturnType<typeof carry>) =>
    next.funding.rows.map(({ years, total, sources }) =>
      [years?.text, total?.text, sources.财政拨款?.text].join(' ').trim(),
    );

  test('of the new year is blank, of the whole project it stays', () => {
    expect(rowsOf(carry(rows('2025-2027', '2025')))).toEqual(['2025-2027 30 30', '2026']);
    expect(rowsOf(carry(rows('2023-2025', '2025')))).toEqual(['2024-2026', '2026']);
  });

  test('rows of each year of a project stay where they are', () => {
    const planned = rows('2025-2027', '2025', '2026', '2027');
    expect(rowsOf(carry(planned))).toEqual(['2025-2027 30 30', '2025 30 30', '2026', '2027 30 30']);
  });

  test('is kept if so asked', () => {
    const { yaml, checked } = carry(rows('2025-2027', '2025'), { keepAmounts: true });
    expect(checked.filing.funding.rows[1]?.total?.text).toBe('30');
    expect(marked(yaml)).toEqual([]);
  });

  test('what is told of a year that is over is blank even so', () => {
    const text = examples.find(({ id }) => id === 'performance/self-evaluation')?.text ?? '';
    const { filing: next } = carry(text, { keepAmounts: true }).checked;
    expect(next.funding.budget.total).toBeDefined();
    expect(next.funding.spent.total).toBeUndefined();
    expect(next.funding.execution.rate).toBeUndefined();
    expect(next.goals.actual).toBeUndefined();
    expect(next.totalScore).toBeUndefined();
    const rowsOfTable = Object.values(next.indicators.annual).flatMap(Object.values).flat();
    expect(rowsOfTable.length).toBeGreaterThan(3);
    for (const { actual, score, deviation } of rowsOfTable)
      expect([actual, score, deviation]).toEqual([undefined, undefined, undefined]);
  });
});

describe('marks', () => {
  test.each([
    ['2025年全县培训40人', ['文中写的是 2025 年']],
    ['２０２５年培训', ['文中写的是 2025 年']],
    ['二〇二五年培训', ['文中写的是 2025 年']],
    ['2024年已培训12025人', []],
    ['总投资30万元', ['30万元是 2025 年的金额']],
    ['总投资300,000元，分30.00万元一期', ['300,000元是 2025 年的金额；30.00万元是 2025 年的金额']],
    ['总投资130万元，人均30元', []],
  ])('%s', (text, reasons) => {
    const { yaml } = carry(
      filing(`overview: ${text}\nfunding: { unit: 万元, rows: [{ years: 2025, total: 30 }] }`),
    );
    expect(marked(yaml)).toEqual(reasons.map(reason => `overview: ${reason}`));
  });

  test('at a new project, which goes on now, and at what the calculation was', () => {
    const text = filing(
      'project: { attribute: 新增项目 }\nfunding: { basis: 每人200元 }',
      'daqing/full',
    );
    expect(marked(carry(text).yaml)).toEqual([
      'project.attribute: 2025 年申报时是“新增项目”',
      'funding.basis: 这是 2025 年的测算',
    ]);
  });

  test('the date of filing is blank; the one who files stays', () => {
    const { at } = carry(filing('preparer: { name: 甲, date: 2025-03-01 }'));
    expect([at('preparer.name'), at('preparer.date')]).toEqual(['甲', null]);
  });
});

describe('last year’s values', () => {
  const table = (more: string) =>
    filing(
      `indicators: { annual: { 绩效指标: { 目标完成程度: [{ name: 访问量, value: ≥8种, lastYear: 7种${more} }] } } }`,
      'daqing/full',
    );
  const place = 'indicators.annual.绩效指标.目标完成程度.0.lastYear';

  test('are what was aimed at, to be confirmed', () => {
    const { at, yaml } = carry(table(''));
    expect(at(place)).toBe('≥8种');
    expect(marked(yaml)).toEqual([`${place}: 这是 2025 年的目标值，不是实际值`]);
  });

  test('are what was reached, where the filing says it', () => {
    const { at, yaml } = carry(table(', actual: 9种'));
    expect(at(place)).toBe('9种');
    expect(marked(yaml)).toEqual([]);
  });

  test('are left out where the form has no column for them', () => {
    const { at, leftOut } = carry(table('').replace('daqing/full', 'xizang/fujian2'));
    expect(at('indicators.annual.绩效指标.目标完成程度.0.value')).toBe('≥8种');
    expect(at(place)).toBeUndefined();
    expect(leftOut.map(path => path.at(-1))).toEqual(['lastYear']);
  });
});

test('levels stand in the order written, also those that are numbers', () => {
  const level = '[{ name: 甲, value: 1个 }]';
  const { yaml } = carry(
    filing(
      `indicators: { annual: { 产出指标: { 2027: ${level}, 质量: ${level}, 2026: ${level} } } }`,
    ),
  );
  const keys = yaml.match(/^ {6}(\S+):$/gm)?.map(line => line.trim());
  expect(keys?.slice(-3)).toEqual(['2027:', '质量:', '2026:']);
});

test('on another form what it does not print is told and left out', () => {
  const text = filing(
    'project: { name: 甲, leader: 乙 }\nunitFunctions: 丙\nfunding: { rows: [{ years: 2025-2026, total: 9 }, { years: 2025, total: 5 }] }',
    'xizang/fujian2',
  );
  const { at, leftOut, checked } = carry(text, { form: 'national/annual' });
  expect(at('form')).toBe('national/annual');
  expect(at('project.name')).toBe('甲');
  expect(leftOut.map(path => path.join('.'))).toEqual([
    'funding.rows.0',
    'project.leader',
    'unitFunctions',
  ]);
  expect(checked.filing.funding.rows.map(({ years }) => years?.text)).toEqual(['2026']);
  const strays = checked.findings.filter(({ rule }) => rule === 'field-on-form');
  expect(strays).toEqual([]);
});

test.each([
  ...[
    '~',
    'null',
    '- 甲',
    '甲: 乙',
    '#1标段',
    '甲 #乙',
    '"甲"',
    '0x10',
    '1e3',
    '2026-01-01',
    '甲\t乙',
  ],
  ...[
    '  甲',
    '甲\n乙',
    '甲\n\n乙\n',
    '甲\n\n\n',
    '\n甲',
    '甲\n  乙\n丙',
    '甲\n  ',
    '甲\r\n乙',
    '# 待确认\n甲',
  ],
])('the text %j reads back', text => {
  const requirements = requirementsOf(load('xizang/fujian2'));
  const value = { overview: text, justification: { basis: text }, schedule: [{ task: text }] };
  const comments = new Map([['["justification","basis"]', ['待确认：甲']]]);
  const options = { keys: 'en', year: 2026, head: '由上年带来', comments } as const;
  const yaml = filingText(value, requirements, options);
  const { source } = checkText(yaml);
  expect(source.findings, yaml).toEqual([]);
  expect(source.value).toMatchObject(value);
  expect(marked(yaml)).toEqual(['justification.basis: 甲']);
});

test('whatever a filing says reads back as it was written', () => {
  const template = load('daqing/full');
  const requirements = requirementsOf(template);
  fc.assert(
    fc.property(anyFiling, fc.constantFrom('en' as const, 'zh' as const), (value, keys) => {
      const text = stringify(withGiven(value), { lineWidth: 0 });
      const written = readYaml('any.yaml', text);
      fc.pre(written.findings.length === 0);
      const comments = new Map([['["overview"]', ['待确认：甲']]]);
      const options = { keys, year: 2026, head: '由上年带来', comments };
      const yaml = filingText(written.value, requirements, options);
      const read = checkText(yaml).source;
      expect(read.findings, yaml).toEqual([]);
      const dropped = new Set(notOnForm(written.value, requirements).map(path => path.join()));
      expect(stated(read.value), yaml).toEqual(stated(without(dropped, written.value, [])));
    }),
  );
});

/** A filing with what an empty one has already: without it the text would be given it. */
function withGiven(value: Plain): object {
  const { funding, ...others } = Object(value);
  const { rows, ...columns } = Object(funding);
  const year = { years: '2026' };
  return {
    ...others,
    form: 'daqing/full',
    year: '2026',
    funding: { ...columns, unit: '万元', rows: [...(Array.isArray(rows) ? rows : []), year] },
  };
}

/** A plain value without some places. */
function without(places: ReadonlySet<string>, value: unknown, path: Path): unknown {
  if (places.has(path.join())) return null;
  if (Array.isArray(value))
    return value.map((item, index) => without(places, item, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, without(places, child, [...path, key])]),
  );
}
