/**
 * What the labels of bureaus' forms mean: label → field path. The titles of the filing's schema come first; below them
 * stand the other names under which the same fields are known.
 */
import { kindOf, resolve, type SchemaNode, schemaAt } from '../filing/fields.ts';
import { nearest } from '../source/suggest.ts';

/** Prints both ends of the project's period; not a single value, so not a field of its own. */
export const PERIOD = 'project.period';

/** Other names of fields, by path. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
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
const COLUMNS: Readonly<Record<ListKind, Readonly<Record<string, readonly string[]>>>> = {
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

/** Lists that a form prints row by row. */
export type ListKind = 'funding' | 'schedule' | 'indicators';

/** Where the items of each kind stand in the filing. */
const ITEMS: Readonly<Record<ListKind, readonly (string | number)[]>> = {
  funding: ['funding', 'rows', 0],
  schedule: ['schedule', 0],
  indicators: ['indicators', 'annual', '一级', '二级', 0],
};

/** The bare name in a label: no white space, numbering, colon, or units and seals in brackets. */
export function keyOf(label: string): string {
  return label
    .replace(/\s+/g, '')
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*/, '')
    .replace(
      /[（(](?:单位[:：]?)?(?:万元|元|盖章|公章|签章|签字|必填|选填|可选|打?√|√?选择?)[）)]/g,
      '',
    )
    .replace(/[:：*＊]+$/, '');
}

/** The fields that a label beside or above an empty cell may stand for, likeliest first; empty when it is not known. */
export const fieldsOf = (label: string): readonly string[] => lookUp(fieldNames, label);

/** The same for a label in a line above or below the table, where the preparer's data stand. */
export const lineFieldsOf = (label: string): readonly string[] => {
  if (keyOf(label) === '单位') return ['funding.unit'];
  return [...lookUp(fieldNames, label)].sort((a, b) => rank(a) - rank(b));
};

/** The field of a list's column by its head, e.g. .task; undefined when it is not known. */
export const columnOf = (kind: ListKind, head: string): string | undefined =>
  lookUp(columnNames[kind], head)[0];

/** The column of a source of funding; what does not sound like one is none. */
export function sourceOf(head: string): string | undefined {
  const name = keyOf(head);
  return /拨款|收入|资金|预算|结余|专户|债券|贷款|其他/.test(name) && /^[^\s.{}]{2,30}$/.test(name)
    ? `.sources.${name}`
    : undefined;
}

/** The field of an amount that stands beside its label, below a heading that speaks of funds. */
export function fundOf(label: string, heading: string): string | undefined {
  if (!/资金|经费|预算/.test(heading)) return undefined;
  const name = label.replace(/\s+/g, '').replace(/^其中[:：]?/, '');
  const column = columnOf('funding', name) ?? sourceOf(name);
  return column === undefined ? undefined : `funding.rows.0${column}`;
}

/** The known label nearest to one that is not known, with its field. */
export function likeness(
  label: string,
): { readonly label: string; readonly field: string } | undefined {
  const known = nearest(keyOf(label), fieldNames.keys());
  const shared = [...(known ?? '')].filter(character => label.includes(character)).length;
  if (shared < 0.6 * (known?.length ?? 0)) return undefined;
  const field = known === undefined ? undefined : fieldNames.get(known)?.[0];
  return known !== undefined && field !== undefined ? { label: known, field } : undefined;
}

/** Whether a field takes paragraphs rather than a few words. */
export const isNarrative = (field: string) =>
  /^(unitFunctions|overview|justification|goals|remarks)(\.|$)/.test(field);

const rank = (field: string) => (/^(preparer|reportingUnit)/.test(field) ? 0 : 1);

function lookUp(names: ReadonlyMap<string, readonly string[]>, label: string): readonly string[] {
  const key = keyOf(label);
  const spellings = [key, key.replace(/[（()）/]/g, ''), key.replace(/[（(][^（()）]*[）)]/g, '')];
  return spellings.map(spelling => names.get(spelling)).find(found => found !== undefined) ?? [];
}

/** Titles and other names of the single values below a schema node, by name. */
function namesOf(
  node: SchemaNode | undefined,
  prefix: string,
  synonyms: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (name: string | undefined, path: string) => {
    const key = name === undefined ? '' : keyOf(name).replace(/[（()）/]/g, '');
    if (key !== '') names.set(key, [...(names.get(key) ?? []), path]);
  };
  const walk = (at: SchemaNode, path: string) => {
    for (const [key, value] of Object.entries(resolve(at).properties ?? {})) {
      const place = path === '' ? `${prefix}${key}` : `${path}.${key}`;
      if (kindOf(value) || place === PERIOD) add(value.title, place);
      if (!resolve(value).items) walk(value, place);
    }
  };
  if (node) walk(node, '');
  for (const [path, others] of Object.entries(synonyms)) for (const name of others) add(name, path);
  return names;
}

const fieldNames = namesOf(schemaAt([]), '', SYNONYMS);

const columnNames: Readonly<Record<ListKind, ReadonlyMap<string, readonly string[]>>> = {
  funding: namesOf(schemaAt(ITEMS.funding), '.', COLUMNS.funding),
  schedule: namesOf(schemaAt(ITEMS.schedule), '.', COLUMNS.schedule),
  indicators: namesOf(schemaAt(ITEMS.indicators), '.', COLUMNS.indicators),
};
