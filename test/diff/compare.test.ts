/** What counts as a change, and which item of one filing is which of the other. */
import { describe, expect, test } from 'vitest';
import { compareFilings } from '../../src/diff/compare.ts';
import { checkText } from '../reading.ts';
import { compared, linesOf } from './compared.ts';

const annual = (table: object) => ({ indicators: { annual: table } });
const quantity = (...list: readonly object[]) => annual({ 产出指标: { 数量指标: list } });

describe('values', () => {
  test('fields that one of the filings leaves blank', () => {
    const before = { project: { name: '甲', leader: '', phone: '0895-4821234' } };
    const after = { project: { name: '甲', leader: '次仁', phone: null } };
    expect(linesOf(compared(before, after))).toEqual([
      'added 「项目负责人」 次仁',
      'removed 「联系电话」 0895-4821234',
    ]);
  });

  test('one date, one number or one value in parts written otherwise is no change', () => {
    const before = {
      project: { period: { start: '2023-01-01', end: '2023-12' } },
      funding: { unit: '万元', rows: [{ years: '2023', total: '4.50' }] },
      ...quantity({ name: '甲', value: '≥95%' }),
    };
    const after = {
      project: { period: { start: '2023年1月1日', end: '2023年12月' } },
      funding: { unit: '万元', rows: [{ years: '2023', total: '4.5' }] },
      ...quantity({ name: '甲', value: { operator: '≥', target: '95', unit: '%' } }),
    };
    expect(linesOf(compared(before, after))).toEqual([]);
  });

  test('amounts have their difference, in the unit of the second filing', () => {
    const before = { funding: { unit: '万元', rows: [{ years: '2023', total: '1.5' }] } };
    const after = { funding: { unit: '元', rows: [{ years: '2023', total: '139000' }] } };
    expect(linesOf(compared(before, after))).toEqual([
      'changed 「金额单位」 万元 → 元',
      'changed 2023年的「合计」 1.5万元 → 139000元 124000',
    ]);
    const same = { funding: { unit: '元', rows: [{ years: '2023', total: '15000' }] } };
    expect(linesOf(compared(before, same))).toEqual(['changed 「金额单位」 万元 → 元']);
  });

  test('weights and scores have theirs without a unit', () => {
    const [before, after] = ['10', '12.5'].map(weight => quantity({ name: '甲', weight }));
    expect(linesOf(compared(before ?? {}, after ?? {}))).toEqual([
      'changed 数量指标「甲」的「分值权重」 10 → 12.5 2.5',
    ]);
  });

  test('values that look alike are told in the parts that differ', () => {
    const before = quantity({ name: '甲', value: { target: '3', unit: '次/年' } });
    const after = quantity({ name: '甲', value: { target: '3次', unit: '/年' } });
    expect(linesOf(compared(before, after))).toEqual([
      'changed 数量指标「甲」的「指标值」  3 次/年 →  3次 /年',
    ]);
  });

  test('what could not be read is told and compared as written', () => {
    const before = { year: '2023', funding: { rows: [{ years: '2023', total: '4.5' }] } };
    const after = { year: '2023', funding: { rows: [{ years: '2023', total: '4.5万' }] } };
    const comparison = compared(before, after);
    expect(linesOf(comparison)).toEqual(['changed 2023年的「合计」 4.5万元 → 4.5万']);
    expect(comparison.unread).toEqual({ a: [], b: [['funding', 'rows', 0, 'total']] });
  });

  test('a text where a group or a list should stand, and a key that no filing has', () => {
    const before = { project: '甲', schedule: [], ...annual({ 产出指标: '没有' }) };
    const after = { project: { name: '甲' }, shedule: [{ task: '乙' }], ...annual({}) };
    const comparison = compared(before, after);
    expect(linesOf(comparison)).toEqual([
      'changed 「项目基本信息」 甲 → {"name":"甲"}',
      'removed 「产出指标」 没有',
      'added 「shedule」 [{"task":"乙"}]',
    ]);
    expect(comparison.unread.a).toEqual([['project'], ['indicators', 'annual', '产出指标']]);
  });
});

describe('rows', () => {
  test('of funds by their years, whichever stands first', () => {
    const row = (years: string, total: string) => ({ years, total });
    const before = { funding: { rows: [row('2023-2025', '9'), row('2023', '3')] } };
    const after = {
      funding: { rows: [row('2023', '4'), row('2024', '3'), row('2023-2025', '9')] },
    };
    expect(linesOf(compared(before, after))).toEqual([
      'changed 2023年的「合计」 3万元 → 4万元 1',
      'added 2024年 2024',
      'moved 次序 「2023-2025」「2023」 → 「2023」「2023-2025」',
    ]);
  });

  test('of funds that the form calls by a name, though their years differ', () => {
    const filing = (year: string, total: string) =>
      checkText(
        `form: national/annual\nyear: ${year}\nfunding: { rows: [{ years: ${year}, total: ${total} }] }`,
      );
    expect(linesOf(compareFilings(filing('2024', '3'), filing('2025', '4')))).toEqual([
      'changed 「年度」 2024 → 2025',
      'changed 「年度资金总额」的「年份」 2024 → 2025',
      'changed 「年度资金总额」的「合计」 3万元 → 4万元 1',
    ]);
  });

  test('of the schedule by their task, then by a like one, then by their place', () => {
    const before = { schedule: [{ task: '采购设备' }, { task: '安装调试设备' }, { task: '甲' }] };
    const after = { schedule: [{ task: '安装与调试设备' }, { task: '采购设备' }, { task: '乙' }] };
    expect(linesOf(compared(before, after))).toEqual([
      'changed 「安装与调试设备」的「项目实施内容」 安装调试设备 → 安装与调试设备',
      'changed 「乙」的「项目实施内容」 甲 → 乙',
      'moved 次序 「采购设备」「安装调试设备」 → 「安装与调试设备」「采购设备」',
    ]);
  });
});

describe('indicators', () => {
  test('one under another level is one change, what else changed in it another', () => {
    const before = annual({ 产出指标: { 数量指标: [{ name: '甲', value: '1个' }], 质量指标: [] } });
    const after = annual({ 产出指标: { 数量指标: [], 质量指标: [{ name: '甲', value: '2个' }] } });
    expect(linesOf(compared(before, after))).toEqual([
      'moved 质量指标「甲」 产出指标 · 数量指标 → 产出指标 · 质量指标',
      'changed 质量指标「甲」的「指标值」 1个 → 2个',
    ]);
  });

  test('those of one name are told apart by their levels', () => {
    const before = annual({
      甲: { 乙: [{ name: '数', value: '1' }], 丙: [{ name: '数', value: '2' }] },
    });
    const after = annual({
      甲: { 丙: [{ name: '数', value: '2' }], 乙: [{ name: '数', value: '1' }] },
    });
    expect(linesOf(compared(before, after))).toEqual(['moved 次序 「数」「数」 → 「数」「数」']);
  });

  test('one that was added or removed is one change with all that it says', () => {
    const { changes } = compared(quantity(), quantity({ name: '甲', value: '1个', note: '乙' }));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      kind: 'added',
      after: { path: ['indicators', 'annual', '产出指标', '数量指标', 0], text: '甲' },
      fields: [
        { label: { zh: '指标内容' }, text: '甲' },
        { label: { zh: '指标值' }, text: '1个' },
        { label: { zh: '备注' }, text: '乙' },
      ],
    });
  });

  test('a level without indicators, which the form prints', () => {
    const before = annual({ 产出指标: { 数量指标: null }, 效益指标: null });
    expect(linesOf(compared(before, annual({})))).toEqual([
      'removed 产出指标 · 数量指标 ',
      'removed 效益指标 ',
    ]);
  });

  test('of goals that have their own', () => {
    const goal = (value: string) => ({
      objectives: [
        { text: '目标', indicators: { 产出指标: { 数量指标: [{ name: '甲', value }] } } },
      ],
    });
    expect(linesOf(compared(goal('1个'), goal('2个')))).toEqual([
      'changed 第1个目标 · 数量指标「甲」的「指标值」 1个 → 2个',
    ]);
  });
});

test('changed words stand between those that both texts have', () => {
  const [change] = compared(
    { overview: '更换供氧管道1200米，全年停氧事故为零。' },
    { overview: '更换供氧管道1500米，停氧事故为零。' },
  ).changes;
  expect(change?.words).toEqual([
    { kind: 'same', text: '更换供氧管道' },
    { kind: 'deleted', text: '1200' },
    { kind: 'inserted', text: '1500' },
    { kind: 'same', text: '米，' },
    { kind: 'deleted', text: '全年' },
    { kind: 'same', text: '停氧事故为零。' },
  ]);
});

test('texts that have little in common are told whole', () => {
  const [change] = compared(
    { overview: '更换供氧管道和阀门若干' },
    { overview: '全县乡村道路养护与绿化' },
  ).changes;
  expect(change?.words).toBeUndefined();
});
