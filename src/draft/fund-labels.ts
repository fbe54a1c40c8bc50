/** What labels of funds say by themselves: a total or a source, of the budget year or of the whole project. */
import type { RowKind } from '../filing/funding-rows.ts';
import { SOURCES } from '../form/label-names.ts';
import { bareLabel } from '../form/label-text.ts';

export interface FundLabel {
  /** The name without 其中, numbering, unit and colon. */
  readonly name: string;
  readonly isTotal: boolean;
  /** Whether 其中 stands before it. */
  readonly isPart: boolean;
  /** Where the label itself says it. */
  readonly kind?: RowKind;
}

const PART = /^[（(]?其中[:：]?/;
const TOTAL =
  /(?:总额|总计|合计|总投资|总预算|总金额|总数|总需求)(?:及构成)?$|^(?:当年|本年|本年度|年度|申请|年度申请|本次申请)(?:资金|预算|金额|年度预算|申请金额)$/;
const SOURCE =
  /拨款|收入|资金|基金|财政|预算|结余|结转|专户|债券|贷款|其他|其它|自筹|自有|补助|捐赠|上级|本级|中央|[省市县区]级/;
const NO_SOURCE = /依据|说明|用途|备注|名称|文件|编[号码]|代码|来源|明细|情况|占比/;

const YEAR = /年度|当年|本年|本次|今年/;
const PROJECT = /中期|长期|实施期|总投资|总预算|项目资金总额|项目总/;

/** Whether a label speaks of funds, so that names below or beside it are those of amounts. */
export const speaksOfFunds = (label: string) =>
  /资金|经费|预算/.test(label) && !/意见|审核|审批/.test(label);

/** Reads a label of funds; undefined for text that does not sound like one. */
export function fundLabel(text: string): FundLabel | undefined {
  const whole = text.replace(/\s+/g, '');
  const isPart = PART.test(bareLabel(whole));
  const name = bareLabel(bareLabel(whole).replace(PART, '')).replace(/[（(][^（()）]*[）)]$/, '');
  if (!/^[^\s.{}:：]{2,30}$/.test(name) || NO_SOURCE.test(name)) return undefined;
  const isTotal = !isPart && TOTAL.test(name);
  if (!isTotal && name !== SUBTOTAL && !SOURCE.test(name)) return undefined;
  const kind = isTotal ? kindIn(name) : kindIn(/^(?:当年|本年|本年度|年度|中期)/.exec(name)?.[0]);
  return { name, isTotal, isPart, ...(kind && { kind }) };
}

/** What departments spend, by label. */
const EXPENDITURE = new Map([
  ['基本支出', '.basic'],
  ['项目支出', '.project'],
]);

/** The column of what a department spends; undefined for a label of anything else. */
export const expenditureColumn = (text: string): string | undefined =>
  EXPENDITURE.get(bareLabel(text));

/** Asks for the sum of the parts that stand with it. */
export const SUBTOTAL = '小计';

function kindIn(words: string | undefined): RowKind | undefined {
  if (words === undefined) return undefined;
  if (YEAR.test(words)) return 'year';
  return PROJECT.test(words) ? 'project' : undefined;
}

/** The column of a source of funding by its head; `group` is what stands above several of them. */
export function sourceColumn(head: string, group = ''): string | undefined {
  const label = fundLabel(head);
  if (!label || label.isTotal) return undefined;
  const above = fundLabel(group);
  const isShort = !/拨款|资金|收入/.test(label.name);
  const isBelow = above && !above.isTotal && /拨款|收入|资金$/.test(above.name);
  return `.sources.${sourceName(label.name, isShort && isBelow ? above.name : undefined)}`;
}

/** The name under which a source stands in a filing; `whole` is the source that it is a part of. */
export function sourceName(name: string, whole: string | undefined): string {
  const known = Object.entries(SOURCES).find(([, others]) => others.includes(name))?.[0];
  const own = known ?? name.replace(/^其它/, '其他');
  if (whole !== undefined && !/拨款|资金|收入/.test(own)) return `${own}${whole}`;
  return own === '其他' ? '其他资金' : own;
}

/** Whether a source is one of the parts that forms list below a whole: what a unit earns, or where public money comes from. */
export function isPartOf(name: string, whole: string): boolean {
  if (/自有|自筹|单位/.test(whole)) return /收入|^其[他它]$/.test(name);
  return /财政/.test(whole)
    ? /上级|本级|中央|[省市县区]级|一般公共|基金|国有资本|补助/.test(name)
    : false;
}
