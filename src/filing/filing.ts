/**
 * A filing: what one YAML file says, as typed data. Rules and forms read it; nothing here knows a form's layout.
 *
 * Glossary (English identifier = 术语):
 * filing = 申报；reporting unit = 填报单位；department = 主管部门；implementing unit = 项目单位；
 * attribute = 项目属性；period = 项目起止时间；funding = 项目资金申请；source of funding = 资金来源；
 * justification = 项目立项情况；schedule = 项目实施进度计划；performance goal = 绩效目标（long-term 长期、annual 年度）；
 * performance indicator = 绩效指标；first and second level = 一级指标、二级指标；indicator value = 指标值；
 * preparer = 填报人。
 */
import type Big from 'big.js';

/** A calendar day that exists. */
export interface Day {
  readonly kind: 'day';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An exact amount of money in the filing's unit (万元 or 元); printed as `text`, as written. */
export interface Amount {
  readonly kind: 'amount';
  readonly text: string;
  readonly value: Big;
}

/** One budget year or a run of them, both ends included. */
export interface Years {
  readonly kind: 'years';
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** An indicator's value as printed, e.g. ≥95%; the parts where the filing states them apart. */
export interface IndicatorValue {
  readonly kind: 'indicator-value';
  readonly text: string;
  readonly operator?: string;
  readonly target?: string;
  readonly unit?: string;
}

export interface Indicator {
  readonly name?: string;
  readonly value?: IndicatorValue;
  readonly note?: string;
  /** 分值权重. */
  readonly weight?: Amount;
  readonly explanation?: string;
  /** 上年实际值. */
  readonly lastYear?: string;
  /** 指标值来源, e.g. 历史标准. */
  readonly source?: string;
}

/** First level → second level → indicators, in the order written. */
export type IndicatorTable = Readonly<
  Record<string, Readonly<Record<string, readonly Indicator[]>>>
>;

export interface Period {
  readonly start?: Day;
  readonly end?: Day;
}

export interface FundingRow {
  readonly years?: Years;
  readonly total?: Amount;
  /** Amounts by the name of their source, e.g. 财政拨款. */
  readonly sources: Readonly<Record<string, Amount | undefined>>;
}

export interface ScheduleItem extends Period {
  readonly task?: string;
}

/** Groups and lists are always there, if empty; a value that is absent or ill-formed is undefined. */
export interface Filing {
  readonly form?: string;
  readonly year?: Years;
  readonly reportingUnit?: string;
  readonly project: {
    readonly name?: string;
    readonly attribute?: string;
    readonly department?: string;
    readonly departmentCode?: string;
    readonly implementingUnit?: string;
    readonly leader?: string;
    readonly phone?: string;
    readonly period: Period;
  };
  readonly funding: { readonly unit?: string; readonly rows: readonly FundingRow[] };
  readonly unitFunctions?: string;
  readonly overview?: string;
  readonly justification: {
    readonly basis?: string;
    readonly feasibility?: string;
    readonly necessity?: string;
  };
  readonly schedule: readonly ScheduleItem[];
  readonly goals: { readonly longTerm?: string; readonly annual?: string };
  readonly indicators: { readonly longTerm: IndicatorTable; readonly annual: IndicatorTable };
  readonly remarks?: string;
  readonly preparer: { readonly name?: string; readonly phone?: string; readonly date?: Day };
}

/** A value that a form prints. */
export type Value = string | Day | Amount | Years | IndicatorValue;
