/**
 * Names under which bureaus' forms ask for the fields of a filing, besides the titles of its schema: add here what a
 * form calls otherwise.
 */

/** Lists that a form prints row by row. */
export type ListKind = 'funding' | 'schedule' | 'indicators';

/** Prints both ends of the project's period; not a single value, so not a field of its own. */
export const PERIOD = 'project.period';

/** Other names of fields, by path. A name that stands at several is tried in this order. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  reportingUnit: ['申报单位', '编报单位', '填表单位', '预算单位', '单位名称', '填报部门'],
  'project.name': ['项目名'],
  'project.department': ['主管部门名称', '一级主管部门', '项目主管部门'],
  'project.departmentCode': ['部门编码', '主管部门代码', '预算部门编码'],
  'project.implementingUnit': [
    '实施单位',
    '项目实施单位',
    '项目承担单位',
    '项目申报单位',
    '项目（实施）单位',
  ],
  'project.leader': ['负责人', '项目责任人', '项目负责人姓名'],
  'project.phone': ['电话', '联系方式', '项目负责人电话', '负责人联系电话'],
  [PERIOD]: [
    '起止时间',
    '项目起止日期',
    '项目实施期限',
    '项目期限',
    '项目周期',
    '项目执行期',
    '项目期',
  ],
  'project.period.start': ['计划开始日期', '计划开始时间', '项目开始时间', '开始日期'],
  'project.period.end': ['计划完成日期', '计划完成时间', '项目完成时间', '完成日期', '结束时间'],
  unitFunctions: [
    '单位职能',
    '部门职能',
    '单位职责概述',
    '部门职能概述',
    '单位主要职能',
    '单位职能简介',
  ],
  overview: ['项目概述', '项目简介', '项目基本情况', '项目主要内容'],
  'justification.basis': ['立项依据', '项目立项依据', '项目设立依据', '设立依据', '立项的依据'],
  'justification.feasibility': [
    '立项可行性',
    '项目立项的可行性',
    '项目可行性',
    '申报的可行性',
    '可行性',
  ],
  'justification.necessity': [
    '立项必要性',
    '项目立项的必要性',
    '项目立项必要性',
    '项目必要性',
    '申报的必要性',
    '必要性',
  ],
  'goals.longTerm': [
    '项目总目标',
    '项目总体目标',
    '总体目标',
    '中期目标',
    '实施期目标',
    '项目长期目标',
    '项目绩效总目标',
  ],
  'goals.annual': [
    '年度绩效目标',
    '年度总体目标',
    '本年度目标',
    '项目年度目标',
    '当年目标',
    '年度绩效总目标',
  ],
  remarks: ['其他需要说明的问题', '其他需说明问题', '其他说明', '其他需要说明的情况'],
  'preparer.name': ['填表人', '经办人', '制表人', '填报人姓名'],
  'preparer.phone': ['填报人电话', '填表人电话', '电话', '联系方式'],
  'preparer.date': ['填表日期', '填报时间', '填表时间', '申报日期', '日期'],
};

/** Other names of the columns of lists; relative to the item. */
export const COLUMNS: Readonly<Record<ListKind, Readonly<Record<string, readonly string[]>>>> = {
  funding: {
    '.years': ['年度', '预算年度', '年份年度'],
    '.total': ['金额合计', '资金总额', '总额', '小计', '总计', '项目资金总额'],
  },
  schedule: {
    '.task': [
      '实施内容',
      '工作内容',
      '主要工作',
      '实施阶段',
      '项目实施阶段',
      '进度安排',
      '项目实施计划',
    ],
    '.start': ['开始日期', '起始时间', '计划开始时间', '计划开始日期'],
    '.end': ['结束时间', '完成日期', '结束日期', '计划完成时间', '计划完成日期'],
  },
  indicators: {
    '.name': [
      '三级指标',
      '指标名称',
      '绩效指标',
      '具体指标',
      '绩效指标内容',
      '三级指标内容',
      '指标',
    ],
    '.value': [
      '绩效指标值',
      '年度指标值',
      '指标目标值',
      '绩效标准',
      '指标标准',
      '本年度计划水平',
      '预期指标值',
    ],
    '.note': ['说明', '备注说明'],
    '.weight': ['权重', '分值', '指标权重', '指标分值'],
    '.explanation': [
      '指标说明',
      '评分细则',
      '评分标准',
      '指标内容计算公式',
      '计算公式',
      '指标值说明',
    ],
    '.lastYear': ['上年度实际水平', '上年度实际值', '上年完成值', '上年实际水平'],
    '.source': ['指标值设定依据', '数据来源', '指标来源', '设定依据'],
    '.value.operator': ['计算符号', '符号'],
    '.value.unit': ['度量单位', '单位'],
  },
};
