/** Slips of clerks, each in a filing with Chinese keys: one finding, which names the slip and says how to write it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAX_FINDINGS, MAX_SENTENCE } from '../src/cap-findings.ts';
import { check, listForms, requirementsOf, skeleton, templateLoader } from '../src/internal.ts';

const loadTemplate = templateLoader(path => readFileSync(path));

const right = `表样: xizang/fujian2
年度: 2027
填报单位: 戊县水利局
项目基本信息:
  项目名称: 戊县小型水库维护项目
  项目属性: 新增项目
  主管部门: 戊县水利局
  主管部门编码: 051001
  项目单位: 戊县水库管理所
  项目负责人: 李梅
  联系电话: 0895-4820001
  项目起止时间:
    开始时间: 2027年1月1日
    完成时间: 2027年12月31日
项目资金申请:
  金额单位: 万元
  资金明细:
    - 年份: 2027
      合计: 1300.50
      资金来源:
        财政拨款: 1200.50
        其他资金: 100.00
单位职能概述: 管理全县小型水库。
项目概况: 维护水库18座，清理坝面和溢洪道。
项目立项情况:
  项目立项的依据: 《戊县水库管理办法》（戊政办发〔2025〕9号）
  项目申报的可行性: 有维护人员32名。
  项目申报的必要性: 汛期前不维护会影响下游安全。
项目实施进度计划:
  - { 项目实施内容: 汛前维护, 开始时间: 2027-01-01, 完成时间: 2027-05-31 }
  - { 项目实施内容: 汛后维护, 开始时间: 2027-10-01, 完成时间: 2027-12-31 }
项目绩效目标:
  长期目标: 完成18座水库的维护。
  年度目标: 完成18座水库的维护。
绩效指标:
  年度绩效指标:
    产出指标:
      数量指标: [{ 指标内容: 维护水库数量, 指标值: ≥18座 }]
      时效指标: [{ 指标内容: 汛前维护完成时间, 指标值: ≤5个月 }]
      成本指标: [{ 指标内容: 维护总成本, 指标值: ≤1300.5万元 }]
    效益指标:
      社会效益指标: [{ 指标内容: 受益村数量, 指标值: ≥26个 }]
      社会公众或服务对象满意度指标: [{ 指标内容: 村民满意度, 指标值: ≥92% }]
填报信息: { 填报人: 张桂, 联系电话: 0895-4820002, 填报日期: 2026-11-20 }
`;

const found = (yaml: string) => check(yaml, { loadTemplate }).findings;

test('the filing that is changed below has nothing to tell', () => {
  expect(found(right)).toEqual([]);
});

describe('one finding', () => {
  test.each<readonly [from: string, to: string, message: RegExp, help: RegExp]>([
    ['合计: 1300.50', '合计: 1,300.50', /千位分隔号“,”/, /写作“合计: 1300.50”/],
    ['合计: 1300.50', '合计: 1，300.50', /全角字符“，”，有千位分隔号/, /写作“合计: 1300.50”/],
    ['拨款: 1200.50', '拨款: 1200.50万元', /带了单位“万元”/, /写作“财政拨款: 1200.50”/],
    ['拨款: 1200.50', '拨款: 12005000元', /带了单位“元”/, /写作“财政拨款: 1200.5”/],
    ['拨款: 1200.50', '拨款: １２００.50', /全角字符“１”/, /写作“财政拨款: 1200.50”/],
    ['拨款: 1200.50', '拨款: ￥1200.50', /全角字符“￥”/, /写作“财政拨款: 1200.50”/],
    ['拨款: 1200.50', '拨款: 约1200.50', /前面有“约”/, /写作“财政拨款: 1200.50”/],
    ['拨款: 1200.50', '拨款: 一千二百万', /写法“一千二百万”不对/, /请写普通小数/],
    ['拨款: 1200.50', '拨款: -1200.50', /是负数/, /请写普通小数/],
    ['资金: 100.00', '资金: /', /“\/”不是要填的内容/, /没有就空着.*“其他资金:”/],
    ['资金: 100.00', '资金: 无', /“无”不是要填的内容/, /没有就空着.*“其他资金:”/],
    ['资金: 100.00', '资金: ——', /“——”不是要填的内容/, /没有就空着.*“其他资金:”/],
    ['年份: 2027', '年份: 2027年', /“2027年”里的“年”/, /写作“年份: 2027”/],
    ['年份: 2027', '年份: 2027～2028', /全角字符“～”/, /写作“年份: 2027-2028”/],
    ['年度: 2027', '年度: 27', /年份不是四位/, /写作“年度: 2027”/],
    ['2027年1月1日', '2027.1.1', /“2027.1.1”里的“.”/, /写作“开始时间: 2027-01-01”/],
    ['2027年1月1日', '1月1日', /没有写年份/, /写作“开始时间: 2027-01-01”/],
    ['2027年1月1日', '2027.01', /“2027.01”里的“.”/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027/1', /“2027\/1”里的“\/”/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027-1', /位数不对/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '202701', /没有把年、月、日分开/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027 年 1 月', /中间有空格/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '２０２７年1月', /全角字符“２”/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027年1月份', /“2027年1月份”里的“份”/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027年1月1号', /“2027年1月1号”里的“号”/, /写作“开始时间: 2027-01-01”/],
    ['2027年1月1日', '2027年度', /“2027年度”里的“年度”/, /写作“开始时间: 2027”/],
    ['2027年1月1日', '27-01', /年份不是四位/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '27年1月', /年份不是四位/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '1月', /没有写年份/, /写作“开始时间: 2027-01”/],
    ['2027年1月1日', '2027.13', /不是真实的日期/, /请写到日、月或年/],
    ['2027年1月1日', '元旦', /写法“元旦”不对/, /例如 2027-01-01、2027年1月 或 2027。/],
    ['2027年12月31日', '2027年11月31日', /不存在/, /例如 2027年11月30日/],
    ['2027年12月31日', '2027-13', /不存在/, /例如 2027年12月。/],
    ['项目负责人:', '负责人:', /没有「负责人」这个键/, /是不是“项目负责人”？/],
    ['项目负责人:', 'leadr:', /没有「leadr」这个键/, /是不是“leader”？/],
    ['项目资金申请:', '资金申请:', /没有「资金申请」这个键/, /是不是“项目资金申请”？/],
    ['项目立项的依据:', '立项依据:', /没有「立项依据」这个键/, /是不是“项目立项的依据”？/],
    ['年度目标:', '年度绩效目标:', /没有「年度绩效目标」这个键/, /是不是“年度目标”？/],
    ['指标内容: 受益', '指标名称: 受益', /没有「指标名称」这个键/, /是不是“指标内容”？/],
    ['单位: 万元', '单位: 万圆', /不能是“万圆”/, /是不是“万元”？/],
    ['      时效指标', '      时校指标', /没有「时校指标」/, /是不是“时效指标”？/],
    ['    效益指标', '    效溢指标', /没有「效溢指标」/, /是不是“效益指标”？/],
    ['财政拨款:', '财政拔款:', /「财政拔款」/, /是不是“财政拨款”？/],
    ['属性: 新增项目', '属性: 新增', /没有「新增」/, /是不是“新增项目”？/],
    ['年度: 2027\n', '', /缺少「年度」/, /请写上 年度: …/],
    ['  项目负责人: 李梅\n', '', /「项目负责人」没有填写/, /“项目基本信息:”下面的“项目负责人:”/],
  ])('%s → %s', (from, to, message, help) => {
    expect(right).toContain(from);
    const findings = found(right.replace(from, to));
    expect(findings.map(each => each.message.zh)).toEqual([expect.stringMatching(message)]);
    expect(findings[0]?.help?.zh).toMatch(help);
  });

  test('keys of another group are one finding, which says where they belong', () => {
    const row = '      资金来源:\n        财政拨款: 1200.50\n        其他资金: 100.00\n';
    const flat = '      财政拨款: 1200.50\n      其他资金: 100.00\n';
    expect(right).toContain(row);
    const findings = found(right.replace(row, flat));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.help?.zh).toBe('「财政拨款」「其他资金」写在“资金来源:”下面。');
    expect(findings[0]?.help?.en).toBe('“财政拨款”, “其他资金”: write it under “资金来源:”.');
  });

  test('a second mistake is told beside the first', () => {
    const two = right
      .replace('1200.50', '1200.50万元')
      .replace('完成时间: 2027-05-31', '完成时间: 2028-05-31');
    expect(found(two).map(({ rule }) => rule)).toEqual([
      'schema-valid',
      'schedule-within-project-period',
    ]);
  });
});

test('help names keys in English where the filing does', () => {
  const yaml =
    'form: xizang/fujian2\nyear: 2027\nproject: { name: 甲, periode: 2 }\nfunding: { unit: 元 }\n';
  const findings = found(yaml);
  const helpOf = (place: string) => findings.find(({ path }) => path.join('.') === place)?.help;
  expect(helpOf('project.leader')?.zh).toBe('请填写 project.leader。');
  expect(helpOf('project.leader')?.en).toBe('Fill in project.leader.');
  expect(helpOf('project.periode')?.zh).toBe('是不是“period”？');
  expect(findings.filter(({ path }) => path.join('.').startsWith('project.period.'))).toEqual([]);
});

test('what is missing as a whole is told at the end of the filing', () => {
  const yaml = right.replace(/^单位职能概述.*\n/m, '');
  const [finding] = found(yaml);
  expect(finding?.message.zh).toBe('「单位职能概述」没有填写');
  expect(finding?.span?.line).toBe(yaml.trimEnd().split('\n').length);
});

describe('an empty filing reads as a list of what is to be done', () => {
  test.each(
    listForms().flatMap(form => (['zh', 'en'] as const).map(keys => [form, keys] as const)),
  )('%s with keys in %s', (form, keys) => {
    const template = loadTemplate(form);
    const yaml = skeleton(requirementsOf(template), template.title, { keys, year: 2027 });
    const findings = found(yaml);
    expect(findings.length).toBeGreaterThan(3);
    expect(findings.length).toBeLessThan(30);
    const places = findings.map(({ path }) => path);
    // No place twice, and none under another.
    const doubled = places.filter((place, index) =>
      places.some(
        (other, otherIndex) =>
          index !== otherIndex && other.every((key, depth) => place[depth] === key),
      ),
    );
    expect(doubled).toEqual([]);
  });

  test.each(listForms())('%s alone', form => {
    const places = found(`form: ${form}\n`).map(({ path }) => path.join('.'));
    expect(places).toContain('year');
    expect(new Set(places).size).toBe(places.length);
  });

  test('an indicator of which nothing is written is one finding', () => {
    const row = '数量指标: [{ 指标内容: 维护水库数量, 指标值: ≥18座 }';
    const findings = found(right.replace(row, `${row}, { 指标内容: , 指标值: }`));
    expect(findings.map(({ message }) => message.zh)).toEqual([
      '「年度绩效指标」「产出指标」「数量指标」第2条是空的',
    ]);
  });
});

describe('what is told of one filing is limited', () => {
  const keys = Array.from({ length: 15_000 }, (_, index) => `甲${index}: 乙\n`).join('');

  test('15,000 unknown keys are so many findings and a count of the others', () => {
    const findings = found(`${right}${keys}`);
    expect(findings).toHaveLength(MAX_FINDINGS + 1);
    expect(findings.at(-1)?.message).toEqual({
      zh: '另有 14000 处同样的问题（schema-valid）没有列出',
      en: '14000 more of schema-valid are not listed',
    });
    expect(findings.at(-1)).toMatchObject({ severity: 'error', structural: true });
    expect(JSON.stringify(findings).length).toBeLessThan(2_000_000);
  });

  test('errors are told before warnings, however many of these there are', () => {
    const rows = Array.from(
      { length: 3000 },
      (_, at) => `{ 指标内容: 坝${at}, 指标值: ≥${at + 1} }`,
    );
    const yaml = right
      .replace('[{ 指标内容: 维护水库数量', `[${rows.join(', ')}, { 指标内容: 维护水库数量`)
      .replace('填报人: 张桂', '填报人: [张桂]');
    const findings = found(yaml);
    expect(findings.length).toBeGreaterThan(MAX_FINDINGS);
    expect(findings.length).toBeLessThan(MAX_FINDINGS + 10);
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  test('a long sentence is shortened, and no character is cut in half', () => {
    const long = '𠮷'.repeat(5000);
    const yaml = right.replace('效益指标:\n', `"${long}":\n`);
    for (const { message, help, path } of found(yaml)) {
      for (const text of [
        message.zh,
        message.en,
        help?.zh ?? '',
        help?.en ?? '',
        ...path.map(String),
      ]) {
        expect(text.length).toBeLessThanOrEqual(MAX_SENTENCE);
        expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }
    }
  });
});
