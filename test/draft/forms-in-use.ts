/** Templates of forms as places print them: rows and labels as in use, all else invented. */
import type { FormTemplate } from '../../src/form/template.ts';
import { templateLoader } from '../../src/forms.ts';

const LEVELS = `
classification:
  产出指标: [数量指标, 质量指标, 时效指标, 成本指标]
  效益指标: [经济效益指标, 社会效益指标, 生态效益指标, 可持续影响指标]
  满意度指标: [服务对象满意度指标]
requiredLevels: []
expectedLevels: []
`;

/** A side label and a head over rows of annual indicators; `columns` are their heads with what they print. */
const indicators = (heads: string, cells: string, columns: string) => `
  - columns: [26, ${columns}]
    label: 绩效指标
    rows:
      - { head: true, cells: [${heads}] }
      - each: indicators.annual
        cells: [${cells}]
`;

const FOUR = indicators(
  '一级指标, 二级指标, 三级指标, 指标值',
  '{ level: 1 }, { level: 2 }, { field: .name }, { field: .value }',
  '20, 30, 62, rest',
);

const FORMS: Readonly<Record<string, string>> = {
  'one year': `
title: 项目支出绩效目标表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - columns: [26, 61, 26, rest]
    cells: [主管部门及代码, { text: ["{project.department}", "{project.departmentCode}"], style: value }, 实施单位, { field: project.implementingUnit }]
  - columns: [26, 61, rest]
    label: { text: [项目资金, "（{funding.unit}）"] }
    rows:
      - cells: [年度资金总额：, { field: funding.rows.year.total }]
      - cells: [其中：财政拨款, { field: funding.rows.year.sources.财政拨款 }]
      - cells: [其他资金, { field: funding.rows.year.sources.其他资金 }]
  - { split: true, cells: [年度总体目标, { field: goals.annual, style: goal }] }
${FOUR}
below: []`,

  'two columns of funds': `
title: 财政项目支出绩效目标申报表
${LEVELS}
above:
  - { style: title, text: "{title}" }
  - { style: year, text: "（{year}年度）" }
rows:
  - columns: [26, 46, 22, 28, 22, rest]
    cells: [项目名称, { field: project.name }, 项目性质, { choice: project.nature, options: [经常性项目, 一次性项目, 阶段性项目] }, 项目类别, { field: project.category }]
  - columns: [26, 61, 26, rest]
    rows:
      - cells: [主管部门, { field: project.department }, 实施单位, { field: project.implementingUnit }]
      - cells: [计划开始日期, { field: project.period.start }, 计划完成日期, { field: project.period.end }]
  - columns: [26, 38, 36, 38, rest]
    label: { text: [项目资金, "（{funding.unit}）"] }
    rows:
      - cells: [项目资金总额, { field: funding.rows.project.total }, 年度资金申请总额, { field: funding.rows.year.total }]
      - cells: [其中：财政资金, { field: funding.rows.project.sources.财政资金 }, 其中：当年财政拨款, { field: funding.rows.year.sources.当年财政拨款 }]
      - cells: ["", "", 上年结转资金, { field: funding.rows.year.sources.上年结转资金 }]
      - cells: [其他资金, { field: funding.rows.project.sources.其他资金 }, 其他资金, { field: funding.rows.year.sources.其他资金 }]
  - columns: [26, 74, rest]
    label: 项目绩效目标
    rows:
      - { keep: true, cells: ["项目总体目标（{funding.rows.project.years}年）", 年度总体目标] }
      - { split: true, cells: [{ field: goals.longTerm, style: goal }, { field: goals.annual, style: goal }] }
${indicators(
  '一级指标, 二级指标, 三级指标, 年度(/项目)指标值',
  '{ level: 1 }, { level: 2 }, { field: .name }, { field: .value }',
  '26, 34, 50, rest',
)}
below: []`,

  'two periods side by side': `
title: 项目支出绩效目标表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - columns: [26, 61, 26, rest]
    rows:
      - cells: [主管部门及编码, { text: ["[{project.departmentCode}]{project.department}"], style: value }, 实施单位, { field: project.implementingUnit }]
      - cells: [项目属性, { field: project.attribute }, 项目起止时间, { text: "{project.period.start}-{project.period.end}", style: value }]
  - columns: [26, 38, 36, 38, rest]
    label: { text: "项目资金（{funding.unit}）" }
    rows:
      - cells: [资金总额：, { field: funding.rows.project.total }, 当年资金总额：, { field: funding.rows.year.total }]
      - cells: [其中：财政拨款, { field: funding.rows.project.sources.财政拨款 }, 其中：当年财政拨款, { field: funding.rows.year.sources.当年财政拨款 }]
      - cells: [其他资金, { field: funding.rows.project.sources.其他资金 }, 当年其他资金, { field: funding.rows.year.sources.当年其他资金 }]
  - columns: [26, 74, rest]
    label: 总体目标
    rows:
      - { keep: true, cells: [中期目标, 年度目标] }
      - { split: true, cells: [{ field: goals.longTerm, style: goal }, { field: goals.annual, style: goal }] }
  - columns: [26, 18, 30, 26, 18, 30, rest]
    rows:
      - { head: true, cells: [一级指标, 二级指标（长期）, 三级指标（长期）, 指标值（长期）, 二级指标（年度）, 三级指标（年度）, 指标值（年度）] }
      - each: indicators.longTerm
        beside: indicators.annual
        cells: [{ level: 1 }, { level: 2 }, { field: .name }, { field: .value }, { level: 2 }, { beside: .name }, { beside: .value }]
below: []`,

  'labels in one cell with their values': `
title: 项目绩效目标表
${LEVELS}
rows:
  - columns: [58, 58, rest]
    cells: ["年度资金总额：{funding.rows.year.total}", "其中：财政拨款：{funding.rows.year.sources.财政拨款}", "其他资金：{funding.rows.year.sources.其他资金}"]
  - columns: [26, rest]
    cells:
      - 中期资金
      - text:
          - "中期资金总额：{funding.rows.project.total}万元"
          - "一、财政拨款：{funding.rows.project.sources.财政拨款}万元（其中：上级财政资金：{funding.rows.project.sources.上级财政拨款}万元；本级财政资金：{funding.rows.project.sources.本级财政拨款}万元）"
          - "二、自有资金：{funding.rows.project.sources.自有资金}万元"
          - "三、其他：{funding.rows.project.sources.其他资金}万元"
        style: text
  - cells: [项目名称, { field: project.name }]
  - columns: [26, 61, 26, rest]
    cells: [项目负责人及联系电话, { text: ["{project.leader}", "{project.phone}"], style: value }, 主管部门, { field: project.department }]
  - { split: true, cells: [年度绩效目标, { field: goals.annual, style: goal }] }
${FOUR}
below: []`,

  'weights and the rate of execution': `
title: 项目绩效目标表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - columns: [26, 48, 40, 34, rest]
    label: { text: "项目资金（{funding.unit}）" }
    rows:
      - cells: [年度资金总额, { field: funding.rows.year.total }, 执行率分值（10）, { field: funding.execution.weight }]
      - cells: [其中：财政拨款, { field: funding.rows.year.sources.财政拨款, span: 3 }]
      - cells: [上年结转资金, { field: funding.rows.year.sources.上年结转资金, span: 3 }]
      - cells: [其他资金, { field: funding.rows.year.sources.其他资金, span: 3 }]
  - { split: true, cells: [年度总体目标, { field: goals.annual, style: goal }] }
${indicators(
  '一级指标, 二级指标, 三级指标, 指标性质, 指标值, 度量单位, 分值权重（90）',
  '{ level: 1 }, { level: 2 }, { field: .name }, { field: .value.operator }, { field: .value.target }, { field: .value.unit }, { field: .weight }',
  '18, 26, 40, 18, 18, 14, rest',
)}
below: []`,

  'self-evaluation': `
title: 部门预算项目支出绩效自评表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - columns: [26, 34, 24, 24, 24, 14, 14, rest]
    label: { text: "预算执行情况（{funding.unit}）" }
    rows:
      - { keep: true, cells: ["", 年初预算, 调整后预算数, 预算执行数, 预算执行率, 权重, 得分] }
      - cells: [总额, { field: funding.budget.total }, { field: funding.adjusted.total }, { field: funding.spent.total }, { field: funding.execution.rate }, { field: funding.execution.weight }, { field: funding.execution.score }]
      - cells: [其中：财政资金, { field: funding.budget.sources.财政资金 }, { field: funding.adjusted.sources.财政资金 }, { field: funding.spent.sources.财政资金 }, /, /, ""]
      - cells: [单位资金, { field: funding.budget.sources.单位资金 }, { field: funding.adjusted.sources.单位资金 }, { field: funding.spent.sources.单位资金 }, /, /, ""]
  - columns: [26, 74, rest]
    label: 年度总体目标
    rows:
      - { keep: true, cells: [年初设定目标, 年度总体目标完成情况综述] }
      - { split: true, cells: [{ field: goals.annual, style: goal }, { field: goals.actual, style: goal }] }
  - columns: [26, 14, 20, 28, 14, 20, 20, 12, rest]
    label: 绩效指标
    rows:
      - { head: true, cells: [一级指标, 二级指标, 三级指标, 分值, 年度指标值, 全年实际值, 得分, 未完成原因及拟采取的改进措施] }
      - each: indicators.annual
        cells: [{ level: 1 }, { level: 2 }, { field: .name }, { field: .weight }, { field: .value }, { field: .actual }, { field: .score }, { field: .deviation }]
      - cells: [{ text: 总分, span: 3 }, "100", "", "", { field: totalScore }, ""]
below: []`,

  'indicators without levels': `
title: 项目绩效目标表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - cells: [项目总投资（万元）, { field: funding.rows.project.total }]
  - { split: true, cells: [绩效目标, { field: goals.annual, style: goal }] }
  - columns: [26, 70, 40, rest]
    label: 绩效指标
    rows:
      - { head: true, cells: [三级指标, 指标值, 备注] }
      - each: indicators.ungrouped
        cells: [{ field: .name }, { field: .value }, { field: .note }]
below: []`,

  'boxes before the options, parts of the grants': `
title: 项目支出绩效目标申报表
choiceMarks: { open: □, ticked: √, before: true, gap: 0 }
${LEVELS}
rows:
  - columns: [26, 61, 26, rest]
    cells: [项目名称, { field: project.name }, 项目属性, { choice: project.attribute, options: [新增项目, 延续项目] }]
  - cells: [项目类别, { choice: project.category, options: [一类, 二类, 三类, 第四类, 第五类], perLine: 3, style: text }]
  - cells: [起止时间, { text: "{project.period.start}至{project.period.end}", style: value }]
  - columns: [26, 30, 48, rest]
    label: 项目资金申请
    rows:
      - cells: [{ text: 资金总额, span: 2 }, { field: funding.rows.project.total }]
      - label: 财政拨款
        rows:
          - cells: [小计, { field: funding.rows.project.sources.财政拨款 }]
          - cells: [上级, { field: funding.rows.project.sources.上级财政拨款 }]
          - cells: [本级, { field: funding.rows.project.sources.本级财政拨款 }]
      - cells: [{ text: 其他, span: 2 }, { field: funding.rows.project.sources.其他资金 }]
  - columns: [26, 48, 20, 40, rest]
    label: 进度计划
    rows:
      - { keep: true, cells: [序号, 实施内容, 开始时间, 完成时间] }
      - each: schedule
        cells: [{ text: "{#}" }, { field: .task }, { field: .start }, { field: .end }]
below: []`,

  'goals above their indicators, a schedule in words': `
title: 项目支出绩效目标申报表
${LEVELS}
rows:
  - cells: [项目名称, { field: project.name }]
  - cells: [项目申请原因（包括设立依据、可行性及必要性）, { text: ["{justification.basis}", "{justification.feasibility}", "{justification.necessity}"], style: narrative }]
  - label: 项目实施进度计划（450字内）
    rows:
      - { each: schedule, split: true, cells: [{ field: .task, style: narrative }] }
  - columns: [26, 24, 30, 56, rest]
    label: 年度绩效目标
    rows:
      - { head: true, cells: [一级指标, 二级指标, 三级指标, 指标值] }
      - each: objectives
        rows:
          - { keep: true, cells: [{ text: "项目年度目标{#}：{.text}", span: rest, style: text }] }
          - each: .indicators
            cells: [{ level: 1 }, { level: 2 }, { field: .name, style: text }, { field: .value }]
  - columns: [26, 61, 26, rest]
    cells: [填报人, { field: preparer.name }, 联系电话, { field: preparer.phone }]
below: []`,
};

/** Names of the forms. */
export const formsInUse: readonly string[] = Object.keys(FORMS);

/** The template of a form; throws where it is itself wrong. */
export const formInUse: (name: string) => FormTemplate = name => load(`${name}.yaml`);

const load = templateLoader(path => {
  const form = FORMS[path.replace(/\.yaml$/, '')] ?? '';
  return new TextEncoder().encode(`extends: base\nparts:\n${form}`);
});
