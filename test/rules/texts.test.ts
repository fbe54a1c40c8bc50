/** Rules on text of many kinds: what they must find, and above all what they must leave alone. */
import { describe, expect, test } from 'vitest';
import { reportsOf, ruleNamed } from './reports.ts';

type Table = Readonly<Record<string, boolean>>;

/** Tries a rule on each text, put into a filing by `piece`; true where it must find something. */
function tries(id: string, piece: (text: string) => string, table: Table): void {
  describe(id, () => {
    test.each(Object.entries(table))('%s: %s', (text, found) => {
      expect(reportsOf(ruleNamed(id), piece(text)).length > 0).toBe(found);
    });
  });
}

const quoted = (text: string) => JSON.stringify(text);

tries('implementing-unit-is-a-unit', unit => `project: { implementingUnit: ${unit} }`, {
  昌都市经济和信息化局信息化协调推进科: true,
  贡觉县教育局计划财务股: true,
  市人民医院检验科: true,
  县中学教务处: true,
  市财政局办公室: true,
  省教育厅基础教育处: true,
  财务科: true,
  昌都市信息化服务中心: false,
  成都市武侯区玉林街道办事处: false,
  西藏自治区人民政府驻成都办事处: false,
  昌都市公路养护管理处: false,
  广州市河涌监测中心: false,
  中共昌都市委办公室: false,
  昌都市人民政府办公室: false,
  市精神文明建设指导委员会办公室: false,
  如意乡仁达村卫生室: false,
  昌都市第一高级中学: false,
  某某建设控股: false,
  西部开发办公室: false,
  中共昌都市委政策研究室: false,
  四川省成都市机关事务管理局: false,
});

tries('phone-plausible', phone => `preparer: { phone: ${quoted(phone)} }`, {
  '13989958975': false,
  '139 8995 8975': false,
  '+86-139-8995-8975': false,
  '0895-4821234': false,
  '(0895)4821234': false,
  '010-62345678转8016': false,
  '8690022': false,
  '400-810-8888': false,
  '12345': false,
  '０８９５－４８２１２３４': false,
  '13989958975、0895-4821234': false,
  '13989958975 4821234': false,
  '139****8975': false,
  '1398995897': true,
  '139899589755': true,
  '12989958975': true,
  '0895-482123': true,
  无: true,
  见附件: true,
});

tries('document-number-brackets', text => `justification: { basis: ${quoted(text)} }`, {
  '昌政办复[2019]133号': true,
  '藏财预（2022）7号': true,
  '普财建函【2024】26号': true,
  '财预「2021」101号': true,
  '晋政办发 [ 2018 ] 96 号': true,
  '藏财预〔2022]7号': true,
  '财预(2020)第10号': true,
  '财预〔2021〕101号': false,
  '2019年第133号公告': false,
  '施工合同（2019）': false,
  '（2019）京01民初133号判决': false,
  '设计图[3]12号楼': false,
  'GB/T 9704-2012、DA/T 31-2017': false,
  '从[2019]年起，共133号': false,
});

tries('vague-wording', text => `goals: { annual: ${quoted(text)} }`, {
  进一步提升信息化水平: true,
  '2024年不断提高服务水平，打造文明型机关。': true,
  '全面改善农村办学条件，进一步提高义务教育均衡发展水平。': true,
  '确保“十四五”开好局，切实加强队伍建设': true,
  有效促进全县旅游业发展: true,
  '进一步提升服务，群众满意度达到95%。': false,
  '完成三个乡镇的管网改造，明显改善饮水条件。': false,
  提升信息化水平: false,
  有效降低事故的发生: false,
  '逐步推广，全覆盖后提高效率': false,
});

const measured = (goal: string) =>
  `goals: { annual: ${quoted(goal)} }
indicators: { annual: { 产出指标: { 数量指标: [
  { name: 培训人次, value: ≥1.2万人次 }, { name: 开设课程门数, value: 220门 }, { name: 维护会场（140个）完好情况, value: 良好 } ],
  质量指标: [{ name: 培训合格程度, value: ≥95% }] }, 效益指标: { 社会公众或服务对象满意度指标: [{ name: 学员评价, value: ≥90% }] } } }`;

tries('goal-measured', measured, {
  '系统保通率100%': true,
  '出勤率均达到98%以上': true,
  全年举办培训班12期: true,
  完成60处小修工程: true,
  培训12000人次: false,
  '培训合格率达到95%': false,
  维护140个会场: false,
  '群众满意度不低于90%': false,
  '提高工作效率20%': false,
  压减频率3次: false,
  '2024年完成维修，20个工作日内办结': false,
  '开展第3期培训，完成前2个阶段任务': false,
  '本项目共申请预算资金90万元。其中：30万元用于编制预算': false,
  '提高合格率，降低发生率': false,
  '建成3-5个示范点': false,
  新增示范点由10个增加到15个: false,
  '完成项目主体工程70%': false,
});

const amounts = (text: string) =>
  `year: 2026
project: { period: { start: 2026-01-01, end: 2027-12-31 } }
funding: { unit: 万元, rows: [{ years: 2026-2027, total: 771.3258, sources: { 财政拨款: 700 } }, { years: 2026, total: 349.80, sources: { 财政拨款: 340, 其他资金: 9.8 } }] }
overview: ${quoted(text)}`;

tries('narrative-amounts-agree', amounts, {
  '2026年度预算安排100万元。': true,
  本年度申请财政资金5万元: true,
  '本项目总投资800万元，工期两年。': true,
  项目资金总额为7713258万元: true,
  '申请资金349.8元': true,
  '本年度预算金额为349.80万元': false,
  '本年度预算金额为3,498,000元': false,
  '2026年申请财政资金340万元': false,
  '2026年至2027年申请资金771.33万元': false,
  '项目总投资771.3258万元': false,
  '本项目可研批复总投资为13526.06万元，其中建筑安装工程费为11668.67万元': false,
  '2025年安排建设资金5000万元': false,
  '2025年，申请资金30万元': false,
  截至2025年累计申请资金800万元: false,
  '合同约定，项目总投资为26万元': false,
  '“十四五”全县水利总投资12亿元': false,
  '项目两年完成，总投资800万元': true,
  总投资约800万元: false,
  每年申请资金5万元: false,
  申请资金350万元左右: false,
  '与申报表差异原因系含上年结转，本年度预算安排100万元': false,
  年初批复预算8个项目985万元: false,
  '申请书第12页，材料费3万元': false,
});

const repeats = (pair: string) => {
  const [output, benefit] = pair.split(' / ');
  return `indicators: { annual: { 产出指标: { 数量指标: [{ name: ${output}, value: ≥1个 }] }, 效益指标: { 社会效益指标: [{ name: ${benefit}, value: ≥1个 }] } } }`;
};

tries('benefit-repeats-output', repeats, {
  '市级接入乡级视频会议系统会场数量 / 可接入乡级视频会议系统的市级会场数量': true,
  '新增灌溉达标面积 / 新增灌溉达标面积': true,
  '农村公路养护里程 / 农村公路养护的里程': true,
  '参保群众权益追溯响应率 / 参保群众权益追溯成功率': false,
  '农村公路路面完好率 / 农村公路路面完好率提升幅度': false,
  '新增和改善灌溉达标面积 / 新增和改善排水达标面积': false,
  '受益脱贫（监测）人口数 / 解决脱贫（监测）饮水安全问题人数': false,
  '培训人次 / 受训人员就业人数': false,
  '农村公路养护里程 / 农村公路通车里程': false,
});

const named = (name: string, value: string) =>
  `indicators: { annual: { 效益指标: { 可持续影响指标: [{ name: ${quoted(name)}, value: ${quoted(value)} }] } } }`;

tries('sentence-with-percentage', name => named(name, '≥95%'), {
  '对提高指挥效率、节约行政成本起到了基础性的支撑作用。': true,
  '建设平安校园，满足教师和学生生活、学习的需要': true,
  促进学校教育事业健康发展: true,
  保障校园环境安全和教学工作正常运转: true,
  康巴演艺中心会场乡级视频会议系统会场网络通达率: false,
  '参保群众权益追溯响应率（在承诺时限内完成档案调取并初步响应的比例）': false,
  '档案存储环境达标率（温度14-24℃、湿度45%-60%）': false,
  理论教育和党性教育课时比例: false,
  培训学员对培训效果满意度: false,
  对维护基建市场公平的影响程度: false,
  第一季度档案基础工作完成进度: false,
  农村低保对象应保尽保: false,
  带动就业人数占比: false,
  医疗保障信息平台建设完成情况: false,
  保障性住房分配到位: false,
  社会保障卡新增发放人群覆盖面: false,
});

tries('absolute-target', value => named('对运维服务满意度', value), {
  '100%': true,
  '=100%': true,
  '≥100%': true,
  '0%': true,
  '≤0': true,
  '≥95%': false,
  '≤100%': false,
  '>0': false,
  '90%-100%': false,
  '100分': false,
  满意: false,
});

tries('percentage-within-100', pair => named(pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? ''), {
  '群众满意度 ≥950%': true,
  '验收合格率 105%': true,
  '任务完成率 98%-102%': true,
  '任务完成率 100%': false,
  '任务超额完成率 ≥105%': false,
  '产值增长率 ≥120%': false,
  '合格率提高幅度 ≥120%': false,
  '亩产收益率 ≥130%': false,
  '满意度评分 ≥110分': false,
});

tries('count-has-unit', pair => named(pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? ''), {
  '开设课程数量 220': true,
  '工程验收合格率 100': true,
  '重大安全事件发生次数 0': false,
  '培训人数 40-60': true,
  '培训人数（人） ≥40': false,
  '水质综合指数 ≤0.85': false,
  '出水pH值 6-9': false,
  '培训人数 四十人左右': false,
  '完成时间 2023.12': false,
  '课程门数 220门': false,
});

const project = (piece: string) => `year: 2024\n${piece}`;

tries('continuing-has-basis', project, {
  'project: { attribute: 延续项目 }\noverview: 建设宿舍楼一栋。': true,
  'project: { attribute: 新增项目 }\noverview: 本项目自2019年起开始实施。': true,
  'project: { attribute: 新增项目 }\noverview: 该项目已连续实施三年。': true,
  'project: { attribute: 延续项目 }': false,
  'project: { attribute: 延续项目 }\ngoals: { annual: 完成宿舍楼建设。 }': false,
  'project: { attribute: 延续项目 }\noverview: 2012年建成系统。': false,
  'project: { attribute: 延续项目 }\noverview: 继续采购10台雾炮车用于环卫作业。': false,
  'project: { attribute: 延续项目 }\njustification: { basis: 依据《县级办公自动化合同》。 }': false,
  'project: { attribute: 新增项目 }\noverview: 系统2012年建成，已连续三年完成同类任务。': false,
  'project: { attribute: 新增项目 }\noverview: 本项目自2024年起开始实施。': false,
  'project: { attribute: 一次性项目 }\noverview: 建设宿舍楼。': false,
});

const cost = (pair: string) => {
  const [name, value] = pair.split(' ');
  return `funding: { unit: 万元, rows: [{ years: 2024, total: 90 }] }
indicators: { annual: { 产出指标: { 成本指标: [{ name: ${quoted(name ?? '')}, value: ${quoted(value ?? '')} }] } } }`;
};

tries('cost-direction', cost, {
  '项目总成本 ≥90万元': true,
  '单次巡检费用 不低于300元': true,
  '预算超支率 ≥5%': true,
  '项目总成本 ≤900000元': true,
  '设备购置费 ≤90元': true,
  '项目总成本 ≤90万元': false,
  '财政资金补助 ≤1600元/亩': false,
  '单个会场维护费 ≤110元': false,
  '成本节约率 ≥5%': false,
  '节约行政成本 >13万元/年': false,
  '成本控制率 ≥95%': false,
  '预算执行率 ≥95%': false,
  '水电气消耗下降率 >5%': false,
  '成本控制率 不超预算': false,
  '国道养护 139公里100万元': false,
});

const sameGoals = (piece: string) => `${piece}\ngoals: { longTerm: 完成检修。, annual: 完成检修 }`;

tries('annual-repeats-long-term', sameGoals, {
  'project: { period: { start: 2024-01-01, end: 2025-12-31 } }': true,
  'funding: { rows: [{ years: 2024-2026 }] }': true,
  'project: { period: { start: 2024-01-01, end: 2024-12-31 } }\nfunding: { rows: [{ years: 2024 }] }': false,
  'project: { period: { start: 2024-12, end: 2025-01 } }': true,
  'project: { period: { start: 2024, end: 2024-12 } }': false,
  'project: { period: { start: 2024-01-01 } }': false,
  'indicators: { longTerm: {}, annual: { 产出指标: { 数量指标: [] } } }': false,
});

const remarked = (remarks: string) => `remarks: ${quoted(remarks)}
indicators: { annual: { 产出指标: { 成本指标: [{ name: 检修费, value: ≤6.8万元 }] }, 效益指标: { 社会公众或服务对象满意度指标: [{ name: 老人满意度, value: ≥90% }] } } }`;

tries('expected-indicator-kinds', remarked, {
  无: true,
  '本项目全年常态化开展，不设时效指标。': false,
});

const funded = (rows: string) =>
  `year: 2024\nproject: { period: { start: 2024-03-01, end: 2025-06-30 } }\nfunding: { rows: [${rows}] }`;

tries('funding-year-within-period', funded, {
  '{ years: 2024-2025, total: 9 }, { years: 2024, total: 9.01 }': true,
  '{ years: 2025-2026, total: 9 }': true,
  '{ years: 2025, total: 9 }': true,
  '{ years: 2024-2025, total: 9 }, { years: 2024, total: 9.00 }': false,
  '{ years: 2024-2025, total: 9 }, { years: 2024 }': false,
  '{ years: 2023, total: 20 }, { years: 2024, total: 8 }, { years: 2024-2025, total: 9 }': false,
  '{ years: 2025-2024, total: 9 }, { years: 2024, total: 10 }': false,
});

const period = (ends: string) => `project: { period: { ${ends} } }\nschedule: [{ ${ends} }]`;

tries('period-in-order', period, {
  'start: 2024-03, end: 2024-03': false,
  'start: 2024-03-15, end: 2024-03': false,
  'start: 2024年3月, end: 2024-03-01': false,
  'start: 2024年, end: 2024-01-01': false,
  'start: 2024-12-31, end: 2024': false,
  'start: 2024-04, end: 2024-03-31': true,
  'start: 2024-03-01, end: 2024年2月': true,
  'start: 2025, end: 2024年12月': true,
});

const scheduled = (item: string) =>
  `project: { period: { start: 2024-03-15, end: 2025-06 } }\nschedule: [{ ${item} }]`;

tries('schedule-within-project-period', scheduled, {
  'start: 2024-03, end: 2024-03': false,
  'start: 2024, end: 2025': false,
  'end: 2025-06-30': false,
  'start: 2024年3月': false,
  'start: 2024-03-14': true,
  'start: 2024-02, end: 2024-05': true,
  'end: 2025-07-01': true,
  'start: 2025年7月': true,
  'start: 2023, end: 2024': true,
  'start: 2024, end: 2026': true,
});

const yearly = (rows: string) =>
  `project: { period: { start: 2024, end: 2026年 } }\nfunding: { rows: [${rows}] }`;

tries('period-covers-funding', yearly, {
  '{ years: 2024-2026 }': false,
  '{ years: 2023-2026 }': true,
  '{ years: 2024-2027 }': true,
});

tries('period-covers-funding', funded, {
  '{ years: 2023-2025 }': true,
  '{ years: 2026 }': true,
  '{ years: 2024-2025 }': false,
  '{ years: 2025 }': false,
  '{ total: 3 }': false,
});

tries(
  'quantitative-value-numeric',
  parts => `indicators: { annual: { 产出指标: { 质量指标: [{ name: 甲, value: ${parts} }] } } }`,
  {
    '{ operator: ≥, target: 良好 }': true,
    '{ operator: 定性, target: 95%, unit: "" }': true,
    '{ operator: 定性, target: 3, unit: 次 }': true,
    '">良好"': true,
    '{ operator: 定性, target: 1级 }': false,
    '{ operator: 定性, target: 2024年底前 }': false,
    '{ operator: 定性, target: 较好（5个方面） }': false,
    '{ operator: ≤, target: 2024年12月31日 }': false,
    '{ operator: ≥, target: 九成 }': false,
    '{ operator: ≥, target: 3场、每场40人 }': false,
    '{ operator: ≥, target: XX }': false,
    '≥良': true,
  },
);

tries(
  'optional-field-blank',
  department =>
    `project: { department: ${quoted(department)}, phone: 0895-4821234 }\npreparer: { phone: 0895-4821234 }`,
  {
    某市水务局: true,
    '12345热线办公室': true,
    '[015001]某市教育局': false,
    '【173】某研究院': false,
    '219-某镇人民政府': false,
  },
);

tries('prompt-replaced', text => `goals: { annual: ${quoted(text)} }`, {
  '对照年度目标，说明完成情况（100字以内）': true,
  '存在问题(限200字)': true,
  '概述（不超过300字）：': true,
  '编印宣传折页（每页300字）2000份': false,
  每篇不少于500字: false,
  '开展写字比赛（100人以内）': false,
});
