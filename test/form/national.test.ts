/** The forms in use across the country take filings as places write them, and ask only for what all of them state. */
import { describe, expect, test } from 'vitest';
import { checkText } from '../reading.ts';
import { fill, textsOf } from './own-form.ts';

const YEARLY = [
  'annual',
  'annual-weights',
  'annual-notes',
  'special-fund',
  'transfer',
  '2021',
  '2022',
];

const least = (form: string, indicators: string, more = '') => `form: national/${form}
year: 2024
project: { name: 渠道清淤 }
funding: { unit: 万元, rows: [{ years: 2024, total: 16 }] }
goals: { annual: 清淤渠道12公里。 }
indicators: { annual: ${indicators} }
${more}`;

const OUTPUT = '{ name: 清淤渠道长度, value: ≥12公里 }';
const BENEFIT = '{ name: 改善灌溉面积, value: ≥300亩 }';
const plain = `{ 产出指标: { 数量指标: [${OUTPUT}] }, 效益指标: { 社会效益指标: [${BENEFIT}] } }`;

const findings = (text: string) =>
  checkText(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message.zh}`);

describe.each([...YEARLY, '2015', '2011'])('national/%s', form => {
  test('asks for a name, the money, the goal and indicators', () => {
    expect(findings(least(form, plain))).toEqual([]);
    expect(findings(`form: national/${form}\nyear: 2024`).length).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['成本指标', '经济成本指标'],
    ['成本指标', '社会成本指标'],
    ['成本指标', '生态环境成本指标'],
    ['产出指标', '成本指标'],
  ])('takes cost under %s, %s', (first, second) => {
    const cost = '{ name: 每公里清淤成本, value: ≤1.2万元 }';
    const under =
      first === '产出指标'
        ? `数量指标: [${OUTPUT}], ${second}: [${cost}]`
        : `数量指标: [${OUTPUT}]`;
    const own = first === '产出指标' ? '' : `${first}: { ${second}: [${cost}] }, `;
    const table = `{ ${own}产出指标: { ${under} }, 效益指标: { 社会效益指标: [${BENEFIT}] } }`;
    expect(findings(least(form, table))).toEqual([]);
  });

  test.each([
    ['效益指标', '社会公众或服务对象满意度指标'],
    ['效益指标', '服务对象满意度指标'],
    ['满意度指标', '服务对象满意度指标'],
    ['满意度指标', '满意度指标'],
    ['服务对象满意度指标', '具体指标'],
  ])('takes satisfaction under %s, %s', (first, second) => {
    const pleased = `${second}: [{ name: 村民满意度, value: ≥90% }]`;
    const benefit = `社会效益指标: [${BENEFIT}]${first === '效益指标' ? `, ${pleased}` : ''}`;
    const own = first === '效益指标' ? '' : `, ${first}: { ${pleased} }`;
    const table = `{ 产出指标: { 数量指标: [${OUTPUT}] }, 效益指标: { ${benefit} }${own} }`;
    expect(findings(least(form, table))).toEqual([]);
  });

  test.each(['经济效益指标', '生态效益指标', '环境效益指标', '可持续影响指标', '可持续发展指标'])(
    'takes benefits under %s',
    second => {
      const table = `{ 产出指标: { 数量指标: [${OUTPUT}] }, 效益指标: { ${second}: [${BENEFIT}] } }`;
      expect(findings(least(form, table))).toEqual([]);
    },
  );
});

const weighed = (form: string, [output, benefit]: readonly [number, number]) =>
  findings(
    least(
      form,
      `{ 产出指标: { 数量指标: [{ name: 清淤渠道长度, value: ≥12公里, weight: ${output} }] }, 效益指标: { 社会效益指标: [{ name: 改善灌溉面积, value: ≥300亩, weight: ${benefit} }] } }`,
    ),
  );

test.each(['annual-weights', '2021'])('the weights of national/%s add up to 100 or 90', form => {
  expect(weighed(form, [60, 40])).toEqual([]);
  expect(weighed(form, [60, 30])).toEqual([]);
  expect(weighed(form, [50, 30]).join()).toMatch(/80，应是 100 或 90/);
});

test('those of national/2022 have the 90 that the execution of the budget leaves', () => {
  expect(weighed('2022', [60, 30])).toEqual([]);
  expect(weighed('2022', [60, 40]).join()).toMatch(/100，应是 90/);
});

test('a department is printed as written, with its code below where it is told apart', () => {
  const printed = (project: string) =>
    textsOf(fill('extends: national/annual', `project: ${project}`))[1];
  expect(printed('{ department: "[173]某院" }')).toBe('主管部门及代码 | [173]某院 | 实施单位 | ');
  expect(printed('{ department: 某院, departmentCode: 173 }')).toBe(
    '主管部门及代码 | 某院¶173 | 实施单位 | ',
  );
});

test('an attribute of 2015 may be any words, printed alone', () => {
  const rows = textsOf(fill('extends: national/2015', 'project: { attribute: 基础建设类 }'));
  expect(rows[2]).toMatch(/^项目属性 \| 基础建设类 \|/);
});

test('the long-term indicators of 2015 may be blank beside those of the year', () => {
  const rows = textsOf(
    fill(
      'extends: national/2015',
      `indicators: { annual: { 产出指标: { 数量指标: [${OUTPUT}] } } }`,
    ),
  );
  expect(rows.at(-1)).toBe('产出指标 | 数量指标 |  |  | 数量指标 | 清淤渠道长度 | ≥12公里');
});
